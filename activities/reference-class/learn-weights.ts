import {
  comparisonOfValues,
  isMeasured,
  isMissingCompared,
  type ComparableAttribute,
} from '#workflows/domain/attribute.ts';
import { groupingsOf } from '#workflows/domain/value-comparison.ts';
import { precedentsIn } from './cells.ts';
import { MAX_WEIGHT, valueOrder, type FactValue } from './gower.ts';
import { codeOf, type Pack } from './pack.ts';
import type { IndexPart } from './index-part.ts';
import type { ReferenceClassIndex } from './reference-class-index.ts';

/** Maximum number of groups, of about equal size, into which numbers, days and ordered classes are put. */
const MAX_GROUPS = 20;

/** A number of precedents, and for how many of them the adverse event happened. */
interface Tally {
  precedents: number;
  withEvent: number;
}

/**
 * Weights of the comparable attributes, by how much each one alone tells about the outcome of the precedents: the
 * square root of the share of the outcome's entropy that it removes (mutual information, less what chance gives: Miller
 * 1955), scaled so that the most informative attribute has the weight 16 and an uninformative one 0. What attributes
 * tell only in combination is not seen. Values that are compared by groups tell what their groups do, those of a hierarchy what the
 * level does that tells most. Protected attributes are in no index, so they have no weight.
 *
 * @returns by attribute; empty, which weighs all attributes alike, if none tells anything
 */
export function learnWeights(index: ReferenceClassIndex): Record<string, number> {
  const told = (index.parts[0]?.members ?? []).map(({ member }, place) => {
    const { attribute } = member.column;
    const { given, missing } = tallyOf(index, place);
    // Cases without the attribute are compared without it, so their outcomes say nothing about it.
    const withMissing = isMissingCompared(attribute) && missing.precedents > 0 ? [missing] : [];
    const shares = groupsOf(attribute, given).map((groups) => shareOfEntropy([...groups, ...withMissing]));
    return { name: attribute.name, share: Math.max(0, ...shares) };
  });
  const most = Math.max(0, ...told.map(({ share }) => share));
  if (most === 0) return {};
  return Object.fromEntries(
    told.map(({ name, share }) => [name, Math.round(MAX_WEIGHT * Math.sqrt(share / most))] as const),
  );
}

function tallyOf(index: ReferenceClassIndex, place: number): { given: Map<FactValue, Tally>; missing: Tally } {
  const given = new Map<FactValue, Tally>();
  const missing = { precedents: 0, withEvent: 0 };
  for (const part of index.parts) {
    const { pack, member } = part.members[place]!;
    const { values } = member.column;
    tallyByCode(part, pack, member).forEach((tally, code) => {
      const value = values[code];
      const sum = value === undefined ? missing : (given.get(value) ?? { precedents: 0, withEvent: 0 });
      sum.precedents += tally.precedents;
      sum.withEvent += tally.withEvent;
      if (value !== undefined) given.set(value, sum);
    });
  }
  return { given, missing };
}

function tallyByCode({ cells }: IndexPart, pack: Pack, member: Pack['members'][number]): Tally[] {
  const tallies = Array.from({ length: member.column.values.length + 1 }, () => ({ precedents: 0, withEvent: 0 }));
  for (let cell = 0; cell < cells.size; cell += 1) {
    const tally = tallies[codeOf(member, pack.codes[cell]!)]!;
    tally.precedents += precedentsIn(cells, cell);
    tally.withEvent += cells.withEvent[cell]!;
  }
  return tallies;
}

/** The tallies of an attribute's values as they are compared, in each of the ways in which they are put together. */
function groupsOf(attribute: ComparableAttribute, given: ReadonlyMap<FactValue, Tally>): Tally[][] {
  const comparison = comparisonOfValues(attribute);
  if (comparison)
    return groupingsOf(comparison, [...given.keys()].map(String)).map((groupOf) => joinSame(given, groupOf));
  const inOrder = [...given].toSorted(([a], [b]) => valueOrder(attribute)(a, b)).map(([, tally]) => tally);
  return [isMeasured(attribute) ? joinNeighbours(inOrder) : inOrder];
}

/** Joins the tallies of values that count as the same. */
function joinSame(given: ReadonlyMap<FactValue, Tally>, groupOf: (value: string) => string | number): Tally[] {
  const joined = new Map<string | number, Tally>();
  for (const [value, { precedents, withEvent }] of given) {
    const group = groupOf(String(value));
    const sum = joined.get(group) ?? { precedents: 0, withEvent: 0 };
    joined.set(group, { precedents: sum.precedents + precedents, withEvent: sum.withEvent + withEvent });
  }
  return [...joined.values()];
}

/** Joins neighbouring tallies, so that each has about as many precedents as the others. */
function joinNeighbours(inOrder: readonly Tally[]): Tally[] {
  const all = inOrder.reduce((sum, { precedents }) => sum + precedents, 0);
  const groups: (Tally | undefined)[] = [];
  let before = 0;
  for (const { precedents, withEvent } of inOrder) {
    const group = Math.floor((MAX_GROUPS * before) / all);
    const sum = (groups[group] ??= { precedents: 0, withEvent: 0 });
    sum.precedents += precedents;
    sum.withEvent += withEvent;
    before += precedents;
  }
  return groups.filter((each) => each !== undefined);
}

/** The share of the entropy of an outcome that knowing the group removes, 0..1, less what chance alone is expected to remove. */
function shareOfEntropy(groups: readonly Tally[]): number {
  const sum = (each: (tally: Tally) => number) => groups.reduce((total, tally) => total + each(tally), 0);
  const all = sum(({ precedents }) => precedents);
  const before = entropy(sum(({ withEvent }) => withEvent) / all);
  if (!(before > 0)) return 0;
  const after = sum(({ precedents, withEvent }) =>
    precedents === 0 ? 0 : (precedents / all) * entropy(withEvent / precedents),
  );
  const byChance = (groups.filter(({ precedents }) => precedents > 0).length - 1) / (2 * all);
  return Math.max(0, (before - after - byChance) / before);
}

/** In nats. */
const entropy = (share: number): number =>
  share <= 0 || share >= 1 ? 0 : -(share * Math.log(share) + (1 - share) * Math.log(1 - share));
