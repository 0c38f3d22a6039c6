import type { Transaction } from '../transaction.ts';

/** A record that a person was shown part of a case, and when. */
export interface AuditedView {
  viewId: string;
  principal: { kind: 'human' | 'machine' | 'subject'; id: string };
  audience: string;
  disclosesScore: boolean;
  /** SHA-256 of the content in canonical JSON (RFC 8785), hex. */
  contentHash: string;
  servedAt: string;
}

/** What people were shown of a case, in order. */
export async function listViews(
  transaction: Transaction,
  institutionId: string,
  caseId: string,
  { limit, after }: { limit: number; after: [servedAt: string, viewId: string] | undefined },
): Promise<AuditedView[]> {
  let query = transaction
    .selectFrom('views')
    .selectAll()
    .where('institution_id', '=', institutionId)
    .where('case_id', '=', caseId)
    .orderBy('served_at')
    .orderBy('view_id')
    .limit(limit);
  if (after)
    query = query.where((expression) =>
      expression.or([
        expression('served_at', '>', after[0]),
        expression.and([expression('served_at', '=', after[0]), expression('view_id', '>', after[1])]),
      ]),
    );
  return (await query.execute()).map(toView);
}

/** One view with what it showed; `content` is `undefined` once that is erased. */
export async function readView(
  transaction: Transaction,
  institutionId: string,
  caseId: string,
  viewId: string,
): Promise<(AuditedView & { content: unknown }) | undefined> {
  const row = await transaction
    .selectFrom('views')
    .leftJoin('view_contents', (join) =>
      join
        .onRef('view_contents.institution_id', '=', 'views.institution_id')
        .onRef('view_contents.case_id', '=', 'views.case_id')
        .onRef('view_contents.content_hash', '=', 'views.content_hash'),
    )
    .selectAll('views')
    .select('view_contents.content')
    .where('views.institution_id', '=', institutionId)
    .where('views.case_id', '=', caseId)
    .where('views.view_id', '=', viewId)
    .executeTakeFirst();
  return row && { ...toView(row), content: row.content ?? undefined };
}

function toView(row: {
  view_id: string;
  principal_kind: AuditedView['principal']['kind'];
  principal_id: string;
  audience: string;
  discloses_score: boolean;
  content_hash: string;
  served_at: string;
}): AuditedView {
  return {
    viewId: row.view_id,
    principal: { kind: row.principal_kind, id: row.principal_id },
    audience: row.audience,
    disclosesScore: row.discloses_score,
    contentHash: row.content_hash,
    servedAt: row.served_at,
  };
}
