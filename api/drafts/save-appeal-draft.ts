import { storeDraft } from '#db/drafts.ts';
import { inTransaction } from '#db/transaction.ts';
import type { ApiDependencies } from '../deps.ts';
import type { PresentSubject } from '../present-link.ts';

/** Keeps what a subject has begun to write, and gives the moment. Only their link gives it back. */
export async function saveAppealDraft(
  { database, clock }: ApiDependencies,
  { institutionId, caseId, principal, scope }: PresentSubject,
  kind: 'claim' | 'answer',
  body: unknown,
): Promise<string> {
  return inTransaction(database, scope, async (transaction) => {
    const at = await clock(transaction);
    await storeDraft(transaction, institutionId, { caseId, authorId: principal.id, kind, body }, at);
    return at;
  });
}
