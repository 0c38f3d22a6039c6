import { sql } from 'kysely';
import { sha256 } from '#db/commitment.ts';
import { uuidv7 } from '#db/id.ts';
import { samplePolicy } from '../../../setup/sample-policy.ts';
import { judge } from '../../../case/people.ts';
import type { TestInstitution } from '../../../case/test-institution.ts';
import { byRecord, byScore, writeDecision, type DecisionRow } from '../../past-the-core.ts';
import type { Attack } from './attack.ts';

const guard = 'guarded on decisions';

/** A decision of the engine on a case without a claim, once its window has ended. */
async function uncontested(bank: TestInstitution, row: Partial<DecisionRow> = {}) {
  const [caseId = ''] = await bank.notified(1);
  await bank.case(caseId).windowEnds();
  const rests = [byScore(await bank.case(caseId).state())];
  return { caseId, steps: [writeDecision(bank, caseId, { outcome: 'refuse', ...row }, rests)] };
}

/** A decision of a judge who has heard the case's claim. */
async function heard(bank: TestInstitution, row: Partial<DecisionRow> = {}) {
  const [caseId = ''] = await bank.notified(1);
  await bank.case(caseId).claimed();
  const recordId = await bank.case(caseId).heardBy(judge(1), 'specialPleading');
  await bank.case(caseId).windowEnds();
  const rests = [byScore(await bank.case(caseId).state()), byRecord(recordId, judge(1))];
  return { caseId, rests, steps: [writeDecision(bank, caseId, { outcome: 'refuse', by: judge(1), ...row }, rests)] };
}

export const attacksOnDecisions: readonly Attack[] = [
  {
    guard: 'says_what_facts_changed on decisions',
    failure: 'an exception of several facts is decided without a word on what each of them changed',
    code: 'HK017',
    async by(bank) {
      const [caseId = ''] = await bank.notified(1);
      const one = bank.case(caseId);
      const claimId = await one.claimed();
      await one.windowEnds();
      const individualFactIds = [uuidv7(), uuidv7()];
      const finding = { claimId, confidence: 5, finding: 'exceptional' as const, individualFactIds };
      const recordId = await one.heardBy(judge(1), 'exceptional', { findings: [finding] });
      const rests = [byScore(await one.state()), byRecord(recordId, judge(1))];
      const row = { outcome: 'grant', by: judge(1), outcomeWithoutIndividualFacts: 'refuse' };
      return [writeDecision(bank, caseId, row, rests)];
    },
  },
  {
    guard,
    failure: 'a machine decides an open window, dated ahead of it',
    code: 'HK014',
    byRealClock: true,
    async by(bank) {
      const [caseId = ''] = await bank.notified(1);
      const rests = [byScore(await bank.case(caseId).state())];
      return [writeDecision(bank, caseId, { outcome: 'refuse', at: '2099-01-01T00:00:00.000Z' }, rests)];
    },
  },
  {
    guard,
    failure: 'a decision is dated back',
    code: 'HK014',
    byRealClock: true,
    async by(bank) {
      const [caseId = ''] = await bank.notified(1, samplePolicy(), null);
      const recordId = await bank.case(caseId).heardBy(judge(1), 'specialPleading');
      const row = { outcome: 'grant', by: judge(1), at: '2026-01-01T00:00:00.000Z' };
      return [writeDecision(bank, caseId, row, [byRecord(recordId, judge(1))])];
    },
  },
  {
    guard,
    failure: 'a machine decides while claims are taken',
    code: 'HK007',
    async by(bank) {
      const [caseId = ''] = await bank.notified(1);
      const rests = [byScore(await bank.case(caseId).state())];
      return [writeDecision(bank, caseId, { outcome: 'refuse' }, rests)];
    },
  },
  {
    guard,
    failure: 'a decision supersedes itself, so that a case has two in force',
    code: 'HK004',
    async by(bank) {
      const decisionId = uuidv7();
      const { caseId, rests, steps } = await heard(bank);
      const itself = { outcome: 'grant', by: judge(1), decisionId, supersedes: decisionId };
      return [...steps, writeDecision(bank, caseId, itself, rests)];
    },
  },
  {
    guard,
    failure: 'two decisions supersede each other, and none was the first',
    code: 'HK004',
    async by(bank) {
      const [one, other] = [uuidv7(), uuidv7()];
      const { caseId } = await heard(bank);
      return [
        sql`insert into decisions (institution_id, decision_id, case_id, outcome, adverse, route, actor_kind, actor_id,
              actor_role, supersedes, superseding_reason, decided_at)
            select ${bank.institutionId}, id, ${caseId}, 'grant', false, 'hearing', 'human', 'judge-1', 'judge', replaced,
              ${sha256('a reason')}, ${bank.at}
            from (values (${one}::uuid, ${other}::uuid), (${other}::uuid, ${one}::uuid)) as both_of (id, replaced)`,
      ];
    },
  },
  {
    guard,
    failure: 'a judge decides on an outcome that the policy does not have',
    code: 'HK004',
    by: async (bank) => (await heard(bank, { outcome: 'imprison', adverse: true })).steps,
  },
  {
    guard,
    failure: 'a judge alone departs from the score under a policy that wants a second person to sign',
    code: 'HK010',
    async by(bank) {
      const { hearing } = samplePolicy();
      const [caseId = ''] = await bank.notified(
        1,
        samplePolicy({ hearing: { ...hearing, overrideNeedsSignature: true } }),
      );
      await bank.case(caseId).claimed();
      const recordId = await bank.case(caseId).heardBy(judge(1), 'specialPleading');
      await bank.case(caseId).windowEnds();
      const rests = [byScore(await bank.case(caseId).state()), byRecord(recordId, judge(1))];
      return [writeDecision(bank, caseId, { outcome: 'grant', by: judge(1) }, rests)];
    },
  },
  {
    guard,
    failure: 'an adverse outcome counts as none',
    code: 'HK004',
    by: async (bank) => (await heard(bank, { outcome: 'refuse', adverse: false })).steps,
  },
  {
    guard,
    failure: 'a decision would have been an outcome that the policy does not have',
    code: 'HK004',
    by: async (bank) => (await heard(bank, { outcomeWithoutIndividualFacts: 'imprison' })).steps,
  },
  {
    guard: 'sees_what_is_committed on decisions',
    failure: 'a decision does not see the claim that was committed since it began',
    code: 'HK015',
    isolation: 'repeatable read',
    by: async (bank) => (await uncontested(bank)).steps,
  },
  {
    guard: 'accounted_for on decisions',
    failure: 'the case’s row does not say that it was decided',
    code: 'HK004',
    by: async (bank) => (await heard(bank, { isSaidByTheCase: false })).steps,
  },
  {
    guard: 'accounted_for on decisions',
    failure: 'a decision rests on nothing',
    code: 'HK002',
    async by(bank) {
      const { caseId } = await heard(bank);
      return [writeDecision(bank, caseId, { outcome: 'refuse', by: judge(1) }, [])];
    },
  },
  {
    guard: 'of_their_decision on contributions',
    failure: 'a decision comes to rest on something that is added later',
    code: 'HK009',
    byRealClock: true,
    async by(bank) {
      const [caseId = ''] = await bank.notified(1);
      await bank.case(caseId).claimed();
      await bank.case(caseId).rested();
      await bank.case(caseId).heardBy(judge(1), 'specialPleading');
      const decisionId = await bank.case(caseId).decidedBy(judge(1), 'refuse');
      return [
        sql`insert into contributions (institution_id, decision_id, source_id, method, actor_kind, actor_id, weight)
            values (${bank.institutionId}, ${decisionId}, ${uuidv7()}, 'theoryBased', 'human', 'judge-1', 'considered')`,
      ];
    },
  },
  {
    guard: 'by_somebody_who_may on decisions',
    failure: 'a judge who stepped back decides',
    code: 'HK010',
    async by(bank) {
      const { caseId, rests } = await heard(bank);
      await bank.within((transaction) =>
        sql`insert into staff (institution_id, staff_id, name, role, seen_at, conflicts)
            select institution_id, 'judge-9', 'Judge', 'judge', ${bank.at}, array[external_ref]
            from cases where case_id = ${caseId}
            on conflict (institution_id, staff_id) do update set conflicts = excluded.conflicts`.execute(transaction),
      );
      const row = { outcome: 'refuse', by: { ...judge(1), id: 'judge-9' } };
      return [writeDecision(bank, caseId, row, rests)];
    },
  },
];
