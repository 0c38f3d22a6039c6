import { loadCase } from '#db/cases/read-case.ts';
import { readDrafts, storeDraft } from '#db/drafts.ts';
import { inTransaction, type Transaction } from '#db/transaction.ts';
import type { ApiDependencies } from '../deps.ts';
import { scopeOf, type Staff } from '../principal.ts';
import { notFound } from '../problem.ts';
import { ensureMayInHearing } from '../ensure-may.ts';

/** What a judge may keep unfinished. */
export const HEARING_DRAFTS = ['perspective', 'theory', 'decision'] as const;
export type HearingDraft = (typeof HEARING_DRAFTS)[number];

/** Keeps a judge's unfinished words on a hearing that they have or had a part in, and gives the moment. */
export async function saveDraft(
  { database, clock }: ApiDependencies,
  staff: Staff,
  caseId: string,
  kind: HearingDraft,
  body: unknown,
): Promise<string> {
  const { institutionId } = staff;
  return inTransaction(database, scopeOf(staff), async (transaction) => {
    await ensureMayOnCase(transaction, staff, 'saveDraft', caseId);
    const at = await clock(transaction);
    await storeDraft(transaction, institutionId, { caseId, authorId: staff.id, kind, body }, at);
    return at;
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
}
