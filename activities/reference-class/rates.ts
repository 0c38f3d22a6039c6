import { z } from 'zod';
import { isMeasured, isMissingCompared, splitSeveral, type ComparableAttribute } from '#workflows/domain/attribute.ts';
import { fromLogOdds } from '#workflows/domain/log-odds.ts';
import type { Facts, Policy } from '#workflows/domain/policy.ts';
import type { Column } from './column.ts';
import { comparableAttributes, MAX_WEIGHT, position, type FactValue, type Weights } from './gower.ts';

/**
 * How often the adverse event happened to the precedents that have a value, for all values of an attribute, as log-odds. Rates of
 * few precedents are drawn to the rate of all.
 */
const RatesOfAttribute = z.strictObject({
  /** How much the values of the attribute differ between precedents, beside those of the attribute that differ most (16). */
  spread: z.number().int().min(0).max(MAX_WEIGHT),
  /** By value of a category or of a list of several, in the order of UTF-16 code units. */
  byValue: z.array(z.tuple([z.string(), z.number()])).optional(),
  /** By position on the line of a number, day or ordered class, rising; between two positions the rate changes evenly. */
  byPosition: z.array(z.tuple([z.number(), z.number()])).optional(),
  /** Of those that lack the attribute, where they are compared in it. */
  missing: z.number().optional(),
});
export type RatesOfAttribute = z.infer<typeof RatesOfAttribute>;

/** What makes two values of an attribute alike: that the adverse event happened as often to the precedents that have them. */
export const Rates = z.strictObject({
  /** Log-odds of the event among all precedents. A value that no precedent has is taken to have this rate. */
  overall: z.number(),
  /** The largest difference of two rates of one attribute, in log-odds, which is a distance of 1. */
  range: z.number().gt(0),
  attributes: z.record(z.string(), RatesOfAttribute),
});
export type Rates = z.infer<typeof Rates>;

/** How the facts of two cases are compared: how much each attribute counts, or by the rates of its values. */
export interface Comparison {
  weights?: Weights | undefined;
  rates?: Rates | undefined;
}

/** How much the attributes can set cases apart, by name, 0 to 16. */
export const spreadsOf = ({ attributes }: Rates): Record<string, number> =>
  Object.fromEntries(Object.entries(attributes).map(([name, { spread }]) => [name, spread]));

/** The rate of a value in log-odds, or of lacking one where it is `undefined`; of a list of several values, the mean of theirs. */
export function rateOf(rates: Rates, attribute: ComparableAttribute, value: FactValue | undefined): number {
  const own = rates.attributes[attribute.name];
  if (!own) return rates.overall;
  if (value === undefined) return own.missing ?? rates.overall;
  if (isMeasured(attribute)) return between(own.byPosition ?? [], position(attribute, value)) ?? rates.overall;
  const byValue = mapOf(own);
  const given = attribute.type === 'several' ? splitSeveral(String(value)) : [String(value)];
  return given.reduce((sum, each) => sum + (byValue.get(each) ?? rates.overall), 0) / given.length;
}

/** The rates of a case's values by attribute, 0..1; those of attributes in which it is not compared are left out. */
export const valueRatesOf = (rates: Rates, policy: Pick<Policy, 'attributes'>, facts: Facts): Record<string, number> =>
  Object.fromEntries(
    comparableAttributes(policy).flatMap((attribute) => {
      const value = facts[attribute.name];
      if (value === undefined && !isMissingCompared(attribute)) return [];
      return [[attribute.name, fromLogOdds(rateOf(rates, attribute, value))] as const];
    }),
  );

const knownColumns = new WeakMap<Rates, WeakMap<Column, Float64Array>>();

/** By code, the rates of a column's values and, after the last one, of a missing value. They are worked out once. */
export function ratesByCode(rates: Rates, column: Column): Float64Array {
  let columns = knownColumns.get(rates);
  if (!columns) knownColumns.set(rates, (columns = new WeakMap()));
  let found = columns.get(column);
  if (!found) {
    const { attribute, values } = column;
    found = new Float64Array(values.length + 1);
    for (let code = 0; code <= values.length; code += 1) found[code] = rateOf(rates, attribute, values[code]);
    columns.set(column, found);
  }
  return found;
}

const knownValues = new WeakMap<RatesOfAttribute, ReadonlyMap<string, number>>();

function mapOf(own: RatesOfAttribute): ReadonlyMap<string, number> {
  let found = knownValues.get(own);
  if (!found) knownValues.set(own, (found = new Map(own.byValue ?? [])));
  return found;
}

/** What lies at a position on a line through points, level before the first and after the last; `undefined` without a point. */
function between(points: readonly (readonly [number, number])[], at: number): number | undefined {
  let [low, high] = [0, points.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (points[middle]![0] < at) low = middle + 1;
    else high = middle;
  }
  const [before, after] = [points[low - 1], points[low]];
  if (!before || !after) return (before ?? after)?.[1];
  const share = (at - before[0]) / (after[0] - before[0]);
  return before[1] + share * (after[1] - before[1]);
}
