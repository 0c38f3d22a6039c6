import { sql } from 'kysely';
import { uuidv7 } from '#db/id.ts';
import { judge, theEngine } from '../../../case/people.ts';
import type { TestInstitution } from '../../../case/test-institution.ts';
import { byRecord, byScore, writeDecision } from '../../past-the-core.ts';
import { entry, findingRow, partsOn, recordRow, type Attack } from './attack.ts';

/** A case whose window has ended without a claim, and a decision of it that stands in its rows. */
async function uncontested(bank: TestInstitution) {
  const [caseId = ''] = await bank.notified(1);
  await bank.case(caseId).windowEnds();
  const decisionId = uuidv7();
  const rests = [byScore(await bank.case(caseId).state())];
  return { caseId, decisionId, row: writeDecision(bank, caseId, { decisionId, outcome: 'refuse' }, rests) };
}

const moved = (caseId: string, assignment: string) =>
  sql`update cases set ${sql.raw(assignment)} where case_id = ${caseId}`;

/** Rows that say what no entry of the trail says, and agree with one another. */
export const attacksOnEntries: readonly Attack[] = [
  {
    guard: 'said_by_an_entry on decisions',
    failure: 'the engine decides without a word on the trail',
    code: 'HK026',
    as: 'hearken_worker',
    by: async (bank) => [(await uncontested(bank)).row],
  },
  {
    guard: 'said_by_an_entry on decisions',
    failure: 'a judge decides without a word on the trail',
    code: 'HK026',
    as: 'hearken_api',
    async by(bank) {
      const [caseId = ''] = await bank.notified(1);
      const one = bank.case(caseId);
      await one.claimed();
      const recordId = await one.heardBy(judge(1), 'specialPleading');
      await one.windowEnds();
      const rests = [byScore(await one.state()), byRecord(recordId, judge(1))];
      return [writeDecision(bank, caseId, { outcome: 'refuse', by: judge(1) }, rests)];
    },
  },
  {
    guard: 'said_by_an_entry on decisions',
    failure: 'the trail says another outcome than the decision',
    code: 'HK026',
    async by(bank) {
      const { caseId, decisionId, row } = await uncontested(bank);
      const body = { decisionId, outcome: 'grant', adverse: false, decidedBy: null, signedBy: null, supersedes: null };
      return [entry(bank, caseId, { kind: 'decided', body, actor: theEngine }), row];
    },
  },
  {
    guard: 'said_by_an_entry on perspective_records',
    failure: 'a record is written without a word on the trail',
    code: 'HK026',
    as: 'hearken_api',
    async by(bank) {
      const [caseId = ''] = await bank.notified(1);
      return [recordRow(bank, caseId, uuidv7())];
    },
  },
  {
    guard: 'said_by_an_entry on findings',
    failure: 'a record finds what its entry does not say',
    code: 'HK026',
    as: 'hearken_api',
    async by(bank) {
      const [caseId = ''] = await bank.notified(1);
      const claimId = await bank.case(caseId).claimed();
      const recordId = uuidv7();
      const findings = [{ claimId, finding: 'exceptional', confidence: 7 }];
      const body = { recordId, recordCommitment: 'c', seat: 'first', version: 1, findings };
      return [
        entry(bank, caseId, { kind: 'perspectiveRecorded', body, actor: judge(1) }),
        recordRow(bank, caseId, recordId, { parts: partsOn(claimId) }),
        findingRow(bank, recordId, claimId),
      ];
    },
  },
  {
    guard: 'said_by_an_entry on theory_assessments',
    failure: 'a theory is assessed without a word on the trail',
    code: 'HK026',
    as: 'hearken_api',
    async by(bank) {
      const [caseId = ''] = await bank.notified(1);
      const assessment = sql`
        insert into theory_assessments (institution_id, assessment_id, case_id, judge_id, judge_kind, commitment, assessed_at)
        values (${bank.institutionId}, ${uuidv7()}, ${caseId}, ${judge(1).id}, 'human', 'c', ${bank.at})`;
      return [assessment];
    },
  },
  {
    guard: 'said_by_an_entry on cases',
    failure: 'a case comes in without a word on the trail',
    code: 'HK026',
    as: 'hearken_api',
    async by(bank) {
      const [caseId = ''] = await bank.received(1);
      const another = sql`
        insert into cases (institution_id, case_id, docket_id, subject_id, external_ref, policy_key, policy_version, facts,
          phase, seq, state, received_at, blind)
        select institution_id, ${uuidv7()}, docket_id, subject_id, 'another', policy_key, policy_version, facts,
          phase, seq, state, received_at, blind
        from cases where case_id = ${caseId}`;
      return [another];
    },
  },
  ...[`phase = 'hearing'`, `state = state || '{"nothingToAdd": true}'`].map((assignment): Attack => ({
    guard: 'moved_by_an_entry on cases',
    failure: `a case moves on without a word on the trail: ${assignment}`,
    code: 'HK026',
    as: 'hearken_api',
    async by(bank) {
      const [caseId = ''] = await bank.notified(1);
      return [moved(caseId, assignment)];
    },
  })),
  {
    guard: 'stands_at_the_last_entry on cases',
    failure: 'a case’s row counts entries that nobody wrote',
    code: 'HK026',
    as: 'hearken_api',
    async by(bank) {
      const [caseId = ''] = await bank.notified(1);
      return [moved(caseId, `seq = seq + 1, phase = 'hearing'`)];
    },
  },
];
