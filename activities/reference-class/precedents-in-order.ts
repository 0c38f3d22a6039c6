import { comparablePrecedent } from './comparable-precedent.ts';
import { compareIds, firstRowFrom, type IndexPart } from './index-part.ts';
import type { Precedent } from './precedent.ts';
import type { ReferenceClassIndex } from './reference-class-index.ts';

/**
 * Gives the precedents of an index by their place in the order of all ids, however they are divided into parts.
 *
 * @returns takes a place from 0 to one less than the index's size; RangeError otherwise
 */
export function precedentsInOrder({ parts }: ReferenceClassIndex): (place: number) => Precedent {
  const [first, ...others] = parts;
  if (!first) throw new RangeError('an index has at least one part');
  const later = others
    .flatMap((part) => part.ids.map((id, row) => ({ part, row, id })))
    .sort((a, b) => compareIds(a.id, b.id))
    .map(({ part, row, id }, before) => ({ part, row, place: firstRowFrom(first, id) + before }));
  return (place) => {
    let [low, high] = [0, later.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (later[middle]!.place < place) low = middle + 1;
      else high = middle;
    }
    const found: { part: IndexPart; row: number } | undefined = later[low];
    if (found && later[low]!.place === place) return comparablePrecedent(found.part, found.row);
    return comparablePrecedent(first, place - low);
  };
}
