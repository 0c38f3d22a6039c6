import { loadCase } from '../../db/cases/read-case.ts';
import { saveDraft } from '../../db/drafts.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { ApiDependencies } from '../deps.ts';
import { scopeOf, type Staff } from '../principal.ts';
import { notFound } from '../problem.ts';
import { insistReadable } from './insist-readable.ts';

/** What a judge may keep unfinished. */
export const HEARING_DRAFTS = ['perspective', 'theory', 'decision'] as const;
export type HearingDraft = (typeof HEARING_DRAFTS)[number];

/** Keeps a judge's unfinished words on a hearing that they have a part in, and gives the moment. */
export async function keepDraft(
  { database, clock }: ApiDependencies,
  staff: Staff,
  caseId: string,
  kind: HearingDraft,
  body: unknown,
): Promise<string> {
  const { institutionId } = staff;
  return inTransaction(database, scopeOf(staff), async (transaction) => {
    const found = await loadCase(transaction, institutionId, caseId);
    if (!found) throw notFound('hearing');
    await insistReadable(transaction, staff, found);
    const at = await clock(transaction);
    await saveDraft(transaction, institutionId, { caseId, authorId: staff.id, kind, body }, at);
    return at;
  });
}
