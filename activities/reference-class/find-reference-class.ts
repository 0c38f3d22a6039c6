import type { Facts } from '../../workflows/domain/policy.ts';
import type { ReferenceClass } from '../../workflows/domain/score.ts';
import { GRID, meanDistance } from './gower.ts';
import { Nearest } from './nearest.ts';
import { rowOf, type ReferenceClassIndex } from './reference-class-index.ts';
import { findLane, scan } from './scan.ts';
import { wilsonInterval } from '../../workflows/domain/wilson-interval.ts';

/** There is no precedent to compare a case with. */
export class NoPrecedents extends Error {
  override name = 'NoPrecedents';
  constructor() {
    super('there is no precedent to compare the case with; import precedents for this policy first');
  }
}

export interface SearchOptions {
  /** A precedent that is the case itself, and so must not be among its neighbours. */
  excludeId?: string;
}

/** Share of neighbours for whom the adverse event happened, 0..1, and how many neighbours there are. */
export interface BaseRate {
  baseRate: number;
  neighbours: number;
}

/**
 * The k precedents nearest to a case by {@link gowerDistance}, found exactly.
 *
 * All precedents tied at the k-th place are taken, so there may be more than k. Neighbours are ordered by distance,
 * then by id, whatever the order in which precedents were given; with k or fewer precedents all are taken.
 *
 * @param facts of the case, valid under the policy the index was built for; protected attributes are not read
 * @param k at least 1
 * @throws NoPrecedents when there is none to compare with; RangeError for facts or k outside what is allowed
 */
export function findReferenceClass(
  index: ReferenceClassIndex,
  facts: Facts,
  k: number,
  options: SearchOptions = {},
): ReferenceClass {
  return findReferenceClassLeavingOut(index, facts, k, [], options).referenceClass;
}

/**
 * The reference class of a case and, for each attribute named, the base rate of the one found when that attribute is not
 * compared. One pass over the precedents serves all of them.
 */
export function findReferenceClassLeavingOut(
  index: ReferenceClassIndex,
  facts: Facts,
  k: number,
  attributes: string[],
  options: SearchOptions = {},
): { referenceClass: ReferenceClass; without: Map<string, BaseRate> } {
  if (!Number.isInteger(k) || k < 1) throw new RangeError(`k is ${k}; give a whole number of at least 1`);
  const excludedRow = options.excludeId === undefined ? -1 : rowOf(index, options.excludeId);
  if (index.size === 0 || (index.size === 1 && excludedRow === 0)) throw new NoPrecedents();

  const nearest = new Nearest(k);
  const without = attributes.map((attribute) => ({
    attribute,
    lane: findLane(index, attribute, facts),
    nearest: new Nearest(k),
  }));
  const everyNearest = [nearest, ...without.map((each) => each.nearest)];
  // Leaving out an attribute takes at most one whole attribute's distance off a sum.
  const reduction = without.length > 0 ? GRID : 0;
  const limit = () => Math.max(...everyNearest.map((each) => each.limit));
  scan(index, facts, reduction, limit, (row, steps, count) => {
    if (row === excludedRow) return;
    nearest.offer(row, meanDistance(steps, count));
    for (const { lane, nearest: others } of without)
      others.offer(row, meanDistance(steps - lane.stepsAt(row), count - lane.countAt(row)));
  });
  return {
    referenceClass: describe(index, k, nearest),
    without: new Map(without.map((each) => [each.attribute, baseRateOf(index, each.nearest)])),
  };
}

/** Reference classes of many cases, one at a time so that the caller can report progress or stop between them. */
export function* findReferenceClasses(
  index: ReferenceClassIndex,
  cases: Iterable<{ facts: Facts; excludeId?: string }>,
  k: number,
): Generator<ReferenceClass, void, undefined> {
  for (const { facts, ...options } of cases) yield findReferenceClass(index, facts, k, options);
}

function baseRateOf(index: ReferenceClassIndex, nearest: Nearest): BaseRate {
  const rows = nearest.takeRows();
  return { baseRate: rows.filter((row) => index.adverse[row] === 1).length / rows.length, neighbours: rows.length };
}

function describe(index: ReferenceClassIndex, k: number, nearest: Nearest): ReferenceClass {
  const neighbours = nearest.take().map(({ row, distance }) => ({
    precedentId: index.ids[row]!,
    distance,
    adverse: index.adverse[row] === 1,
  }));
  const events = neighbours.filter((neighbour) => neighbour.adverse).length;
  return {
    version: index.version,
    k,
    neighbours,
    baseRate: events / neighbours.length,
    interval: wilsonInterval(events, neighbours.length),
  };
}
