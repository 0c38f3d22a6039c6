import { loadCase } from '#db/cases/read-case.ts';
import { readDrafts, saveDraftFrom, storeDraft, takesDrafts, type StoredDraft } from '#db/drafts.ts';
import { inTransaction, type Transaction } from '#db/transaction.ts';
import { isLeaseHalfOver } from '#workflows/domain/decide/index.ts';
import type { CaseState } from '#workflows/domain/state.ts';
import type { ApiDependencies } from '../deps.ts';
import { perform } from '../acts/perform.ts';
import { renewLease } from '../acts/renew-lease.ts';
import { scopeOf, type Staff } from '../principal.ts';
import { notFound, Problem, problemOf } from '../problem.ts';
import { ensureMayInHearing } from '../ensure-may.ts';
import { draftChanged } from './draft-changed.ts';

/** What a judge can save unfinished. */
export const HEARING_DRAFTS = ['message', 'perspective', 'theory', 'decision'] as const;
export type HearingDraft = (typeof HEARING_DRAFTS)[number];

/**
 * Saves a judge's unfinished words on a hearing in which they take or took part. A judge who writes is at work: once
 * half of their lease is over, it is renewed.
 *
 * @param continues the version of the draft that they were shown, if any
 * @returns the draft, and until when the judge then has the hearing, if that has changed
 * @throws Problem 409 with both texts if the stored draft is another one
 */
export async function saveDraft(
  dependencies: ApiDependencies,
  staff: Staff,
  caseId: string,
  kind: HearingDraft,
  body: unknown,
  continues: string | undefined,
): Promise<StoredDraft & { leaseUntil: string | null }> {
  const { database, clock } = dependencies;
  const { institutionId } = staff;
  const { stored, isAtRisk } = await inTransaction(database, scopeOf(staff), async (transaction) => {
    const state = await ensureMayOnCase(transaction, staff, 'saveDraft', caseId);
    const at = await clock(transaction);
    const draft = { caseId, authorId: staff.id, kind, body };
    const saved = await saveDraftFrom(transaction, institutionId, draft, continues, at);
    if (saved.isOvertaken) throw draftChanged(saved.stored, body);
    const { holding } = state.hearing ?? {};
    return { ...saved, isAtRisk: holding?.judgeId === staff.id && isLeaseHalfOver(holding, at) };
  });
  return { ...stored, leaseUntil: isAtRisk ? await renewed(dependencies, staff, caseId) : null };
}

/** Until when a judge has the hearing after the lease was renewed; null if they have lost it in the meantime. */
async function renewed(dependencies: ApiDependencies, staff: Staff, caseId: string): Promise<string | null> {
  try {
    return (await perform(dependencies, renewLease, staff, caseId, null)).leaseUntil;
  } catch (error) {
    if (error instanceof Problem && error.document.status < 500) return null;
    throw error;
  }
}

/** Stores the words of an invalid submission as the judge's draft, whatever the draft contained. */
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
): Promise<CaseState> {
  const { institutionId } = staff;
  const found = await loadCase(transaction, institutionId, caseId);
  if (!found) throw notFound('hearing');
  await ensureMayInHearing(transaction, staff, action, found);
  if (action === 'saveDraft' && !(await takesDrafts(transaction, institutionId, caseId)))
    throw problemOf({ code: 'erased' });
  return found.state;
}
