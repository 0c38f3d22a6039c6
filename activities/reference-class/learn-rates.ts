import { isMeasured, isMissingCompared, splitSeveral, type ComparableAttribute } from '#workflows/domain/attribute.ts';
import { logOdds } from '#workflows/domain/log-odds.ts';
import { bucketOf } from './bucket.ts';
import { MAX_WEIGHT, position, type FactValue } from './gower.ts';
import { codeOf } from './pack.ts';
import { rateOf, type Rates, type RatesOfAttribute } from './rates.ts';
import type { ReferenceClassIndex } from './reference-class-index.ts';

/** A rate is drawn to that of all precedents as if so many more of them had the value. */
const PRIOR_PRECEDENTS = 20;
/** Maximum number of groups, of about equal size, whose rates lie on the line of a number, day or ordered class. */
const MAX_GROUPS = 20;
/** Number of parts into which precedents are divided, so that each can be scored with rates that were learned without it. */
const FOLDS = 5;

/** A number of precedents, and for how many of them the adverse event happened. */
interface Tally {
  precedents: number;
  withEvent: number;
}

/** What is counted of one attribute. */
interface Counted {
  attribute: ComparableAttribute;
  values: FactValue[];
  /** By value, and lastly for those without one, in each fold: how many precedents, and for how many of them the event happened. */
  tallies: Uint32Array;
}

/** Rates for cases, and for the precedents themselves. */
interface LearnedRates {
  /** `undefined` where no attribute tells anything, so that values are compared as they are. */
  rates: Rates | undefined;
  /** For a precedent, by its id: learned without the fifth of the precedents that it belongs to, so that its own outcome is not among them. */
  ratesWithout: (precedentId: string) => Rates | undefined;
}

/**
 * How often the adverse event happened to precedents by the values that they have (after the value difference metric: Stanfill and
 * Waltz 1986). Protected attributes are in no index, so nothing is learned from them.
 */
export function learnRates(index: ReferenceClassIndex): LearnedRates {
  const counted = (index.parts[0]?.members ?? []).map((_, place) => count(index, place));
  const learned = Array.from({ length: FOLDS }, (_, left) => ratesOf(counted, (fold) => fold !== left));
  return { rates: ratesOf(counted, () => true), ratesWithout: (id) => learned[foldOf(bucketOf(id))] };
}

const foldOf = (bucket: number): number => bucket % FOLDS;

function count({ parts }: ReferenceClassIndex, place: number): Counted {
  const places = new Map<FactValue, number>();
  for (const { members } of parts)
    for (const value of members[place]!.member.column.values) if (!places.has(value)) places.set(value, places.size);
  const tallies = new Uint32Array(2 * FOLDS * (places.size + 1));
  for (const { members, cells, size, adverse, buckets } of parts) {
    const { pack, member } = members[place]!;
    const { values } = member.column;
    const placeByCode = Uint32Array.from([...values.map((value) => places.get(value)!), places.size]);
    for (let row = 0; row < size; row += 1) {
      const code = codeOf(member, pack.codes[cells.ofRow[row]!]!);
      const at = 2 * (FOLDS * placeByCode[code]! + foldOf(buckets[row]!));
      tallies[at]! += 1;
      tallies[at + 1]! += adverse[row]!;
    }
  }
  return { attribute: parts[0]!.members[place]!.member.column.attribute, values: [...places.keys()], tallies };
}

/** The tally of a value, or of those without one, in some of the folds. */
function tallyIn({ tallies }: Counted, place: number, isIn: (fold: number) => boolean): Tally {
  const sum = { precedents: 0, withEvent: 0 };
  for (let fold = 0; fold < FOLDS; fold += 1) {
    if (!isIn(fold)) continue;
    sum.precedents += tallies[2 * (FOLDS * place + fold)]!;
    sum.withEvent += tallies[2 * (FOLDS * place + fold) + 1]!;
  }
  return sum;
}

function ratesOf(counted: readonly Counted[], isIn: (fold: number) => boolean): Rates | undefined {
  const [first] = counted;
  if (!first) return undefined;
  const all = sumOf(Array.from({ length: first.values.length + 1 }, (_, place) => tallyIn(first, place, isIn)));
  const share = all.withEvent / all.precedents;
  if (!(share > 0 && share < 1)) return undefined;
  const rate = ({ precedents, withEvent }: Tally) =>
    rounded(logOdds((withEvent + PRIOR_PRECEDENTS * share) / (precedents + PRIOR_PRECEDENTS)));
  const overall = rounded(logOdds(share));
  const attributes = counted.map((each) => {
    const { attribute, values } = each;
    const given = values.map((value, place) => ({ value, tally: tallyIn(each, place, isIn) }));
    const known = given.filter(({ tally }) => tally.precedents > 0);
    const lacking = tallyIn(each, values.length, isIn);
    const own: RatesOfAttribute = {
      spread: 0,
      ...(isMeasured(attribute)
        ? {
            byPosition: joinNeighbours(
              known.map(({ value, tally }) => ({ at: position(attribute, value), tally })),
            ).map(({ at, tally }): [number, number] => [at, rate(tally)]),
          }
        : {
            byValue: [...joinSame(attribute, known)]
              .sort(([a], [b]) => (a < b ? -1 : 1))
              .map(([value, tally]): [string, number] => [value, rate(tally)]),
          }),
      ...(isMissingCompared(attribute) && lacking.precedents > 0 && { missing: rate(lacking) }),
    };
    return { attribute, own, known, lacking };
  });
  const ranges = attributes.map(({ own }) => rangeOf(own));
  const range = rounded(Math.max(0, ...ranges));
  if (range === 0) return undefined;
  const rates = {
    overall,
    range,
    attributes: Object.fromEntries(attributes.map((each) => [each.attribute.name, each.own])),
  };
  const deviations = attributes.map(({ attribute, own, known, lacking }) =>
    deviation([
      ...known.map(({ value, tally }) => ({ rate: rateOf(rates, attribute, value), count: tally.precedents })),
      ...(own.missing === undefined ? [] : [{ rate: own.missing, count: lacking.precedents }]),
    ]),
  );
  const most = Math.max(...deviations);
  attributes.forEach(({ own }, place) => (own.spread = Math.round((MAX_WEIGHT * deviations[place]!) / most)));
  return rates;
}

function sumOf(tallies: readonly Tally[]): Tally {
  const sum = { precedents: 0, withEvent: 0 };
  for (const { precedents, withEvent } of tallies) {
    sum.precedents += precedents;
    sum.withEvent += withEvent;
  }
  return sum;
}

/** The tallies of the values that an attribute allows; a list of several counts for each of them. */
function joinSame(
  { type }: ComparableAttribute,
  known: readonly { value: FactValue; tally: Tally }[],
): Map<string, Tally> {
  const joined = new Map<string, Tally>();
  for (const { value, tally } of known)
    for (const each of type === 'several' ? splitSeveral(String(value)) : [String(value)])
      joined.set(each, sumOf([joined.get(each) ?? { precedents: 0, withEvent: 0 }, tally]));
  return joined;
}

/** Joins neighbours on a line into groups of about equal size, each at the mean position of its precedents. */
function joinNeighbours(known: readonly { at: number; tally: Tally }[]): { at: number; tally: Tally }[] {
  const all = sumOf(known.map(({ tally }) => tally)).precedents;
  const groups: { sum: number; tally: Tally }[] = [];
  let [before, last] = [0, -1];
  for (const { at, tally } of known.toSorted((a, b) => a.at - b.at)) {
    const group = Math.floor((MAX_GROUPS * before) / all);
    if (group !== last) groups.push({ sum: 0, tally: { precedents: 0, withEvent: 0 } });
    last = group;
    const joined = groups.at(-1)!;
    joined.sum += at * tally.precedents;
    joined.tally = sumOf([joined.tally, tally]);
    before += tally.precedents;
  }
  return groups.map(({ sum, tally }) => ({ at: sum / tally.precedents, tally }));
}

function rangeOf({ byValue = [], byPosition = [], missing }: RatesOfAttribute): number {
  const rates = [...byValue, ...byPosition].map(([, rate]) => rate).concat(missing ?? []);
  return (
    rates.reduce((most, each) => Math.max(most, each), -Infinity) -
    rates.reduce((least, each) => Math.min(least, each), Infinity)
  );
}

function deviation(counted: readonly { rate: number; count: number }[]): number {
  const all = counted.reduce((sum, { count: each }) => sum + each, 0);
  if (all === 0) return 0;
  const mean = counted.reduce((sum, { rate, count: each }) => sum + rate * each, 0) / all;
  return Math.sqrt(counted.reduce((sum, { rate, count: each }) => sum + each * (rate - mean) ** 2, 0) / all);
}

/** A ten-thousandth is far below what any number of precedents can tell, and keeps what is stored short. */
const rounded = (value: number): number => Math.round(10_000 * value) / 10_000;
