import { loadCase } from '#db/cases/read-case.ts';
import { readDrafts, saveDraftFrom, storeDraft, takesDrafts, type StoredDraft } from '#db/drafts.ts';
import { inTransaction, type Transaction } from '#db/transaction.ts';
import type { ApiDependencies } from '../deps.ts';
import { scopeOf, type Staff } from '../principal.ts';
import { notFound, problemOf } from '../problem.ts';
import { ensureMayInHearing } from '../ensure-may.ts';
import { draftChanged } from './draft-changed.ts';

/** What a judge may keep unfinished. */
export const HEARING_DRAFTS = ['perspective', 'theory', 'decision'] as const;
export type HearingDraft = (typeof HEARING_DRAFTS)[number];

/**
 * Saves a judge's unfinished words on a hearing that they have or had a part in.
 *
 * @param continues the version of the draft that they were shown, if any
 * @throws Problem 409 with both texts if the stored draft is another one
 */
export async function saveDraft(
  { database, clock }: ApiDependencies,
  staff: Staff,
  caseId: string,
  kind: HearingDraft,
  body: unknown,
  continues: string | undefined,
): Promise<StoredDraft> {
  const { institutionId } = staff;
  return inTransaction(database, scopeOf(staff), async (transaction) => {
    await ensureMayOnCase(transaction, staff, 'saveDraft', caseId);
    const at = await clock(transaction);
    const draft = { caseId, authorId: staff.id, kind, body };
    const { stored, isOvertaken } = await saveDraftFrom(transaction, institutionId, draft, continues, at);
    if (isOvertaken) throw draftChanged(stored, body);
    return stored;
  });
}

/** Stores the words of a submission that was not valid as the judge's draft, whatever the draft held. */
export async function replaceDraft(
  { database, clock }: ApiDependencies,
  staff: Staff,
  caseId: string,
  kind: HearingDraft,
  body: unknown,
): Promise<void> {
  await inTransaction(database, scopeOf(staff), async (transaction) => {
    await ensureMayOnCase(transaction, staff, 'saveDraft', caseId);
    const draft = { caseId, authorId: staff.id, kind, body };
    await storeDraft(transaction, staff.institutionId, draft, await clock(transaction));
  });
}

/** A judge's drafts on a hearing, which they can read even after the hearing went to another judge. */
export async function readOwnDrafts(
  { database }: ApiDependencies,
  staff: Staff,
  caseId: string,
): ReturnType<typeof readDrafts> {
  return inTransaction(database, scopeOf(staff), async (transaction) => {
    await ensureMayOnCase(transaction, staff, 'readDrafts', caseId);
    return readDrafts(transaction, staff.institutionId, caseId, staff.id);
  });
}

async function ensureMayOnCase(
  transaction: Transaction,
  staff: Staff,
  action: 'saveDraft' | 'readDrafts',
  caseId: string,
): Promise<void> {
  const { institutionId } = staff;
  const found = await loadCase(transaction, institutionId, caseId);
  if (!found) throw notFound('hearing');
  await ensureMayInHearing(transaction, staff, action, found);
  if (action === 'saveDraft' && !(await takesDrafts(transaction, institutionId, caseId)))
    throw problemOf({ code: 'erased' });
}
