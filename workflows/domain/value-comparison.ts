import { z } from 'zod';

const MAX_VALUES = 10_000;
/** Maximum number of levels above a value. */
const MAX_LEVELS = 20;

const Value = z.string().min(1).max(100);

/** What divides the parts of a code: signs, not letters or digits. */
export const Separator = z
  .string()
  .regex(/^[-./:;,_|#~ ]{1,5}$/, { error: 'give one to five signs such as - or ., without letters and digits' });

const tableOf = <Content extends z.ZodType>(content: Content, most: number) =>
  z
    .record(Value, content)
    .refine((table) => Object.keys(table).length <= most, { error: `list at most ${most} values` });

/**
 * The most frequent values are compared one by one, and all others by how often they occur: once, 2 to 9 times, 10 to 99 times,
 * and so on. A value without a count was never seen; all of those are alike.
 */
export const FrequencyComparison = z.strictObject({
  by: z.literal('frequency'),
  /** How many of the most frequent values are compared one by one. Those as frequent as the first one after them are not. */
  ownValues: z.number().int().min(0).max(MAX_VALUES).optional(),
  /** In place of a number: the share of all occurrences, 0..1, that the values compared one by one make up. */
  ownShare: z.number().gt(0).lt(1).optional(),
  /**
   * How often each value occurred where the groups were made, such as in the file of a draft. They are part of the version, so that
   * a value is always in the same group under it.
   */
  counts: tableOf(z.number().int().min(1), MAX_VALUES).optional(),
});
export type FrequencyComparison = z.infer<typeof FrequencyComparison>;

/** Values are the nearer, the more levels of a hierarchy they share. One of three rules says what stands above a value. */
export const HierarchyComparison = z.strictObject({
  by: z.literal('hierarchy'),
  /** Lengths of a code's beginnings, in characters and rising: with 2 and 4, `29-1141` stands below `29-1`, and that below `29`. */
  prefixes: z.array(z.number().int().min(1).max(99)).min(1).max(9).optional(),
  /** What divides a code into levels: with `-`, `29-1141` stands below `29`. */
  separator: Separator.optional(),
  /** By value or group, the group above it. */
  parents: tableOf(Value, 2 * MAX_VALUES).optional(),
});
export type HierarchyComparison = z.infer<typeof HierarchyComparison>;

/** How the values of a long list are compared, where it is not one by one. */
export const ValueComparison = z.discriminatedUnion('by', [FrequencyComparison, HierarchyComparison], {
  error: 'give by as frequency or hierarchy',
});
export type ValueComparison = z.infer<typeof ValueComparison>;

/** Values that a comparison by frequency puts together, or those that it compares one by one. */
export interface FrequencyGroup {
  kind: 'own' | 'group' | 'unseen';
  /** How often each of its values occurs, at least and at most. */
  least: number;
  most: number;
  /** How many values it has. */
  values: number;
  /** How often they occur in all. */
  occurrences: number;
}

/** By value, itself where it is compared by itself, otherwise the least number of occurrences in its group. */
type Grouping = ReadonlyMap<string, string | number>;

const groupings = new WeakMap<FrequencyComparison, Grouping>();

function groupingOf(comparison: FrequencyComparison): Grouping {
  const known = groupings.get(comparison);
  if (known) return known;
  const own = ownCount(comparison);
  const made = new Map(
    Object.entries(comparison.counts ?? {}).map(([value, count]) => [value, count >= own ? value : leastOf(count)]),
  );
  groupings.set(comparison, made);
  return made;
}

/** How often a value has to occur to be compared by itself. */
function ownCount({ ownValues, ownShare, counts = {} }: FrequencyComparison): number {
  const falling = Object.values(counts).sort((a, b) => b - a);
  let wanted = ownValues ?? 0;
  if (ownShare !== undefined) {
    const all = falling.reduce((sum, count) => sum + count, 0);
    for (let sum = 0; wanted < falling.length && sum < ownShare * all; wanted += 1) sum += falling[wanted] ?? 0;
  }
  return (falling[wanted] ?? 0) + 1;
}

/** The least number of occurrences in the group of a value that occurs so often: 1, 2, 10, 100 and so on. */
const leastOf = (count: number): number => (count === 1 ? 1 : count < 10 ? 2 : 10 ** (String(count).length - 1));
const mostOf = (least: number): number => (least === 1 ? 1 : least === 2 ? 9 : 10 * least - 1);

/** The groups of a comparison by frequency, from the most frequent values to those never seen; groups without values are left out. */
export function frequencyGroups(comparison: FrequencyComparison, allowedValues: readonly string[]): FrequencyGroup[] {
  const grouping = groupingOf(comparison);
  const groups = new Map<number, FrequencyGroup>();
  for (const value of allowedValues) {
    const group = grouping.get(value) ?? 0;
    const count = comparison.counts?.[value] ?? 0;
    const isOwn = typeof group === 'string';
    const least = isOwn ? Number.POSITIVE_INFINITY : group;
    const found = groups.get(least) ?? {
      kind: isOwn ? 'own' : least === 0 ? 'unseen' : 'group',
      least: isOwn ? count : least,
      most: isOwn ? count : least === 0 ? 0 : mostOf(least),
      values: 0,
      occurrences: 0,
    };
    groups.set(least, {
      ...found,
      least: Math.min(found.least, isOwn ? count : least),
      most: Math.max(found.most, isOwn ? count : 0),
      values: found.values + 1,
      occurrences: found.occurrences + count,
    });
  }
  return [...groups].sort(([a], [b]) => b - a).map(([, group]) => group);
}

/**
 * What a value counts as in a comparison by frequency: itself, or all that occur as often.
 *
 * @returns equal for two values exactly if they are compared as the same
 */
export function frequencyGroupOf(comparison: FrequencyComparison, value: string): string | number {
  return groupingOf(comparison).get(value) ?? 0;
}

/** The groups at the top of a hierarchy, those with the most occurrences first. */
export function topBranches(
  comparison: HierarchyComparison,
  counts: ReadonlyMap<string, number>,
): { branch: string; values: number; occurrences: number }[] {
  const found = new Map<string, { branch: string; values: number; occurrences: number }>();
  for (const [value, count] of counts) {
    const [branch = value] = branchesOf(comparison, value);
    const { values, occurrences } = found.get(branch) ?? { values: 0, occurrences: 0 };
    found.set(branch, { branch, values: values + 1, occurrences: occurrences + count });
  }
  return [...found.values()].sort((a, b) => b.occurrences - a.occurrences || (a.branch < b.branch ? -1 : 1));
}

const knownBranches = new WeakMap<HierarchyComparison, Map<string, readonly string[]>>();

/** A value's place in a hierarchy: what stands above it, from the top, and at the end the value itself. */
export function branchesOf(comparison: HierarchyComparison, value: string): readonly string[] {
  let known = knownBranches.get(comparison);
  if (!known) knownBranches.set(comparison, (known = new Map<string, readonly string[]>()));
  let found = known.get(value);
  if (!found) known.set(value, (found = findBranches(comparison, value)));
  return found;
}

function findBranches({ prefixes, separator, parents = {} }: HierarchyComparison, value: string): string[] {
  if (prefixes) {
    const characters = Array.from(value);
    const above = prefixes.filter((length) => length < characters.length);
    return [...above.map((length) => characters.slice(0, length).join('')), value];
  }
  if (separator !== undefined) {
    const parts = value.split(separator);
    return parts.map((_, place) => parts.slice(0, place + 1).join(separator)).filter((branch) => branch !== '');
  }
  const branches = [value];
  const above = (at: string) => (Object.hasOwn(parents, at) ? parents[at] : undefined);
  for (let at = above(value); at !== undefined && branches.length <= MAX_LEVELS; at = above(at)) branches.unshift(at);
  return branches;
}

/**
 * Distance in a hierarchy by the depth of the lowest common ancestor: 1 − 2·d / (a + b), where d is the depth of that ancestor,
 * and a and b are those of the two values (one less the conceptual similarity of Z. Wu and M. Palmer, Verb Semantics and Lexical
 * Selection, ACL 1994). Depths are counted from 1 at the top; values without a common ancestor have d = 0 and are at distance 1.
 *
 * @returns 0..1
 */
export const hierarchyDistance = (common: number, a: number, b: number): number => 1 - (2 * common) / (a + b);

/** How many levels two values share, counted from the top. */
function commonDepth(a: readonly string[], b: readonly string[]): number {
  let depth = 0;
  while (depth < a.length && depth < b.length && a[depth] === b[depth]) depth += 1;
  return depth;
}

/**
 * Distance between two values of a long list: by {@link hierarchyDistance}, or by frequency 0 in the same group and otherwise 1.
 *
 * @returns 0..1
 */
export function valueDistance(comparison: ValueComparison, a: string, b: string): number {
  if (comparison.by === 'frequency') return frequencyGroupOf(comparison, a) === frequencyGroupOf(comparison, b) ? 0 : 1;
  const [left, right] = [branchesOf(comparison, a), branchesOf(comparison, b)];
  return hierarchyDistance(commonDepth(left, right), left.length, right.length);
}

/**
 * The ways in which a comparison puts values together, each as a function from a value to its group: one by frequency, and in a
 * hierarchy one for each level.
 */
export function groupingsOf(
  comparison: ValueComparison,
  values: readonly string[],
): ((value: string) => string | number)[] {
  if (comparison.by === 'frequency') return [(value) => frequencyGroupOf(comparison, value)];
  const levels = values.reduce((most, value) => Math.max(most, branchesOf(comparison, value).length), 0);
  return Array.from({ length: levels }, (_, level) => (value: string) => {
    const branches = branchesOf(comparison, value);
    return branches[level] ?? value;
  });
}

/**
 * How a value is compared, as a text.
 *
 * @param comparison `undefined` where values are compared one by one
 * @returns equal under two comparisons exactly if the value is compared in the same way under both
 */
export function placeOf(comparison: ValueComparison | undefined, value: string): string {
  if (comparison?.by === 'hierarchy') return JSON.stringify(branchesOf(comparison, value));
  const group = comparison === undefined ? value : frequencyGroupOf(comparison, value);
  return JSON.stringify(typeof group === 'string' ? [group] : group);
}

/** What stands above the values of a list in a hierarchy. */
export const branchesAbove = (comparison: HierarchyComparison, allowedValues: readonly string[]): Set<string> =>
  new Set(allowedValues.flatMap((value) => branchesOf(comparison, value).slice(0, -1)));

/** What is wrong with a comparison of listed values, by the path of its field. */
export function faultsOfComparison(
  comparison: ValueComparison,
  allowedValues: readonly string[],
): { field: string; message: string }[] {
  const allowed = new Set(allowedValues);
  if (comparison.by === 'frequency') {
    const { ownValues, ownShare, counts = {} } = comparison;
    const unknown = Object.keys(counts).find((value) => !allowed.has(value));
    return [
      ...((ownValues === undefined) === (ownShare === undefined)
        ? [{ field: 'ownValues', message: 'give either ownValues or ownShare' }]
        : []),
      ...(unknown === undefined
        ? []
        : [{ field: 'counts', message: `value ${unknown} is not allowed, so it cannot be counted` }]),
    ];
  }
  const { prefixes, separator, parents } = comparison;
  if ([prefixes, separator, parents].filter((rule) => rule !== undefined).length !== 1)
    return [{ field: 'prefixes', message: 'give one of prefixes, separator and parents' }];
  if (prefixes?.some((length, place) => length <= (prefixes[place - 1] ?? 0)))
    return [{ field: 'prefixes', message: 'give rising lengths' }];
  return faultsOfParents(parents ?? {}, allowed);
}

function faultsOfParents(
  parents: Readonly<Record<string, string>>,
  allowed: ReadonlySet<string>,
): { field: string; message: string }[] {
  const groups = new Set(Object.values(parents));
  const below = Object.keys(parents);
  const stray = below.find((value) => !allowed.has(value) && !groups.has(value));
  if (stray !== undefined)
    return [{ field: 'parents', message: `${stray} is neither an allowed value nor a group above one` }];
  const endless = below.find((value) => findBranches({ by: 'hierarchy', parents }, value).length > MAX_LEVELS);
  if (endless === undefined) return [];
  return [
    { field: 'parents', message: `more than ${MAX_LEVELS} groups stand above ${endless}, or it stands above itself` },
  ];
}
