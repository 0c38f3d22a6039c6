import { findMeaningChanges, type MeaningChanges } from '#db/policies/meaning-changes.ts';
import { findPolicy } from '#db/policies/policies.ts';
import type { Transaction } from '#db/transaction.ts';
import type { Policy } from '#workflows/domain/policy.ts';
import { describeNumber } from '../figures-in-words.ts';
import { Problem } from '../problem.ts';

/** How many precedents change their meaning, as a sentence without its full stop. */
const changesInWords = ({ precedents }: Pick<MeaningChanges, 'precedents'>): string =>
  precedents === 1
    ? 'One precedent changes its meaning'
    : `${describeNumber(precedents)} precedents change their meaning`;

/**
 * Throws if a policy's next version would change what stored precedents mean, and the caller has not said that this is meant, with
 * the number of precedents.
 *
 * @throws Problem 409 `meaningChanges` that names every such change with its number of precedents
 */
export async function ensureMeaningConfirmed(
  transaction: Transaction,
  institutionId: string,
  key: string,
  document: Policy,
  confirmed: number | undefined,
): Promise<void> {
  const newest = await findPolicy(transaction, institutionId, key);
  if (!newest) return;
  const found = await findMeaningChanges(transaction, institutionId, key, newest.document, document);
  if (found.precedents === 0 || found.precedents === confirmed) return;
  throw new Problem(409, 'meaningChanges', 'This version changes what stored precedents mean', {
    detail: `${changesInWords(found)}; nothing was saved`,
    remedy: `undo what errors names, use another policy key, or send "meaningChanges": {"confirmed": ${found.precedents}} in the body if this is meant`,
    errors: found.changes.map(({ field, message, precedents }) => ({ field, message: `${precedents} ${message}` })),
  });
}
