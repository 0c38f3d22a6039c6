import { hashOf } from '../commitment.ts';
import type { Transaction } from '../transaction.ts';
import { storeView, type ServedView } from './views.ts';

/** Like `storeView`, but reuses the last view if the person is shown the same content again. */
export async function storeChangedView(
  transaction: Transaction,
  institutionId: string,
  view: ServedView,
  at: string,
): Promise<void> {
  const last = await transaction
    .selectFrom('views')
    .select('content_hash')
    .where('institution_id', '=', institutionId)
    .where('case_id', '=', view.caseId)
    .where('principal_id', '=', view.principal.id)
    .where('audience', '=', view.audience)
    .orderBy('served_at', 'desc')
    .orderBy('view_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last?.content_hash !== hashOf(view.content)) await storeView(transaction, institutionId, view, at);
}
