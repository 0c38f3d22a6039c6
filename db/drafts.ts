import type { DraftKind } from './schema.ts';
import type { Transaction } from './transaction.ts';

/** Saves an author's draft on a case, replacing the earlier one. Only its author can ever read it. */
export async function storeDraft(
  transaction: Transaction,
  institutionId: string,
  draft: { caseId: string; authorId: string; kind: DraftKind; body: unknown },
  at: string,
): Promise<void> {
  const body = JSON.stringify(draft.body);
  await transaction
    .insertInto('drafts')
    .values({
      institution_id: institutionId,
      case_id: draft.caseId,
      author_id: draft.authorId,
      kind: draft.kind,
      body,
      saved_at: at,
    })
    .onConflict((conflict) =>
      conflict.columns(['institution_id', 'case_id', 'author_id', 'kind']).doUpdateSet({ body, saved_at: at }),
    )
    .execute();
}

/** An author's drafts on a case. */
export async function readDrafts(
  transaction: Transaction,
  institutionId: string,
  caseId: string,
  authorId: string,
): Promise<{ kind: DraftKind; body: unknown; savedAt: string }[]> {
  const rows = await transaction
    .selectFrom('drafts')
    .select(['kind', 'body', 'saved_at'])
    .where('institution_id', '=', institutionId)
    .where('case_id', '=', caseId)
    .where('author_id', '=', authorId)
    .orderBy('kind')
    .execute();
  return rows.map((row) => ({ kind: row.kind, body: row.body, savedAt: row.saved_at }));
}
