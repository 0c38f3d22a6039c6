import { saveDraftFrom, type StoredDraft, takesDrafts } from '#db/drafts.ts';
import { inTransaction } from '#db/transaction.ts';
import type { ApiDependencies } from '../deps.ts';
import type { PresentSubject } from '../present-link.ts';
import { draftChanged } from './draft-changed.ts';
import { problemOf } from '../problem.ts';

/** What a subject can save unfinished. */
export const APPEAL_DRAFTS = ['claim', 'answer', 'message'] as const;
export type AppealDraft = (typeof APPEAL_DRAFTS)[number];

/**
 * Saves what a subject has begun to write. It can be read only through their link.
 *
 * @param continues the version of the draft that they were shown, if any
 * @throws Problem 409 with both texts if the stored draft is another one
 */
export async function saveAppealDraft(
  { database, clock }: ApiDependencies,
  { institutionId, caseId, principal, scope }: PresentSubject,
  kind: AppealDraft,
  body: unknown,
  continues: string | undefined,
): Promise<StoredDraft> {
  return inTransaction(database, scope, async (transaction) => {
    if (!(await takesDrafts(transaction, institutionId, caseId))) throw problemOf({ code: 'erased' });
    const at = await clock(transaction);
    const draft = { caseId, authorId: principal.id, kind, body };
    const { stored, isOvertaken } = await saveDraftFrom(transaction, institutionId, draft, continues, at);
    if (isOvertaken) throw draftChanged(stored, body);
    return stored;
  });
}
