import { sql } from 'kysely';
import type { Facts, Policy } from '#workflows/domain/policy.ts';
import type { Phase } from '#workflows/domain/state.ts';
import { loadPolicies } from './policies/policies.ts';
import type { Transaction } from './transaction.ts';

/** A docket with its policy snapshot. */
export interface StoredDocket {
  docketId: string;
  policyKey: string;
  policyVersion: number;
  policy: Policy;
  caseCount: number;
  createdAt: string;
  createdBy: string;
}

export async function findDocket(
  transaction: Transaction,
  institutionId: string,
  docketId: string,
): Promise<StoredDocket | undefined> {
  const row = await transaction
    .selectFrom('dockets')
    .selectAll()
    .where('institution_id', '=', institutionId)
    .where('docket_id', '=', docketId)
    .executeTakeFirst();
  if (!row) return undefined;
  const policies = await loadPolicies(transaction, institutionId, [
    { key: row.policy_key, version: row.policy_version },
  ]);
  return {
    docketId: row.docket_id,
    policyKey: row.policy_key,
    policyVersion: row.policy_version,
    policy: policies.get(row.policy_key, row.policy_version),
    caseCount: row.case_count,
    createdAt: row.created_at,
    createdBy: row.created_by,
  };
}

/** How many of a docket's cases are in each phase. */
export async function countPhases(
  transaction: Transaction,
  institutionId: string,
  docketId: string,
): Promise<Partial<Record<Phase, number>>> {
  const rows = await transaction
    .selectFrom('cases')
    .select((expression) => ['phase', expression.fn.countAll<string>().as('count')])
    .where('institution_id', '=', institutionId)
    .where('docket_id', '=', docketId)
    .groupBy('phase')
    .execute();
  return Object.fromEntries(rows.map((row) => [row.phase, Number(row.count)]));
}

/** Ids of a docket's cases, in their order; none if the institution has no such docket. */
export async function caseIdsOfDocket(
  transaction: Transaction,
  institutionId: string,
  docketId: string,
): Promise<string[]> {
  const rows = await transaction
    .selectFrom('cases')
    .select('case_id')
    .where('institution_id', '=', institutionId)
    .where('docket_id', '=', docketId)
    .orderBy('case_id')
    .execute();
  return rows.map((row) => row.case_id);
}

/** How many subjects of a docket's undecided cases have been handed a notice. */
export async function countSubjectsTold(
  transaction: Transaction,
  institutionId: string,
  docketId: string,
): Promise<number> {
  const row = await transaction
    .selectFrom('cases')
    .select((expression) => expression.fn.countAll<string>().as('count'))
    .where('institution_id', '=', institutionId)
    .where('docket_id', '=', docketId)
    .where('phase', 'not in', ['decided', 'withdrawn'])
    .where((expression) =>
      expression.exists(
        expression
          .selectFrom('notices')
          .select('notices.notice_id')
          .whereRef('notices.institution_id', '=', 'cases.institution_id')
          .whereRef('notices.case_id', '=', 'cases.case_id')
          .where('notices.status', '=', 'handedOver'),
      ),
    )
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** A case that waits for a score, and how often its facts had been corrected when they were read. */
export interface CaseToScore {
  caseId: string;
  facts: Facts;
  corrections: number;
}

/** Whether a case waits for a score: since it came, or since its facts were corrected. */
const awaitsScore = sql<boolean>`(phase = 'received' or phase in ('appealWindow', 'hearing') and state ? 'scoringAgain')`;
/** How often the facts of a case were corrected. */
const correctionsOf = sql<number>`coalesce((state->>'corrections')::int, 0)`;

/** A docket's cases that wait for a score, in the order of their ids. */
export async function casesToScore(
  transaction: Transaction,
  institutionId: string,
  docketId: string,
  limit: number,
): Promise<CaseToScore[]> {
  const rows = await transaction
    .selectFrom('cases')
    .select(['case_id', 'facts', correctionsOf.as('corrections')])
    .where('institution_id', '=', institutionId)
    .where('docket_id', '=', docketId)
    .where(awaitsScore)
    .orderBy('case_id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ caseId: row.case_id, facts: row.facts, corrections: row.corrections }));
}

/**
 * Cases of a docket that may be ended, by what their rows say: scored ones, and those whose window has ended by a moment. The
 * core has the last word on each. In the order of their ids.
 */
export async function casesToEnd(
  transaction: Transaction,
  institutionId: string,
  docketId: string,
  at: string,
): Promise<string[]> {
  const rows = await transaction
    .selectFrom('cases')
    .select('case_id')
    .where('institution_id', '=', institutionId)
    .where('docket_id', '=', docketId)
    .where((expression) =>
      expression.or([
        expression('phase', '=', 'scored'),
        expression.and([
          expression('phase', '=', 'appealWindow'),
          expression('window_ends_at', '<=', at),
          sql<boolean>`not state ? 'leftDocket'`,
        ]),
      ]),
    )
    .orderBy('case_id')
    .execute();
  return rows.map((row) => row.case_id);
}

/** Windows that end within this of the next one are ended together with it: deciding later only lengthens them. */
const TOGETHER = '2 seconds';

/** When the next window of a docket after a moment ends, with others that end close behind it, and when the last one does. */
export async function nextWindowEnds(
  transaction: Transaction,
  institutionId: string,
  docketId: string,
  at: string,
): Promise<{ next: string | null; last: string | null }> {
  const { rows } = await sql<{ next: string | null; last: string | null }>`
    with ahead as materialized (
      select window_ends_at as ends_at from cases
      where institution_id = ${institutionId} and docket_id = ${docketId} and phase = 'appealWindow'
        and window_ends_at > ${at} and not state ? 'leftDocket'
    )
    select max(ends_at) as last, (
      select max(ends_at) from ahead
      where ends_at <= (select min(ends_at) from ahead) + ${TOGETHER}::interval
    ) as next
    from ahead`.execute(transaction);
  return rows[0] ?? { next: null, last: null };
}

/**
 * Notes when a docket has to be looked at next: when the first of its windows ends, soon while cases wait to be scored or
 * told, or decisions to be delivered, and not again once nothing of it is left.
 */
export async function scheduleDocket(
  transaction: Transaction,
  institutionId: string,
  docketId: string,
  at: string,
): Promise<void> {
  await sql`
    update dockets set wake_at = least((
      select min(case when phase = 'appealWindow' and not state ? 'scoringAgain' then window_ends_at else ${at}::timestamptz + interval '1 minute' end)
      from cases
      where institution_id = ${institutionId} and docket_id = ${docketId}
        and (phase in ('received', 'scored', 'appealWindow') or ${awaitsScore})
        and not (phase = 'appealWindow' and state ? 'leftDocket' and not ${awaitsScore})
        and not (phase = 'scored' and state ? 'letters' and exists (
          select from notices n where n.institution_id = cases.institution_id and n.case_id = cases.case_id
            and n.about = 'provisionalOutcome' and n.status <> 'pending'))), (
      select ${at}::timestamptz + interval '1 minute' where exists (
        select from notices n join cases c on c.institution_id = n.institution_id and c.case_id = n.case_id
        where n.institution_id = ${institutionId} and c.docket_id = ${docketId} and n.status = 'pending'
          and n.about = 'decision' and not c.state ? 'leftDocket')))
    where institution_id = ${institutionId} and docket_id = ${docketId}`.execute(transaction);
}

/**
 * Takes dockets that should have been looked at before a moment and were not, and puts their next look off, so that no other
 * process takes them meanwhile.
 *
 * @param before RFC 3339 UTC: what was due by then counts as overdue
 * @param until what their next look is put off to
 */
export async function takeOverdueDockets(
  transaction: Transaction,
  institutionId: string,
  { before, until, limit }: { before: string; until: string; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ docket_id: string }>`
    update dockets set wake_at = ${until}
    where institution_id = ${institutionId} and docket_id in (
      select docket_id from dockets
      where institution_id = ${institutionId} and wake_at < ${before}
      order by wake_at limit ${limit} for update skip locked)
    returning docket_id`.execute(transaction);
  return rows.map((row) => row.docket_id);
}

/** Brings a docket's next look nearer, so that a case in it is scored again. */
export async function wakeDocket(
  transaction: Transaction,
  institutionId: string,
  docketId: string,
  at: string,
): Promise<void> {
  await sql`
    update dockets set wake_at = least(wake_at, ${at}::timestamptz)
    where institution_id = ${institutionId} and docket_id = ${docketId}`.execute(transaction);
}

/**
 * Gives a docket a title, or takes it away for `null`.
 *
 * @returns whether there is such a docket
 */
export async function titleDocket(
  transaction: Transaction,
  institutionId: string,
  docketId: string,
  title: string | null,
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('dockets')
    .set({ title })
    .where('institution_id', '=', institutionId)
    .where('docket_id', '=', docketId)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
