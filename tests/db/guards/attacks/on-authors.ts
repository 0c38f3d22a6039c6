import { sql } from 'kysely';
import { uuidv7 } from '#db/id.ts';
import { digest } from '../../../case/ids.ts';
import { judge, supervisor, theEngine } from '../../../case/people.ts';
import type { TestInstitution } from '../../../case/test-institution.ts';
import { samplePolicy } from '../../../setup/sample-policy.ts';
import type { Raw } from '../../past-the-core.ts';
import { entry, findingRow, partsOn, recordRow, type Attack } from './attack.ts';

const CLERKS_PROGRAM = { kind: 'system', id: 'loan-system', role: 'institution' } as const;

/** An entry that somebody writes whose it is not. */
const saidBy = (
  guard: string,
  failure: string,
  kind: string,
  actor: { kind: string; id: string; role: string },
  as?: Attack['as'],
): Attack => ({
  guard: `${guard} on trail`,
  failure,
  code: 'HK010',
  ...(as && { as }),
  async by(bank) {
    const [caseId = ''] = await bank.notified(1);
    return [entry(bank, caseId, { kind, actor })];
  },
});

const ledger = (table: string, columns: string, values: (bank: TestInstitution, caseId: string) => Raw): Attack => ({
  guard: `no_ledger_by_the_api on ${table}`,
  failure: `the API writes ${table} (${columns})`,
  code: 'HK010',
  as: 'hearken_api',
  async by(bank) {
    const [caseId = ''] = await bank.received(1);
    return [values(bank, caseId)];
  },
});

/** Who writes what: acts of people that a program makes up, and what one program writes of the other's. */
export const attacksOnAuthors: readonly Attack[] = [
  saidBy('no_program_for_a_judge', 'the engine asks a question in the place of a judge', 'questionAsked', theEngine),
  saidBy(
    'no_program_for_a_judge',
    'an institution’s program sees the score as a judge',
    'scoreRevealed',
    CLERKS_PROGRAM,
  ),
  saidBy('nobody_for_a_supervisor', 'a judge declines a late claim', 'lateClaimDeclined', judge(1)),
  saidBy('nobody_for_a_supervisor', 'the engine ends a legal hold', 'legalHoldSet', theEngine),
  saidBy('nobody_for_the_subject', 'a supervisor rests the case for its subject', 'nothingToAdd', supervisor),
  saidBy(
    'nobody_for_the_subject',
    'an institution’s program agrees to a withdrawal',
    'withdrawalAnswered',
    CLERKS_PROGRAM,
  ),
  saidBy('no_engine_for_an_institution', 'the engine corrects facts', 'factsCorrected', theEngine),
  saidBy(
    'no_person_by_a_worker',
    'a worker corrects a contact in the institution’s name',
    'contactCorrected',
    CLERKS_PROGRAM,
    'hearken_worker',
  ),
  {
    guard: 'no_person_by_a_worker on findings',
    failure: 'a worker adds a finding to a judge’s record',
    code: 'HK010',
    as: 'hearken_worker',
    async by(bank) {
      const [caseId = ''] = await bank.notified(1);
      const claimId = await bank.case(caseId).claimed();
      const recordId = uuidv7();
      await bank.within((transaction) =>
        recordRow(bank, caseId, recordId, { parts: partsOn(claimId) }).execute(transaction),
      );
      return [findingRow(bank, recordId, claimId)];
    },
  },
  {
    guard: 'no_person_by_a_worker on staff',
    failure: 'a worker takes back a conflict that a judge declared',
    code: 'HK010',
    as: 'hearken_worker',
    async by(bank) {
      await bank.received(1);
      await bank.within((transaction) =>
        sql`insert into staff (institution_id, staff_id, name, role, seen_at, conflicts)
            values (${bank.institutionId}, 'judge-8', 'Judge', 'judge', ${bank.at}, '{L-1}')
            on conflict do nothing`.execute(transaction),
      );
      return [sql`update staff set conflicts = '{}' where staff_id = 'judge-8'`];
    },
  },
  ledger(
    'ledger_entries',
    'a place in the tree',
    (bank, caseId) => sql`
      insert into ledger_entries (institution_id, entry_index, case_id, seq, leaf_hash, sequenced_at)
      select institution_id, (select count(*) from ledger_entries), case_id, seq, decode(leaf_hash, 'hex'), ${bank.at}
      from trail where case_id = ${caseId} and seq = 1`,
  ),
  ledger(
    'ledger_nodes',
    'a node',
    (bank) => sql`
      insert into ledger_nodes (institution_id, level, node_index, hash)
      values (${bank.institutionId}, 1, 0, decode(${digest(9)}, 'hex'))`,
  ),
  ledger(
    'ledger_checkpoints',
    'a head that nobody signed',
    (bank) => sql`
      insert into ledger_checkpoints (institution_id, size, root_hash, note, signed_at)
      select ${bank.institutionId}, coalesce(max(entry_index), -1) + 1, decode(${digest(9)}, 'hex'), 'note', ${bank.at}
      from ledger_entries`,
  ),
  ledger(
    'ledger_cosignatures',
    'a cosignature',
    (bank) => sql`
      insert into ledger_cosignatures select * from ledger_cosignatures where institution_id = ${bank.institutionId}`,
  ),
  ledger(
    'ledger_keys',
    'a key that the log never had',
    () => sql`insert into ledger_keys select * from ledger_keys where false`,
  ),
  {
    guard: 'of_now on service_reach',
    failure: 'claims are said to have been heard until long after the outage that begins now',
    code: 'HK014',
    byRealClock: true,
    by: () =>
      Promise.resolve([
        sql`insert into service_reach (last_heard_at) values ('2999-01-01T00:00:00Z')
            on conflict (one_row) do update set last_heard_at = excluded.last_heard_at`,
      ]),
  },
  {
    guard: 'of_now on views',
    failure: 'a judge is told ahead of time that a notice will come back',
    code: 'HK014',
    byRealClock: true,
    async by(bank) {
      const [caseId = ''] = await bank.notified(1, samplePolicy());
      return [
        sql`select store_view(jsonb_populate_record(null::views, jsonb_build_object('institution_id',
              ${bank.institutionId}::text, 'view_id', ${uuidv7()}::text, 'case_id', ${caseId}::text, 'principal_kind', 'human',
              'principal_id', 'judge-1', 'audience', 'judge', 'discloses_score', false, 'content_hash', ${digest(5)}::text,
              'served_at', '2999-01-01T00:00:00Z')), '{"reach": {"reached": false}}')`,
      ];
    },
  },
];
