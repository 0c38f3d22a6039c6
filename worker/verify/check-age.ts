import type { Evidence, EvidenceEntry } from './evidence.ts';
import { MERGE_DELAY_MILLISECONDS } from './merge-delay.ts';
import type { Check } from './verdict.ts';

/** Whether an entry was written so long before a moment that every tree signed by then had to include it. */
const isOverdue = ({ at }: EvidenceEntry, moment: number): boolean =>
  !(Date.parse(at) >= moment - MERGE_DELAY_MILLISECONDS);

/**
 * Checks that no entry has been pending for longer than the merge delay, either when a witness cosigned the checkpoint
 * or when the evidence was exported. A younger entry may be pending, so nothing is said about it.
 *
 * @param size of the signed tree
 * @param cosignedAt when a witness cosigned it
 */
export function checkPending({ entries, exportedAt }: Evidence, size: number, cosignedAt: string | undefined): Check[] {
  const moments = [cosignedAt, exportedAt].flatMap((at) => (at === undefined ? [] : [Date.parse(at)]));
  const last = Math.max(...moments);
  const overdue = entries
    .filter(({ index }) => index === null || index >= size)
    .filter((entry) => moments.length > 0 && isOverdue(entry, last))
    .map(({ seq }) => seq);
  if (overdue.length === 0) return [];
  const minutes = MERGE_DELAY_MILLISECONDS / 60_000;
  const which = overdue.length === 1 ? `Entry ${overdue[0]} is` : `Entries ${overdue.join(', ')} are`;
  return [{ is: 'wrong', what: `${which} pending for more than ${minutes} minutes: the ledger should have them` }];
}

/**
 * Entries, by their place in the trail, that come after a tree of `size` entries although they were written more than
 * the merge delay before that tree was cosigned. They were put into the ledger later than they state.
 */
export const findBehind = (entries: readonly EvidenceEntry[], size: number, cosignedAt: string): number[] =>
  entries
    .filter((entry) => (entry.index === null || entry.index >= size) && isOverdue(entry, Date.parse(cosignedAt)))
    .map(({ seq }) => seq);
