import type { Facts } from '#workflows/domain/policy.ts';
import type { ReferenceClass } from '#workflows/domain/score.ts';
import { precedentsIn, rowsIn, type Cells } from './cells.ts';
import { comparableFactsOf } from './comparable-precedent.ts';
import { GRID, meanDistance } from './gower.ts';
import { Nearest, type Near } from './nearest.ts';
import { rowOf, type ReferenceClassIndex } from './reference-class-index.ts';
import { emptyNearCells, findLane, scan, type NearCells } from './scan.ts';
import { wilsonInterval } from '#workflows/domain/wilson-interval.ts';

/** There is no precedent to compare a case with. */
export class NoPrecedents extends Error {
  override name = 'NoPrecedents';
  constructor() {
    super('there is no precedent to compare the case with; import precedents for this policy first');
  }
}

/** Neighbours that a reference class lists; what many ties add is counted. */
const MAX_LISTED = 1_000;

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
 * then by id, whatever the order in which precedents were given; with k or fewer precedents all are taken. Of more than
 * 1,000, which takes many ties, the nearest 1,000 are listed; the base rate is that of all.
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

/** What a search finds, for everything that is made of it. */
export interface Found {
  referenceClass: ReferenceClass;
  /** By attribute, the base rate of the reference class that is found when that attribute is not compared. */
  without: Map<string, BaseRate>;
  /** The same precedents as the reference class, those alike in every comparable attribute put together. */
  alike: AlikePrecedents[];
}

/** Neighbours that have the same facts. */
export interface AlikePrecedents {
  /** Of the one with the smallest id. */
  precedentId: string;
  adverse: boolean;
  distance: number;
  facts: Facts;
  /** How many they are, and for how many of them the adverse event happened. */
  alike: { precedents: number; withEvent: number };
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
): Found {
  if (!Number.isInteger(k) || k < 1) throw new RangeError(`k is ${k}; give a whole number of at least 1`);
  const { cells } = index;
  const left = leaveOut(index, options.excludeId === undefined ? -1 : rowOf(index, options.excludeId));
  if (index.size === 0 || (index.size === 1 && left.row === 0)) throw new NoPrecedents();

  const nearest = new Nearest(k);
  const without = attributes.map((attribute) => ({
    attribute,
    lane: findLane(index, attribute, facts),
    nearest: new Nearest(k),
  }));
  const everyNearest = [nearest, ...without.map((each) => each.nearest)];
  const others = emptyNearCells();
  // Leaving out an attribute takes at most one whole attribute's distance off a sum.
  const reduction = without.length > 0 ? GRID : 0;
  const limit = () => Math.max(...everyNearest.map((each) => each.limit));
  scan(index, facts, reduction, limit, (near) => {
    offerAll(nearest, near, cells, left);
    for (const each of without) {
      others.length = near.length;
      others.cells = near.cells;
      others.steps.set(near.steps);
      others.counts.set(near.counts);
      each.lane.addTo(others, -1);
      offerAll(each.nearest, others, cells, left);
    }
  });
  const near = nearest.take().toSorted((a, b) => a.distance - b.distance || a.cell - b.cell);
  return {
    referenceClass: describe(index, k, near, left),
    without: new Map(without.map((each) => [each.attribute, baseRateOf(index, each.nearest.take(), left)])),
    alike: near.map((each) => describeAlike(index, each, left)),
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

function offerAll(
  nearest: Nearest,
  { length, cells: near, steps, counts }: NearCells,
  cells: Cells,
  left: LeftOut,
): void {
  for (let place = 0; place < length; place += 1) {
    const cell = near[place]!;
    const precedents = precedentsIn(cells, cell) - (cell === left.cell ? 1 : 0);
    nearest.offer(cell, meanDistance(steps[place]!, counts[place]!), precedents);
  }
}

/** The precedent that is the case itself, or row and cell -1. */
interface LeftOut {
  row: number;
  cell: number;
  withEvent: number;
}

function leaveOut(index: ReferenceClassIndex, row: number): LeftOut {
  if (row < 0) return { row, cell: -1, withEvent: 0 };
  return { row, cell: index.cells.ofRow[row]!, withEvent: index.adverse[row]! };
}

const eventsIn = ({ cells }: ReferenceClassIndex, { cell }: Near, left: LeftOut): number =>
  cells.withEvent[cell]! - (cell === left.cell ? left.withEvent : 0);

function baseRateOf(index: ReferenceClassIndex, near: readonly Near[], left: LeftOut): BaseRate {
  const neighbours = near.reduce((sum, { precedents }) => sum + precedents, 0);
  return { baseRate: near.reduce((sum, each) => sum + eventsIn(index, each, left), 0) / neighbours, neighbours };
}

/** @param near by distance */
function describe(index: ReferenceClassIndex, k: number, near: readonly Near[], left: LeftOut): ReferenceClass {
  const { baseRate, neighbours: size } = baseRateOf(index, near, left);
  const listed: ReferenceClass['neighbours'] = [];
  for (let place = 0; place < near.length && listed.length < MAX_LISTED;) {
    const { distance } = near[place]!;
    const rows: number[] = [];
    for (; near[place]?.distance === distance; place += 1)
      rows.push(...rowsIn(index.cells, near[place]!.cell, MAX_LISTED + 1));
    const inOrder = rows.filter((row) => row !== left.row).sort((a, b) => a - b);
    for (const row of inOrder.slice(0, MAX_LISTED - listed.length))
      listed.push({ precedentId: index.ids[row]!, distance, adverse: index.adverse[row] === 1 });
  }
  return {
    version: index.version,
    k,
    neighbours: listed,
    ...(size > listed.length && { size }),
    baseRate,
    interval: wilsonInterval(Math.round(baseRate * size), size),
  };
}

function describeAlike(index: ReferenceClassIndex, near: Near, left: LeftOut): AlikePrecedents {
  const first = rowsIn(index.cells, near.cell, 2).find((row) => row !== left.row)!;
  return {
    precedentId: index.ids[first]!,
    adverse: index.adverse[first] === 1,
    distance: near.distance,
    facts: comparableFactsOf(index, near.cell),
    alike: { precedents: near.precedents, withEvent: eventsIn(index, near, left) },
  };
}
