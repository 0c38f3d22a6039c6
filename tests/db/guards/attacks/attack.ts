import { sql, type IsolationLevel } from 'kysely';
import { digest } from '../../../case/ids.ts';
import { soundParts } from '../../../case/sound-parts.ts';
import type { TestInstitution } from '../../../case/test-institution.ts';
import { presentLinkOf } from '../../../setup/ensure-link.ts';
import type { Raw } from '../../past-the-core.ts';

/** Something that a program in the application's role could try in SQL, past the core. */
export interface Attack {
  /** The trigger that refuses it, as `name on table`. */
  guard: string;
  /** What would come of it. */
  failure: string;
  /** The SQLSTATE with which the guard refuses. */
  code: string;
  isolation?: IsolationLevel;
  /** Tried in this program's role, rather than in that which has the rights of both. */
  as?: 'hearken_api' | 'hearken_worker';
  /** By PostgreSQL's own clock, rather than by one that the test sets. */
  byRealClock?: true;
  /** Makes the case that is attacked, and gives the statements. */
  by(bank: TestInstitution): Promise<readonly Raw[]>;
}

interface Entry {
  kind: string;
  body?: object;
  actor?: { kind: string; id: string; role: string };
  /** The bank's time by default. */
  at?: string;
  /** The next place by default. */
  seq?: number;
}

/** SQL that writes the next entry of a case's trail. */
export const entry = (
  bank: TestInstitution,
  caseId: string,
  { kind, body = {}, actor = { kind: 'system', id: 'docket', role: 'engine' }, at = bank.at, seq }: Entry,
): Raw => sql`
  insert into trail (institution_id, case_id, seq, kind, actor_kind, actor_id, actor_role, body, at, command_id, leaf_hash,
    commitment)
  select ${bank.institutionId}, ${caseId}, coalesce(${seq ?? null}::int, max(seq) + 1), ${kind}, ${actor.kind}, ${actor.id},
    ${actor.role}, ${JSON.stringify(body)}, ${at}, 'raw', ${digest(7)}, ${digest(8)}
  from trail where case_id = ${caseId}`;

/** SQL that writes a claim without the core. */
export const claimRow = (bank: TestInstitution, caseId: string, claimId: string, raisedAt = bank.at): Raw => sql`
  insert into claims (institution_id, claim_id, case_id, raised_at)
  values (${bank.institutionId}, ${claimId}, ${caseId}, ${raisedAt})`;

/** The subject's entry of a claim and its row, both without the core. */
export async function rawClaim(bank: TestInstitution, caseId: string, claimId: string, at = bank.at): Promise<Raw[]> {
  const actor = await bank.case(caseId).subject();
  return [
    { execute: (transaction) => presentLinkOf(transaction, bank.institutionId, caseId) },
    entry(bank, caseId, { kind: 'claimRaised', body: { claimId }, actor, at }),
    claimRow(bank, caseId, claimId, at),
  ];
}

/** The parts of a record that is long enough for such findings as {@link findingRow} writes, on these claims. */
export const partsOn = (...claimIds: string[]): object[] =>
  soundParts(claimIds.map((claimId) => ({ claimId, confidence: 7, finding: 'specialPleading' as const })));

/** SQL that writes a perspective record without the core. */
export const recordRow = (
  bank: TestInstitution,
  caseId: string,
  recordId: string,
  { judgeId = 'judge-1', seat = 'first', at = bank.at, parts = partsOn() } = {},
): Raw => sql`
  insert into perspective_records (institution_id, record_id, case_id, judge_id, judge_kind, judge_role, seat, version,
    commitment, parts, recorded_at)
  values (${bank.institutionId}, ${recordId}, ${caseId}, ${judgeId}, 'human', 'judge', ${seat}, 1, 'c',
    ${JSON.stringify(parts)}, ${at})`;

/** SQL that writes a finding without the core. */
export const findingRow = (bank: TestInstitution, recordId: string, claimId: string): Raw => sql`
  insert into findings (institution_id, record_id, claim_id, finding, confidence)
  values (${bank.institutionId}, ${recordId}, ${claimId}, 'specialPleading', 7)`;

/** SQL that sets a hold on a policy, without an end. */
export const policyHold = (bank: TestInstitution, at = bank.at, policyKey = 'p'): Raw => sql`
  insert into policy_holds (institution_id, hold_id, policy_key, reason, set_by, set_at)
  values (${bank.institutionId}, gen_random_uuid(), ${policyKey}, 'a reason', 'supervisor-1', ${at})`;
