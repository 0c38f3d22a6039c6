import { sql } from 'kysely';
import type { Transaction } from '#db/transaction.ts';
import type { Actor } from '#workflows/domain/actor.ts';
import type { TrailEvent } from '#workflows/domain/event.ts';
import type { Facts } from '#workflows/domain/policy.ts';
import type { CaseState } from '#workflows/domain/state.ts';

/** A case's row beside its trail. */
export interface ExaminedCase {
  caseId: string;
  state: CaseState;
  /** Every column of its row, by name. */
  columns: Readonly<Record<string, unknown>>;
  facts: Facts;
  policyHash: string | null;
  /** The subject's commitment key, null once their data is erased. */
  key: Buffer | null;
  trail: readonly TrailEvent[];
  /** The views that people acted on, by the sequence number of the entry. */
  views: ReadonlyMap<number, string>;
}

/** The cases that come after one, by their ids, each with its whole trail. */
export async function readCases(
  transaction: Transaction,
  institutionId: string,
  { after, limit }: { after: string | null; limit: number },
): Promise<ExaminedCase[]> {
  let query = transaction
    .selectFrom('cases as c')
    .leftJoin('subjects as s', (join) =>
      join.onRef('s.institution_id', '=', 'c.institution_id').onRef('s.subject_id', '=', 'c.subject_id'),
    )
    .leftJoin('policies as p', (join) =>
      join
        .onRef('p.institution_id', '=', 'c.institution_id')
        .onRef('p.policy_key', '=', 'c.policy_key')
        .onRef('p.version', '=', 'c.policy_version'),
    )
    .selectAll('c')
    .select(['s.commitment_key', 'p.hash as policy_hash'])
    .where('c.institution_id', '=', institutionId)
    .orderBy('c.case_id')
    .limit(limit);
  if (after !== null) query = query.where('c.case_id', '>', after);
  const rows = await query.execute();
  const entries = await readEntriesOf(
    transaction,
    institutionId,
    rows.map(({ case_id }) => case_id),
  );
  return rows.map(({ commitment_key: key, policy_hash: policyHash, ...columns }) => {
    const own = entries.get(columns.case_id) ?? [];
    return {
      caseId: columns.case_id,
      state: columns.state,
      columns,
      facts: columns.facts,
      policyHash,
      key,
      trail: own.map(({ entry }) => entry),
      views: new Map(own.flatMap(({ entry, view }) => (view === null ? [] : [[entry.seq, view] as const]))),
    };
  });
}

async function readEntriesOf(transaction: Transaction, institutionId: string, caseIds: readonly string[]) {
  if (caseIds.length === 0) return new Map<string, { entry: TrailEvent; view: string | null }[]>();
  const rows = await transaction
    .selectFrom('trail')
    .select(['case_id', 'seq', 'at', 'actor_kind', 'actor_id', 'actor_role', 'body', 'view_id'])
    .where('institution_id', '=', institutionId)
    .where('case_id', 'in', caseIds)
    .orderBy('case_id')
    .orderBy('seq')
    .execute();
  const entries = rows.map((row) => ({
    caseId: row.case_id,
    view: row.view_id,
    entry: {
      seq: row.seq,
      at: row.at,
      actor: { kind: row.actor_kind, id: row.actor_id, role: row.actor_role } as Actor,
      event: row.body,
    },
  }));
  return Map.groupBy(entries, ({ caseId }) => caseId);
}

const ROWS_OF = {
  claims: sql`select * from claims`,
  perspective_records: sql`select * from perspective_records`,
  findings: sql`select f.*, r.case_id from findings f join perspective_records r using (institution_id, record_id)`,
  theory_assessments: sql`select * from theory_assessments`,
  decisions: sql`select * from decisions`,
  contributions: sql`select c.*, d.case_id from contributions c join decisions d using (institution_id, decision_id)`,
  personal_texts: sql`select * from personal_texts`,
  scores: sql`select * from scores`,
  notices: sql`select case_id, institution_id, notice_id, content from notices where content is not null`,
  attachments: sql`select case_id, institution_id, attachment_id from attachments`,
  view_contents: sql`select * from view_contents`,
  views: sql`select case_id, institution_id, view_id, content_hash from views`,
};
type Table = keyof typeof ROWS_OF;
export type StoredRow = Readonly<Record<string, unknown>>;

/** The rows of a table that belong to a case. */
export type RowsBeside = (table: Table, caseId: string) => readonly StoredRow[];

/** Reads the rows beside the trails of some cases. */
export async function readRowsBeside(
  transaction: Transaction,
  institutionId: string,
  caseIds: readonly string[],
): Promise<RowsBeside> {
  const grouped = new Map<string, Map<unknown, StoredRow[]>>();
  for (const [table, query] of Object.entries(ROWS_OF)) {
    const { rows } = await sql<StoredRow>`
      select * from (${query}) as beside
      where institution_id = ${institutionId} and case_id = any(${caseIds}::uuid[])`.execute(transaction);
    grouped.set(
      table,
      Map.groupBy(rows, ({ case_id: caseId }) => caseId),
    );
  }
  return (table, caseId) => grouped.get(table)?.get(caseId) ?? [];
}
