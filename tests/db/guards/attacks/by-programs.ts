import { sql } from 'kysely';
import { uuidv7 } from '#db/id.ts';
import { samplePolicy } from '../../../setup/sample-policy.ts';
import { judge } from '../../../case/people.ts';
import { byRecord, byScore, writeDecision } from '../../past-the-core.ts';
import { entry, policyHold, recordRow, type Attack } from './attack.ts';

const servedNote = (notedAt: string) => sql`
  insert into claims_served (process_id, served_until, waiting, noted_at)
  values (${uuidv7()}, '2026-01-01T00:00:00.000Z', '{}', ${notedAt})`;

/** A worker that writes nothing into a table, which its guard refuses all the same. */
const nothingInto = (
  table: string,
  failure: string,
  column = 'institution_id',
  guard = 'no_person_by_a_worker',
): Attack => ({
  guard: `${guard} on ${table}`,
  failure,
  code: 'HK010',
  as: 'hearken_worker',
  by: () =>
    Promise.resolve([
      sql`insert into ${sql.table(table)} (${sql.ref(column)}) select ${sql.ref(column)} from ${sql.table(table)} where false`,
    ]),
});

/** What API and worker could write of each other's. */
export const attacksByPrograms: readonly Attack[] = [
  {
    guard: 'no_person_by_a_worker on policy_holds',
    failure: 'a worker ends a supervisor’s hold on a policy',
    code: 'HK010',
    as: 'hearken_worker',
    async by(bank) {
      await bank.notified(1);
      return [policyHold(bank)];
    },
  },
  {
    guard: 'of_now on policy_holds',
    failure: 'a hold on a policy that outlasts every later one',
    code: 'HK014',
    byRealClock: true,
    async by(bank) {
      await bank.notified(1);
      return [policyHold(bank, '2999-01-01T00:00:00.000Z')];
    },
  },
  {
    guard: 'no_person_by_a_worker on claims_served',
    failure: 'a worker says in the name of an API process what is served',
    code: 'HK010',
    as: 'hearken_worker',
    by: () => Promise.resolve([servedNote('2026-01-01T00:00:00.000Z')]),
  },
  {
    guard: 'of_now on claims_served',
    failure: 'a note that keeps every window open for good',
    code: 'HK014',
    as: 'hearken_api',
    by: () => Promise.resolve([servedNote('2999-01-01T00:00:00.000Z')]),
  },
  {
    guard: 'no_person_by_a_worker on trail',
    failure: 'a worker writes an entry of a judge',
    code: 'HK010',
    as: 'hearken_worker',
    async by(bank) {
      const [caseId = ''] = await bank.notified(1);
      return [entry(bank, caseId, { kind: 'judgeRecused', body: { judgeId: 'judge-1' }, actor: judge(1) })];
    },
  },
  {
    guard: 'no_engine_by_the_api on trail',
    failure: 'the API closes a window in the engine’s name',
    code: 'HK010',
    as: 'hearken_api',
    async by(bank) {
      const [caseId = ''] = await bank.notified(1);
      await bank.case(caseId).windowEnds();
      return [entry(bank, caseId, { kind: 'appealWindowClosed' })];
    },
  },
  {
    guard: 'no_engine_by_the_api on trail',
    failure: 'the API says in an institution’s name that a notice was handed over',
    code: 'HK010',
    as: 'hearken_api',
    async by(bank) {
      const [caseId = ''] = await bank.scored(1);
      const actor = { kind: 'system', id: 'loan-system', role: 'institution' };
      return [entry(bank, caseId, { kind: 'noticeHandedOver', actor })];
    },
  },
  {
    guard: 'no_person_by_a_worker on decisions',
    failure: 'a worker decides as a judge',
    code: 'HK010',
    as: 'hearken_worker',
    async by(bank) {
      const [caseId = ''] = await bank.notified(1, samplePolicy(), null);
      await bank.case(caseId).rested();
      const recordId = await bank.case(caseId).heardBy(judge(1), 'specialPleading');
      return [writeDecision(bank, caseId, { outcome: 'grant', by: judge(1) }, [byRecord(recordId, judge(1))])];
    },
  },
  {
    guard: 'no_engine_by_the_api on decisions',
    failure: 'the API decides as the engine',
    code: 'HK010',
    as: 'hearken_api',
    async by(bank) {
      const [caseId = ''] = await bank.notified(1);
      await bank.case(caseId).windowEnds();
      return [writeDecision(bank, caseId, { outcome: 'refuse' }, [byScore(await bank.case(caseId).state())])];
    },
  },
  {
    guard: 'no_person_by_a_worker on perspective_records',
    failure: 'a worker writes a perspective record',
    code: 'HK010',
    as: 'hearken_worker',
    async by(bank) {
      const [caseId = ''] = await bank.notified(1);
      return [recordRow(bank, caseId, uuidv7())];
    },
  },
  {
    guard: 'no_person_by_a_worker on theory_assessments',
    failure: 'a worker writes a theory assessment',
    code: 'HK010',
    as: 'hearken_worker',
    async by(bank) {
      const [caseId = ''] = await bank.notified(1);
      return [
        sql`insert into theory_assessments (institution_id, assessment_id, case_id, judge_id, judge_kind, commitment,
              assessed_at)
            values (${bank.institutionId}, ${uuidv7()}, ${caseId}, 'judge-1', 'human', 'c', ${bank.at})`,
      ];
    },
  },
  {
    guard: 'no_engine_by_the_api on scores',
    failure: 'the API gives a case its score',
    code: 'HK010',
    as: 'hearken_api',
    async by(bank) {
      const [caseId = ''] = await bank.received(1);
      return [
        sql`insert into scores (institution_id, score_id, case_id, document, hash, created_at)
            values (${bank.institutionId}, ${uuidv7()}, ${caseId}, '{}', 'h', ${bank.at})`,
      ];
    },
  },
  {
    guard: 'no_person_by_a_worker on sessions',
    failure: 'a worker signs in as a supervisor',
    code: 'HK010',
    as: 'hearken_worker',
    async by(bank) {
      await bank.received(1);
      return [
        sql`insert into sessions (institution_id, session_hash, staff_id, staff_name, roles, signed_in_at, seen_at, ends_at)
            values (${bank.institutionId}, ${uuidv7()}, 'supervisor-1', 'Supervisor', array['supervisor'], ${bank.at},
              ${bank.at}, '2999-01-01T00:00:00Z')`,
      ];
    },
  },
  {
    guard: 'no_person_by_a_worker on sessions',
    failure: 'a worker signs everybody out',
    code: 'HK010',
    as: 'hearken_worker',
    by: () => Promise.resolve([sql`delete from sessions`]),
  },
  {
    guard: 'no_person_by_a_worker on policies',
    failure: 'a worker changes the rules that the next cases come under',
    code: 'HK010',
    as: 'hearken_worker',
    async by(bank) {
      await bank.received(1);
      return [
        sql`insert into policies (institution_id, policy_key, version, document, hash, created_by, created_at)
            select institution_id, policy_key, max(version) + 1, (array_agg(document))[1], 'h', 'clerk-1', ${bank.at}
            from policies where institution_id = ${bank.institutionId} group by institution_id, policy_key`,
      ];
    },
  },
  {
    guard: 'no_person_by_a_worker on precedents',
    failure: 'a worker makes up the outcomes that cases are compared with',
    code: 'HK010',
    as: 'hearken_worker',
    async by(bank) {
      await bank.received(1);
      return [
        sql`insert into precedents (institution_id, policy_key, precedent_id, facts, adverse, imported_at)
            values (${bank.institutionId}, 'p', ${uuidv7()}, '{}', true, ${bank.at})`,
      ];
    },
  },
  {
    guard: 'no_person_by_a_worker on saved_searches',
    failure: 'a worker lays a search before an auditor in their own name',
    code: 'HK010',
    as: 'hearken_worker',
    async by(bank) {
      await bank.received(1);
      return [
        sql`select set_config('hearken.actor', 'human:auditor-1', true)`,
        sql`insert into saved_searches (institution_id, search_id, staff_id, list, name, query, saved_at)
            values (${bank.institutionId}, ${uuidv7()}, 'auditor-1', 'audit', 'Everything', 'of=decisions', ${bank.at})`,
      ];
    },
  },
  nothingInto('subjects', 'a worker makes up a person'),
  nothingInto('dockets', 'a worker makes up a docket'),
  nothingInto('cases', 'a worker makes up a case'),
  nothingInto('imports', 'a worker begins an import in a clerk’s name'),
  nothingInto('import_batches', 'a worker says that rows of an import were refused'),
  nothingInto('uploads', 'a worker uploads a file in a clerk’s name'),
  nothingInto('idempotency_keys', 'a worker answers a request that nobody has carried out'),
  nothingInto('staff', 'a worker appoints a judge', 'institution_id', 'no_new_person_by_a_worker'),
  nothingInto('data_key_fingerprint', 'a worker names another data key, so that no API starts', 'fingerprint'),
  {
    guard: 'of_now on ledger_keys',
    failure: 'a key of the ledger passes for older than the one before it',
    code: 'HK014',
    byRealClock: true,
    async by(bank) {
      await bank.notified(1);
      return [
        sql`insert into ledger_keys (institution_id, role, verifier_key, added_at)
            values (${bank.institutionId}, 'log', ${uuidv7()}, '2020-01-01T00:00:00Z')`,
      ];
    },
  },
];
