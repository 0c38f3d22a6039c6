import { sql } from 'kysely';
import type { Transaction } from '../transaction.ts';

/** A record that a person was shown part of a case, and when. */
export interface AuditedView {
  viewId: string;
  /** `link`: the private link was opened, by a person or a program; `subject`: the subject has acted on what it showed. */
  principal: { kind: 'human' | 'machine' | 'subject' | 'link'; id: string };
  audience: string;
  disclosesScore: boolean;
  /** SHA-256 of the content in canonical JSON (RFC 8785), hex. */
  contentHash: string;
  servedAt: string;
}

/** Whether the subject has acted on a view: programs open links as well, and scanners of mail do so before the subject. */
const isActedOn = sql<boolean>`exists (
  select from trail t
  where t.institution_id = views.institution_id and t.case_id = views.case_id and t.view_id = views.view_id
    and t.actor_kind = 'subject')`;

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
    .select(isActedOn.as('acted_on'))
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
    .select(['view_contents.content', isActedOn.as('acted_on')])
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
  acted_on: boolean;
}): AuditedView {
  return {
    viewId: row.view_id,
    principal: {
      kind: row.principal_kind === 'link' && row.acted_on ? 'subject' : row.principal_kind,
      id: row.principal_id,
    },
    audience: row.audience,
    disclosesScore: row.discloses_score,
    contentHash: row.content_hash,
    servedAt: row.served_at,
  };
}
