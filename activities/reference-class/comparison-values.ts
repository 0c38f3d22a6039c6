import { isMeasured } from '#workflows/domain/attribute.ts';
import { precedentsIn } from './cells.ts';
import { valueOrder, type FactValue } from './gower.ts';
import type { IndexPart } from './index-part.ts';
import { codeOf, type Pack } from './pack.ts';
import type { ReferenceClassIndex } from './reference-class-index.ts';

/** Of one attribute in one part: its values, rising, and by place how many without the event have that value or a lower one. */
interface Cumulated {
  values: readonly FactValue[];
  counts: Float64Array;
}

/**
 * The typical value of each comparable attribute among the precedents for whom the adverse event did not happen.
 *
 * For numbers, days and ordered classes the median, the lower of the two middle ones when there is an even number of
 * precedents; for all others the most frequent, the first in code unit order among equally frequent ones. An attribute that none of them has is
 * left out. Parts that an earlier index shared are not counted again.
 */
export function comparisonValues(index: ReferenceClassIndex): Map<string, FactValue> {
  const typical = new Map<string, FactValue>();
  const byPart = index.parts.map(cumulate);
  index.parts[0]?.members.forEach(({ member }, place) => {
    const { attribute } = member.column;
    const cumulated = byPart.map((each) => each[place]!);
    const value = isMeasured(attribute) ? lowerMedian(cumulated, valueOrder(attribute)) : mostFrequent(cumulated);
    if (value !== undefined) typical.set(attribute.name, value);
  });
  return typical;
}

const known = new WeakMap<IndexPart, Cumulated[]>();

function cumulate(part: IndexPart): Cumulated[] {
  const found = known.get(part);
  if (found) return found;
  const { cells } = part;
  const byPack = new Map<Pack, Float64Array>();
  for (const pack of part.packs) {
    const byJoint = new Float64Array(pack.size);
    for (let cell = 0; cell < cells.size; cell += 1)
      byJoint[pack.codes[cell]!]! += precedentsIn(cells, cell) - cells.withEvent[cell]!;
    byPack.set(pack, byJoint);
  }
  const cumulated = part.members.map(({ pack, member }) => {
    const { values } = member.column;
    const counts = new Float64Array(values.length);
    byPack.get(pack)!.forEach((count, joint) => {
      const code = codeOf(member, joint);
      if (code < values.length) counts[code]! += count;
    });
    for (let code = 1; code < counts.length; code += 1) counts[code]! += counts[code - 1]!;
    return { values, counts };
  });
  known.set(part, cumulated);
  return cumulated;
}

/** The lowest value that at least half have, or a lower one. */
function lowerMedian(
  parts: readonly Cumulated[],
  order: (a: FactValue, b: FactValue) => number,
): FactValue | undefined {
  const half = parts.reduce((sum, { counts }) => sum + (counts.at(-1) ?? 0), 0) / 2;
  if (half === 0) return undefined;
  const upTo = (value: FactValue) =>
    parts.reduce((sum, { values, counts }) => {
      const after = firstWhere(values.length, (place) => order(values[place]!, value) > 0);
      return sum + (after === 0 ? 0 : counts[after - 1]!);
    }, 0);
  const candidates = parts.flatMap(({ values }) => {
    const place = firstWhere(values.length, (each) => upTo(values[each]!) >= half);
    return place < values.length ? [values[place]!] : [];
  });
  return candidates.reduce((lowest, each) => (order(each, lowest) < 0 ? each : lowest));
}

function mostFrequent(parts: readonly Cumulated[]): FactValue | undefined {
  const frequencies = new Map<FactValue, number>();
  for (const { values, counts } of parts)
    values.forEach((value, place) => {
      const own = counts[place]! - (place === 0 ? 0 : counts[place - 1]!);
      frequencies.set(value, (frequencies.get(value) ?? 0) + own);
    });
  let best: { value: FactValue; frequency: number } | undefined;
  for (const [value, frequency] of frequencies)
    if (frequency > 0 && (!best || frequency > best.frequency || (frequency === best.frequency && value < best.value)))
      best = { value, frequency };
  return best?.value;
}

/** The first place below `size` of which something is true that is true of all later ones; `size` if there is none. */
function firstWhere(size: number, isThere: (place: number) => boolean): number {
  let [low, high] = [0, size];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isThere(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
