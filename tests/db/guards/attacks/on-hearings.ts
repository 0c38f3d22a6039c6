import { sql } from 'kysely';
import { uuidv7 } from '#db/id.ts';
import type { FindingKind } from '#workflows/domain/finding.ts';
import type { Policy } from '#workflows/domain/policy.ts';
import { bounce, uncontested } from '../../../case/commands.ts';
import { digest } from '../../../case/ids.ts';
import { clerk, judge, supervisor, theEngine } from '../../../case/people.ts';
import type { TestInstitution } from '../../../case/test-institution.ts';
import { presentLinkOf } from '../../../setup/ensure-link.ts';
import { samplePolicy } from '../../../setup/sample-policy.ts';
import { byRecord, byScore, writeDecision } from '../../past-the-core.ts';
import { entry, partsOn, recordRow, type Attack } from './attack.ts';

const withHearing = (change: Partial<Policy['hearing']>) =>
  samplePolicy({ hearing: { ...samplePolicy().hearing, ...change } });

/** A claimed case after its window, of which the first judge has made a record. */
async function heard(bank: TestInstitution, policy = samplePolicy(), finding: FindingKind = 'specialPleading') {
  const [caseId = ''] = await bank.notified(1, policy);
  const one = bank.case(caseId);
  const claimId = await one.claimed();
  const recordId = await one.heardBy(judge(1), finding);
  await one.windowEnds();
  const rests = [byScore(await one.state()), byRecord(recordId, judge(1))];
  return { caseId, claimId, rests };
}

/** The same, and the subject objects to that judge. */
async function objectedTo(bank: TestInstitution) {
  const { caseId, rests } = await heard(bank);
  const one = bank.case(caseId);
  const objectionId = uuidv7();
  await one.does(await one.subject(), { type: 'objectToJudge', objectionId, reasonCommitment: digest(1) });
  return { caseId, rests, objectionId };
}

const assigned = (bank: TestInstitution, caseId: string, body: object, actor: ReturnType<typeof judge>) =>
  entry(bank, caseId, { kind: 'hearingAssigned', body: { role: 'judge', lease: 'PT4H', ...body }, actor });

const linkOf = (bank: TestInstitution, caseId: string) => ({
  execute: (transaction: Parameters<typeof presentLinkOf>[0]) => presentLinkOf(transaction, bank.institutionId, caseId),
});

export const attacksOnHearings: readonly Attack[] = [
  {
    guard: 'waits_for_the_objection on decisions',
    failure: 'a judge decides before the objection to them is answered',
    code: 'HK019',
    async by(bank) {
      const { caseId, rests } = await objectedTo(bank);
      return [writeDecision(bank, caseId, { outcome: 'refuse', by: judge(1) }, rests)];
    },
  },
  {
    guard: 'waits_for_the_objection on decisions',
    failure: 'the case’s row says nothing of an objection any more, and its judge decides',
    code: 'HK019',
    async by(bank) {
      const { caseId, rests } = await objectedTo(bank);
      return [
        sql`update cases set state = state #- '{hearing,objections}' where case_id = ${caseId}`,
        writeDecision(bank, caseId, { outcome: 'refuse', by: judge(1) }, rests),
      ];
    },
  },
  {
    guard: 'waits_for_the_objection on perspective_records',
    failure: 'a judge records before the objection to them is answered',
    code: 'HK019',
    async by(bank) {
      const [caseId = ''] = await bank.notified(1);
      const one = bank.case(caseId);
      const claimId = await one.claimed();
      await one.takenBy(judge(1));
      const said = { type: 'objectToJudge', objectionId: uuidv7(), reasonCommitment: digest(1) } as const;
      await one.does(await one.subject(), said);
      return [recordRow(bank, caseId, uuidv7(), { parts: partsOn(claimId) })];
    },
  },
  {
    guard: 'waits_for_the_objection on trail',
    failure: 'a judge proposes a decision before the objection to them is answered',
    code: 'HK019',
    async by(bank) {
      const { caseId } = await objectedTo(bank);
      return [entry(bank, caseId, { kind: 'decisionProposed', actor: judge(1) })];
    },
  },
  {
    guard: 'answered_by_a_supervisor on trail',
    failure: 'a judge answers the objection to themselves',
    code: 'HK010',
    async by(bank) {
      const { caseId, objectionId } = await objectedTo(bank);
      const body = { objectionId, judgeId: judge(1).id, upheld: false, reasonCommitment: digest(2) };
      return [entry(bank, caseId, { kind: 'objectionAnswered', body, actor: { ...judge(1), role: 'supervisor' } })];
    },
  },
  {
    guard: 'answered_by_a_supervisor on trail',
    failure: 'an objection does not make the hearing wait, although the policy lets none go on',
    code: 'HK010',
    async by(bank) {
      const { caseId } = await heard(bank);
      const actor = await bank.case(caseId).subject();
      const body = { objectionId: uuidv7(), judgeId: judge(1).id, reasonCommitment: digest(1), waits: false };
      return [linkOf(bank, caseId), entry(bank, caseId, { kind: 'judgeObjectedTo', body, actor })];
    },
  },
  {
    guard: 'answered_by_a_supervisor on trail',
    failure: 'a supervisor has a judge step back, so that nobody has to answer the objection to them',
    code: 'HK010',
    async by(bank) {
      const { caseId } = await objectedTo(bank);
      const body = { judgeId: judge(1).id, conflict: false };
      return [entry(bank, caseId, { kind: 'judgeRecused', body, actor: supervisor })];
    },
  },
  {
    guard: 'by_somebody_who_may on perspective_records',
    failure: 'a judge to whom the subject has rightly objected hears the case all the same',
    code: 'HK010',
    async by(bank) {
      const { caseId, objectionId } = await objectedTo(bank);
      const answer = { type: 'answerObjection', objectionId, upheld: true, reasonCommitment: digest(2) } as const;
      await bank.case(caseId).does(supervisor, answer);
      return [
        sql`insert into perspective_records (institution_id, record_id, case_id, judge_id, judge_kind, judge_role, seat,
              version, commitment, parts, recorded_at)
            select institution_id, ${uuidv7()}, case_id, judge_id, judge_kind, judge_role, seat, version + 1, commitment,
              parts, ${bank.at}
            from perspective_records where case_id = ${caseId}`,
      ];
    },
  },
  {
    guard: 'drawn_by_its_seed on trail',
    failure: 'no second judge is drawn although the policy wants one in every hearing',
    code: 'HK025',
    async by(bank) {
      const [caseId = ''] = await bank.notified(1, withHearing({ secondJudgeShare: 1 }));
      const body = { ground: 'claim', secondJudge: { seed: digest(1), drawn: false } };
      return [entry(bank, caseId, { kind: 'hearingOpened', body, actor: clerk })];
    },
  },
  {
    guard: 'drawn_by_its_seed on trail',
    failure: 'a hearing begins without the draw of a second judge',
    code: 'HK025',
    async by(bank) {
      const [caseId = ''] = await bank.notified(1);
      return [
        entry(bank, caseId, { kind: 'hearingOpened', body: { ground: 'claim', secondJudge: null }, actor: clerk }),
      ];
    },
  },
  {
    guard: 'heard_by_both_judges on decisions',
    failure: 'a judge decides alone where two were drawn',
    code: 'HK025',
    async by(bank) {
      const { caseId, rests } = await heard(bank, withHearing({ secondJudgeShare: 1 }));
      return [writeDecision(bank, caseId, { outcome: 'refuse', by: judge(1) }, rests)];
    },
  },
  {
    guard: 'heard_by_both_judges on decisions',
    failure: 'a judge who could not decipher the claim decides in its subject’s favour, and no other judge hears it',
    code: 'HK006',
    async by(bank) {
      const { caseId, rests } = await heard(bank, samplePolicy(), 'cannotDecipher');
      return [writeDecision(bank, caseId, { outcome: 'grant', by: judge(1) }, rests)];
    },
  },
  {
    guard: 'guarded on decisions',
    failure: 'a judge who has not heard the claim decides by the record of one who has',
    code: 'HK001',
    async by(bank) {
      const { caseId, rests } = await heard(bank);
      return [writeDecision(bank, caseId, { outcome: 'refuse', by: judge(2) }, rests)];
    },
  },
  {
    guard: 'guarded on decisions',
    failure: 'a machine decides adversely where the policy wants a person to sign off',
    code: 'HK007',
    async by(bank) {
      const [caseId = ''] = await bank.notified(1, samplePolicy({ uncontestedAdverse: 'signOff' }));
      await bank.case(caseId).windowEnds();
      return [writeDecision(bank, caseId, { outcome: 'refuse' }, [byScore(await bank.case(caseId).state())])];
    },
  },
  {
    guard: 'guarded on decisions',
    failure: 'a machine decides a case that waits for a person',
    code: 'HK007',
    async by(bank) {
      const always = samplePolicy({ appealWindow: { duration: 'P30D', for: 'all' } });
      const [caseId = ''] = await bank.notified(1, always, 0.1);
      const one = bank.case(caseId);
      await one.does(clerk, bounce);
      await one.windowEnds();
      await one.does(theEngine, uncontested(bank));
      return [writeDecision(bank, caseId, { outcome: 'grant' }, [byScore(await one.state())])];
    },
  },
  {
    guard: 'guarded on decisions',
    failure: 'a judge decides while claims are still taken',
    code: 'HK007',
    async by(bank) {
      const [caseId = ''] = await bank.notified(1);
      const one = bank.case(caseId);
      await one.claimed();
      const recordId = await one.heardBy(judge(1));
      const rests = [byScore(await one.state()), byRecord(recordId, judge(1))];
      return [
        sql`update cases set state = state || '{"nothingToAdd": true}' where case_id = ${caseId}`,
        writeDecision(bank, caseId, { outcome: 'refuse', by: judge(1) }, rests),
      ];
    },
  },
  {
    guard: 'given_to_somebody_who_may on trail',
    failure: 'a judge who stepped back gets the hearing again',
    code: 'HK010',
    async by(bank) {
      const { caseId } = await heard(bank);
      await bank.case(caseId).does(judge(1), { type: 'recuse', conflict: false });
      return [assigned(bank, caseId, { judgeId: judge(1).id, how: 'next', seat: 'first' }, judge(1))];
    },
  },
  {
    guard: 'given_to_somebody_who_may on trail',
    failure: 'a judge hears a case in a second seat',
    code: 'HK010',
    async by(bank) {
      const { caseId } = await heard(bank);
      return [assigned(bank, caseId, { judgeId: judge(1).id, how: 'next', seat: 'second' }, judge(1))];
    },
  },
  {
    guard: 'given_to_somebody_who_may on trail',
    failure: 'a judge who could not decipher a claim gets it again',
    code: 'HK006',
    async by(bank) {
      const { caseId } = await heard(bank, samplePolicy(), 'cannotDecipher');
      return [assigned(bank, caseId, { judgeId: judge(1).id, how: 'next', seat: 'first' }, judge(1))];
    },
  },
  {
    guard: 'given_to_somebody_who_may on trail',
    failure: 'a judge gives themselves a hearing of their choice as if a supervisor had',
    code: 'HK010',
    async by(bank) {
      const { caseId } = await heard(bank);
      return [assigned(bank, caseId, { judgeId: judge(2).id, how: 'given', seat: 'first' }, judge(2))];
    },
  },
  ...[
    (bank: TestInstitution, caseId: string) =>
      assigned(bank, caseId, { judgeId: judge(2).id, how: 'next', seat: 'first' }, judge(2)),
    (bank: TestInstitution, caseId: string) => recordRow(bank, caseId, uuidv7(), { judgeId: judge(2).id }),
  ].map((takes, place): Attack => ({
    guard: place === 0 ? 'given_to_somebody_who_may on trail' : 'guarded on perspective_records',
    failure: `a judge who read the score on the subject’s page ${place === 0 ? 'gets the hearing' : 'makes a record'}`,
    code: 'HK003',
    async by(bank) {
      const [caseId = ''] = await bank.notified(1);
      await bank.case(caseId).claimed();
      await bank.case(caseId).does(judge(2), { type: 'noteLinkReader' });
      return [takes(bank, caseId)];
    },
  })),
  {
    guard: 'handed_over_by_its_holder on trail',
    failure: 'the list of hearings says that a judge has one, who hands it over',
    code: 'HK010',
    async by(bank) {
      const { caseId } = await heard(bank);
      const body = { from: judge(2).id, judgeId: judge(3).id, reasonCommitment: digest(1) };
      return [
        sql`update hearings set holder_id = ${judge(2).id} where case_id = ${caseId}`,
        entry(bank, caseId, { kind: 'hearingDelegated', body, actor: judge(2) }),
      ];
    },
  },
];
