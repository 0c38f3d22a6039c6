import { sql } from 'kysely';
import { canonicalJson, sha256 } from '../commitment.ts';
import { uuidv7 } from '../id.ts';
import type { Transaction } from '../transaction.ts';

/** Case material as it was shown to a person, or as a private link was answered with. */
export interface ServedView {
  caseId: string;
  /** `link`: the private link of the subject whom `id` names was opened, by a person or a program. */
  principal: { kind: 'human' | 'machine' | 'subject' | 'link'; id: string };
  /** The audience that it was composed for: `judge`, `subject`, `institution` … */
  audience: string;
  /** Whether it contains score, provisional outcome, neighbours, factors or rationale. */
  disclosesScore: boolean;
  content: unknown;
}

/**
 * Stores exactly what a person is about to be shown, under its content hash, and returns the view's id.
 *
 * The database refuses a view that shows a judge the score of a case before their perspective record.
 */
export async function storeView(
  transaction: Transaction,
  institutionId: string,
  view: ServedView,
  at: string,
): Promise<string> {
  const content = canonicalJson(view.content);
  const hash = sha256(content);
  const viewId = uuidv7();
  const served = {
    institution_id: institutionId,
    view_id: viewId,
    case_id: view.caseId,
    principal_kind: view.principal.kind,
    principal_id: view.principal.id,
    audience: view.audience,
    discloses_score: view.disclosesScore,
    content_hash: hash,
    served_at: at,
  };
  await sql`
    select hearken.store_view(jsonb_populate_record(null::hearken.views, ${JSON.stringify(served)}::jsonb),
      ${content}::jsonb)`.execute(transaction);
  return viewId;
}

/** Every content of a case that a principal was shown, each once. */
export async function contentsServedTo(
  transaction: Transaction,
  institutionId: string,
  caseId: string,
  principalId: string,
): Promise<unknown[]> {
  const rows = await transaction
    .selectFrom('view_contents')
    .select('content')
    .where('institution_id', '=', institutionId)
    .where('case_id', '=', caseId)
    .where('content_hash', 'in', (query) =>
      query
        .selectFrom('views')
        .select('views.content_hash')
        .where('views.institution_id', '=', institutionId)
        .where('views.case_id', '=', caseId)
        .where('views.principal_id', '=', principalId),
    )
    .execute();
  return rows.map(({ content }) => content);
}

/** The views of a case as a whole that a principal was served, newest first: not files, nor what they read of a live conversation. */
const wholeViews = (transaction: Transaction, institutionId: string, caseId: string, principalId: string) =>
  transaction
    .selectFrom('views')
    .innerJoin('view_contents', (join) =>
      join
        .onRef('view_contents.institution_id', '=', 'views.institution_id')
        .onRef('view_contents.case_id', '=', 'views.case_id')
        .onRef('view_contents.content_hash', '=', 'views.content_hash'),
    )
    .where('views.institution_id', '=', institutionId)
    .where('views.case_id', '=', caseId)
    .where('views.principal_id', '=', principalId)
    .where(sql<boolean>`view_contents.content ? 'claims'`)
    .orderBy('views.served_at', 'desc')
    .orderBy('views.view_id', 'desc')
    .limit(1);

/** The last view of a case as a whole that a principal was shown, or `undefined` while there is none. */
export async function newestContentServedTo(
  transaction: Transaction,
  institutionId: string,
  caseId: string,
  principalId: string,
): Promise<unknown> {
  const row = await wholeViews(transaction, institutionId, caseId, principalId)
    .select('view_contents.content')
    .executeTakeFirst();
  return row?.content;
}

/** The id of the newest view of a case as a whole that a principal was served, or `undefined` while there is none. */
export async function newestViewServedTo(
  transaction: Transaction,
  institutionId: string,
  caseId: string,
  principalId: string,
): Promise<string | undefined> {
  const row = await wholeViews(transaction, institutionId, caseId, principalId)
    .select('views.view_id as view_id')
    .executeTakeFirst();
  return row?.view_id;
}
