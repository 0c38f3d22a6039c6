import type { Phase } from '#workflows/domain/state.ts';
import type { Transaction } from './transaction.ts';

/** A docket and the progress of its cases. */
export interface DocketSummary {
  docketId: string;
  policyKey: string;
  policyVersion: number;
  caseCount: number;
  createdAt: string;
  createdBy: string;
  /** What its institution calls it; null where it gave no title. */
  title: string | null;
  phases: Partial<Record<Phase, number>>;
  /** The latest end of an appeal window among its cases, `null` while none has opened. */
  windowEndsAt: string | null;
}

export interface DocketListQuery {
  policy: string | undefined;
  limit: number;
  /** The last docket of the previous page. */
  after: string | undefined;
}

/** An institution's dockets, newest first. */
export async function listDockets(
  transaction: Transaction,
  institutionId: string,
  { policy, limit, after }: DocketListQuery,
): Promise<DocketSummary[]> {
  let query = transaction
    .selectFrom('dockets')
    .selectAll()
    .where('institution_id', '=', institutionId)
    .orderBy('docket_id', 'desc')
    .limit(limit);
  if (policy !== undefined) query = query.where('policy_key', '=', policy);
  if (after !== undefined) query = query.where('docket_id', '<', after);
  return summarize(transaction, institutionId, await query.execute());
}

/** One docket of the institution, or `undefined`. */
export async function summarizeDocket(
  transaction: Transaction,
  institutionId: string,
  docketId: string,
): Promise<DocketSummary | undefined> {
  const [summary] = await summarizeDockets(transaction, institutionId, [docketId]);
  return summary;
}

/** The given dockets of the institution, in the order in which they were received. */
export async function summarizeDockets(
  transaction: Transaction,
  institutionId: string,
  docketIds: readonly string[],
): Promise<DocketSummary[]> {
  if (docketIds.length === 0) return [];
  const rows = await transaction
    .selectFrom('dockets')
    .selectAll()
    .where('institution_id', '=', institutionId)
    .where('docket_id', 'in', [...docketIds])
    .orderBy('docket_id')
    .execute();
  return summarize(transaction, institutionId, rows);
}

interface DocketRow {
  docket_id: string;
  policy_key: string;
  policy_version: number;
  case_count: number;
  created_at: string;
  created_by: string;
  title: string | null;
}

async function summarize(
  transaction: Transaction,
  institutionId: string,
  dockets: readonly DocketRow[],
): Promise<DocketSummary[]> {
  if (dockets.length === 0) return [];
  const counts = await transaction
    .selectFrom('cases')
    .select((expression) => [
      'docket_id',
      'phase',
      expression.fn.countAll<string>().as('count'),
      expression.fn.max('window_ends_at').as('window_ends_at'),
    ])
    .where('institution_id', '=', institutionId)
    .where(
      'docket_id',
      'in',
      dockets.map((docket) => docket.docket_id),
    )
    .groupBy(['docket_id', 'phase'])
    .execute();
  return dockets.map((docket) => {
    const own = counts.filter((row) => row.docket_id === docket.docket_id);
    return {
      docketId: docket.docket_id,
      policyKey: docket.policy_key,
      policyVersion: docket.policy_version,
      caseCount: docket.case_count,
      createdAt: docket.created_at,
      createdBy: docket.created_by,
      title: docket.title,
      phases: Object.fromEntries(own.map((row) => [row.phase, Number(row.count)])),
      windowEndsAt:
        own
          .flatMap((row) => row.window_ends_at ?? [])
          .toSorted()
          .at(-1) ?? null,
    };
  });
}
