import {
  branchesOf,
  frequencyGroupOf,
  hierarchyDistance,
  type HierarchyComparison,
  type ValueComparison,
} from '#workflows/domain/value-comparison.ts';
import { GRID, inSteps, type FactValue } from './gower.ts';

/** The distinct values of a column, in the order of their codes. */
type Values = readonly FactValue[];

/**
 * Fills a table of distances, by code, between a case's value and those of a column that are not compared one by one.
 *
 * @param table of steps times the weight; what stands after the values, for a missing one, stays as it is
 */
export function fillByComparison(
  table: Int32Array,
  values: Values,
  comparison: ValueComparison,
  value: string,
  weight: number,
): void {
  if (comparison.by === 'frequency') {
    const own = frequencyGroupOf(comparison, value);
    groupsByCode(values, (each) => frequencyGroupOf(comparison, each)).forEach((group, code) => {
      table[code] = group === own ? 0 : weight * GRID;
    });
    return;
  }
  const { depths, nodes, levels, names } = treeOf(values, comparison);
  const branches = branchesOf(comparison, value);
  const own = branches.map((branch) => names.get(branch) ?? -1);
  for (let code = 0; code < depths.length; code += 1) {
    const [depth, first] = [depths[code]!, code * levels];
    let common = 0;
    while (common < depth && common < own.length && nodes[first + common] === own[common]) common += 1;
    table[code] = weight * inSteps(hierarchyDistance(common, own.length, depth));
  }
}

const knownGroups = new WeakMap<Values, (string | number)[]>();

/** By code, what the value counts as. It is worked out once. */
function groupsByCode(values: Values, groupOf: (value: string) => string | number): (string | number)[] {
  let found = knownGroups.get(values);
  if (!found) knownGroups.set(values, (found = values.map((value) => groupOf(String(value)))));
  return found;
}

/** The places of a column's values in a hierarchy, as numbers. */
interface Tree {
  /** By name of a branch or a value, its number. */
  names: ReadonlyMap<string, number>;
  /** How many levels the deepest value has. */
  levels: number;
  /** By code, at which level the value is, from 1 at the top. */
  depths: Uint8Array;
  /** By code times `levels`, what stands above the value from the top, and the value itself. */
  nodes: Int32Array;
}

const knownTrees = new WeakMap<Values, Tree>();

function treeOf(values: Values, comparison: HierarchyComparison): Tree {
  const known = knownTrees.get(values);
  if (known) return known;
  const branches = values.map((value) => branchesOf(comparison, String(value)));
  const levels = branches.reduce((most, { length }) => Math.max(most, length), 1);
  const names = new Map<string, number>();
  const nodes = new Int32Array(levels * branches.length).fill(-2);
  branches.forEach((each, code) => {
    each.forEach((name, level) => {
      if (!names.has(name)) names.set(name, names.size);
      nodes[code * levels + level] = names.get(name)!;
    });
  });
  const tree = { names, levels, depths: Uint8Array.from(branches, ({ length }) => length), nodes };
  knownTrees.set(values, tree);
  return tree;
}
