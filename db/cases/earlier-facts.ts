import type { TrailEvent } from '#workflows/domain/event.ts';
import type { Facts } from '#workflows/domain/policy.ts';
import { parseStoredText } from '../texts.ts';

/** Facts of a case that were corrected. */
export interface EarlierFacts {
  /** `null` once erased. */
  facts: Facts | null;
  correctedAt: string;
  /** Why they were wrong; `null` once erased. */
  reason: string | null;
}

/**
 * Every version of a case's facts that was corrected, the first one first.
 *
 * @param trail at least its entries `caseReceived` and `factsCorrected`, in order
 * @param texts by commitment
 */
export function earlierFactsOf(
  trail: readonly Pick<TrailEvent, 'at' | 'event'>[],
  texts: ReadonlyMap<string, string>,
): EarlierFacts[] {
  const earlier: EarlierFacts[] = [];
  let last: string | undefined;
  for (const { at, event } of trail) {
    if (event.type !== 'caseReceived' && event.type !== 'factsCorrected') continue;
    if (event.type === 'factsCorrected') {
      earlier.push({
        facts: parseStoredText(texts.get(last ?? '')) as Facts | null,
        correctedAt: at,
        reason: texts.get(event.reasonCommitment) ?? null,
      });
    }
    last = event.factsCommitment;
  }
  return earlier;
}
