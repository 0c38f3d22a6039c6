import { z } from 'zod';
import {
  FrequencyComparison,
  frequencyGroups,
  HierarchyComparison,
  topBranches,
  type ValueComparison,
} from '#workflows/domain/value-comparison.ts';
import { countValues } from './outcome-column.ts';
import type { ColumnContent } from './table-contents.ts';

const Column = z.string().min(1).max(200);

/** How the values of a column are to be compared; counts and groups are taken from the file. */
export const ComparisonChoice = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('values') }),
  FrequencyComparison.omit({ counts: true }),
  HierarchyComparison.omit({ parents: true }).extend({
    /** Columns of the file with the group of each value, the group of that group, and so on. */
    parentColumns: z.array(Column).min(1).max(5).optional(),
  }),
]);
export type ComparisonChoice = z.infer<typeof ComparisonChoice>;

/** A way of comparing values, and what has to be checked about it. */
export interface DraftedComparison {
  choice: ComparisonChoice;
  /** `undefined` where values are compared one by one. */
  compareBy: ValueComparison | undefined;
  check: string[];
}

/** A column of more values is not compared one by one, unless the user says so. */
const MANY_VALUES = 500;
/** How many values of a long list are compared one by one, unless the user says otherwise. */
export const OWN_VALUES = 50;
const SEPARATORS = ['-', '.', '/', ':', '_'];
/** Nearly all values have to follow a rule. */
const NEARLY_ALL = 0.95;
/** Values have to form groups of this many on average. */
const GROUP_SIZE = 2;
/** Rows in which a value occurs again show whether a column depends on it; with fewer, it may seem so by chance. */
const MIN_REPEATED = 100;
/** A column in which one value is more frequent than this says too little of what stands above another. */
const MAX_SHARE_OF_ONE = 0.8;
const MAX_VALUE_LENGTH = 100;

/**
 * Proposes how a column of many values is compared: by other columns that stand above it, by the parts or the beginnings of its
 * codes, or else by how often its values occur.
 *
 * @param others columns whose values may stand above this one's: neither protected nor the outcome
 * @param choice of the user, which is followed in place of a proposal
 */
export function draftComparison(
  content: ColumnContent,
  others: readonly ColumnContent[],
  choice: ComparisonChoice | undefined,
): DraftedComparison {
  const values = [...new Set(content.cells)];
  const chosen = choice ?? proposal(content, values, others);
  const check = choice === undefined ? [reasonFor(chosen, values.length)] : [];
  switch (chosen.by) {
    case 'values':
      return { choice: chosen, compareBy: undefined, check };
    case 'frequency': {
      const counts = Object.fromEntries(countValues(content.cells).map(({ value, rows }) => [value, rows]));
      return { choice: chosen, compareBy: { ...chosen, counts }, check };
    }
    case 'hierarchy': {
      const { parentColumns, prefixes, separator } = chosen;
      if (parentColumns === undefined)
        return {
          choice: chosen,
          compareBy: {
            by: 'hierarchy',
            ...(prefixes && { prefixes }),
            ...(separator !== undefined && { separator }),
          },
          check,
        };
      const columns = parentColumns.flatMap((name) => others.find(({ column }) => column === name) ?? []);
      const { parents, divided } = parentsIn(content, columns);
      const unusable = parentColumns.filter((name) => columns.every(({ column }) => column !== name));
      const remarks = [
        ...unusable.map(
          (name) => `${name} cannot stand above these values: it is protected, left out or not in the file`,
        ),
        ...divided.map(
          ({ column, count }) =>
            `${count} values stand below different values of ${column}; the most frequent one counts`,
        ),
      ];
      const compareBy = columns.length > 0 ? ({ by: 'hierarchy', parents } as const) : undefined;
      return { choice: chosen, compareBy, check: [...check, ...remarks] };
    }
  }
}

function proposal(
  content: ColumnContent,
  values: readonly string[],
  others: readonly ColumnContent[],
): ComparisonChoice {
  if (values.length <= MANY_VALUES) return { by: 'values' };
  const parentColumns = columnsAbove(content, others);
  if (parentColumns.length > 0) return { by: 'hierarchy', parentColumns };
  const separator = SEPARATORS.find((sign) => isRule(values, sign, (value) => value.split(sign)[0] ?? ''));
  if (separator !== undefined) return { by: 'hierarchy', separator };
  const prefixes = prefixesOf(values);
  return prefixes.length > 0 ? { by: 'hierarchy', prefixes } : { by: 'frequency', ownValues: OWN_VALUES };
}

/** A group of values under a drafted comparison, and in how many rows of the file it occurs. */
export interface PreviewedGroup {
  /**
   * `own` for all values that are compared one by one, `group` for values that occur equally often, `branch` for a group at the top of
   * a hierarchy.
   */
  kind: 'own' | 'group' | 'branch';
  /** The name of a branch. */
  name: string | null;
  /** How often each of its values occurs, at least and at most; `null` for a branch. */
  least: number | null;
  most: number | null;
  values: number;
  rows: number;
}

/** The groups that a comparison makes of a column's values, those with the most rows first in a hierarchy. */
export function previewGroups(compareBy: ValueComparison, { cells }: ColumnContent): PreviewedGroup[] {
  const counts = new Map(countValues(cells).map(({ value, rows }) => [value, rows]));
  if (compareBy.by === 'frequency')
    return frequencyGroups(compareBy, [...counts.keys()]).map(({ kind, least, most, values, occurrences }) => ({
      kind: kind === 'own' ? 'own' : 'group',
      name: null,
      least,
      most,
      values,
      rows: occurrences,
    }));
  return topBranches(compareBy, counts).map(({ branch, values, occurrences }) => ({
    kind: 'branch',
    name: branch,
    least: null,
    most: null,
    values,
    rows: occurrences,
  }));
}

/** Why a comparison is proposed. */
function reasonFor(choice: ComparisonChoice, values: number): string {
  switch (choice.by) {
    case 'values':
      return `${values} values are compared one by one; choose another comparison, or make it text to leave it out`;
    case 'frequency':
      return `${values} values: the ${choice.ownValues} most frequent are compared one by one, all others by how often they occur`;
    case 'hierarchy':
      if (choice.parentColumns)
        return `${values} values: each stands below one value of ${choice.parentColumns.join(', ')}, so those that share it are near each other`;
      if (choice.separator !== undefined)
        return `${values} values seem to be codes whose parts are divided by ${choice.separator}, so those that begin with the same parts are near each other`;
      return `${values} values seem to be codes, so those that share their first ${choice.prefixes?.join(' or ')} characters are near each other`;
  }
}

/** Whether nearly all values have a sign, and what stands before it forms groups. */
function isRule(values: readonly string[], sign: string, groupOf: (value: string) => string): boolean {
  if (values.some((value) => value.includes(' '))) return false;
  const following = values.filter((value) => value.indexOf(sign) > 0);
  if (following.length < NEARLY_ALL * values.length) return false;
  return formGroups(values, groupOf);
}

function formGroups(values: readonly string[], groupOf: (value: string) => string): boolean {
  const groups = new Set(values.map(groupOf)).size;
  return groups >= 2 && groups * GROUP_SIZE <= values.length;
}

/** Lengths of beginnings that form groups, where values are codes of letters and digits. */
function prefixesOf(values: readonly string[]): number[] {
  const codes = values.filter((value) => /^(?=.*\d)[A-Za-z0-9]{3,12}$/.test(value));
  if (codes.length < NEARLY_ALL * values.length) return [];
  return [2, 4].filter((length) => formGroups(values, (value) => value.slice(0, length)));
}

/** Columns that stand above another one, each above the one before it: every value of a column has one value in the next. */
function columnsAbove(content: ColumnContent, others: readonly ColumnContent[]): string[] {
  const sizeOf = ({ cells }: ColumnContent) => new Set(cells).size;
  const candidates = others
    .map((each) => ({ each, size: sizeOf(each) }))
    .filter(({ each, size }) => size >= 2 && isSpread(each))
    .toSorted((a, b) => b.size - a.size);
  const above: string[] = [];
  let below = { each: content, size: sizeOf(content) };
  for (const candidate of candidates) {
    if (candidate.size * GROUP_SIZE > below.size || !dependsOn(candidate.each, below.each)) continue;
    above.push(candidate.each.column);
    below = candidate;
  }
  return above;
}

const isSpread = ({ cells }: ColumnContent): boolean =>
  (countValues(cells)[0]?.rows ?? 0) <= MAX_SHARE_OF_ONE * cells.length;

/** The values of two columns in the rows that have both. */
function* pairsOf(below: ColumnContent, above: ColumnContent): Generator<[value: string, group: string]> {
  for (const [row, value] of below.everyCell.entries()) {
    const group = above.everyCell[row] ?? '';
    if (value === '' || below.missing.includes(value) || group === '' || above.missing.includes(group)) continue;
    yield [value, group];
  }
}

function dependsOn(above: ColumnContent, below: ColumnContent): boolean {
  const known = new Map<string, string>();
  let repeated = 0;
  for (const [value, group] of pairsOf(below, above)) {
    const before = known.get(value);
    if (before !== undefined && before !== group) return false;
    repeated += Number(before !== undefined);
    known.set(value, group);
  }
  return repeated >= MIN_REPEATED;
}

/**
 * What stands above each value by other columns, the nearest first. A group whose name also names something else is called by its
 * column as well.
 */
function parentsIn(
  content: ColumnContent,
  columns: readonly ColumnContent[],
): { parents: Record<string, string>; divided: { column: string; count: number }[] } {
  const parents = new Map<string, string>();
  const divided: { column: string; count: number }[] = [];
  const taken = new Set(content.cells);
  let [below, nameBelow] = [content, (value: string) => value];
  for (const column of columns) {
    const isTaken = column.cells.some((value) => taken.has(value));
    const nameOf = (value: string) => (isTaken ? `${column.column} ${value}` : value).slice(0, MAX_VALUE_LENGTH);
    let count = 0;
    for (const [value, groups] of groupsBy(below, column)) {
      count += Number(groups.length > 1);
      const group = groups[0]?.value;
      if (group !== undefined) parents.set(nameBelow(value), nameOf(group));
    }
    if (count > 0) divided.push({ column: column.column, count });
    for (const value of new Set(column.cells)) taken.add(nameOf(value));
    [below, nameBelow] = [column, nameOf];
  }
  return { parents: Object.fromEntries(parents), divided };
}

/** By value of a column, those that another one has in the same rows, the most frequent first. */
function groupsBy(below: ColumnContent, above: ColumnContent): [string, { value: string; rows: number }[]][] {
  const found = new Map<string, string[]>();
  for (const [value, group] of pairsOf(below, above)) {
    const known = found.get(value);
    if (known) known.push(group);
    else found.set(value, [group]);
  }
  return [...found].map(([value, groups]) => [value, countValues(groups)]);
}
