import type { Facts } from '#workflows/domain/policy.ts';
import type { ReferenceClass } from '#workflows/domain/score.ts';
import { precedentsIn, rowsIn, type Cells } from './cells.ts';
import { comparableFactsOf } from './comparable-precedent.ts';
import { GRID, meanDistance } from './gower.ts';
import { Nearest, type Near } from './nearest.ts';
import { findMember } from './pack.ts';
import { rowOf, type ReferenceClassIndex } from './reference-class-index.ts';
import { codeIn, findLanes, retainWithin, scan, stepsTo, type Lane, type NearCells } from './scan.ts';
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

  const lanes = findLanes(index, facts);
  const nearest = new Nearest(k);
  const without = attributes.map((attribute) => {
    if (!findMember(index.packs, attribute))
      throw new RangeError(`${attribute} is not compared; name an attribute that is neither protected nor text`);
    return { attribute, lane: lanes.find((lane) => lane.attribute === attribute), nearest: new Nearest(k) };
  });
  const everyNearest = [nearest, ...without.map((each) => each.nearest)];
  // Leaving out an attribute takes at most one whole attribute's distance off a sum.
  const reduction = without.length > 0 ? GRID : 0;
  const limit = () => everyNearest.reduce((largest, each) => Math.max(largest, each.limit), 0);
  scan(index, lanes, reduction, limit, (near) => {
    const isFirst = nearest.limit === Number.POSITIVE_INFINITY;
    offerAll(nearest, near, cells, left);
    if (isFirst && limitOthers(nearest, near, without, cells)) retainWithin(near, limit());
    for (const each of without)
      if (each.lane) offerWithout(each.nearest, each.lane, near, cells, left);
      else offerAll(each.nearest, near, cells, left);
  });
  const near = nearest.take().sort((a, b) => a.distance - b.distance || a.cell - b.cell);
  return {
    referenceClass: describe(index, k, near, baseRateOf(index, nearest, left), left),
    without: new Map(without.map((each) => [each.attribute, baseRateOf(index, each.nearest, left)])),
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

function offerAll(nearest: Nearest, near: NearCells, cells: Cells, left: LeftOut): void {
  for (let place = 0; place < near.length; place += 1) {
    const cell = near.cells[place]!;
    nearest.offer(cell, meanDistance(near.steps[place]!, near.counts[place]!), countedIn(cells, cell, left));
  }
  nearest.settle();
}

/** Offers cells by their distance in all attributes but one. */
function offerWithout(nearest: Nearest, lane: Lane, near: NearCells, cells: Cells, left: LeftOut): void {
  for (let place = 0; place < near.length; place += 1) {
    const cell = near.cells[place]!;
    const distance = distanceWithout(lane, near, place);
    if (distance <= nearest.limit) nearest.offer(cell, distance, countedIn(cells, cell, left));
  }
  nearest.settle();
}

function distanceWithout(lane: Lane, { cells, steps, counts }: NearCells, place: number): number {
  const code = codeIn(lane, cells[place]!);
  if (code === lane.missing) return meanDistance(steps[place]!, counts[place]!);
  return meanDistance(steps[place]! - stepsTo(lane, code), counts[place]! - 1);
}

/**
 * Limits the searches that leave an attribute out, once the search over all attributes has k precedents: they are as many in
 * each of the others, so what is further away than all of them is there beyond the k-th.
 *
 * @returns whether there were k precedents
 */
function limitOthers(
  nearest: Nearest,
  near: NearCells,
  without: readonly { lane: Lane | undefined; nearest: Nearest }[],
  cells: Cells,
): boolean {
  if (nearest.limit === Number.POSITIVE_INFINITY) return false;
  const among = new Set<number>();
  nearest.forEach((cell) => among.add(cell));
  const places = new Uint32Array(Math.min(near.length, cells.size));
  let length = 0;
  for (let place = 0; place < near.length; place += 1) if (among.has(near.cells[place]!)) places[length++] = place;
  if (length < among.size) return false;
  for (const each of without) {
    if (!each.lane) {
      each.nearest.lowerLimit(nearest.limit);
      continue;
    }
    let furthest = 0;
    for (let at = 0; at < length; at += 1) furthest = Math.max(furthest, distanceWithout(each.lane, near, places[at]!));
    each.nearest.lowerLimit(furthest);
  }
  return true;
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

const countedIn = (cells: Cells, cell: number, left: LeftOut): number =>
  precedentsIn(cells, cell) - (cell === left.cell ? 1 : 0);

const eventsIn = ({ cells }: ReferenceClassIndex, cell: number, left: LeftOut): number =>
  cells.withEvent[cell]! - (cell === left.cell ? left.withEvent : 0);

function baseRateOf(index: ReferenceClassIndex, nearest: Nearest, left: LeftOut): BaseRate {
  let [neighbours, withEvent] = [0, 0];
  nearest.forEach((cell, _, precedents) => {
    neighbours += precedents;
    withEvent += eventsIn(index, cell, left);
  });
  return { baseRate: withEvent / neighbours, neighbours };
}

/** @param near by distance */
function describe(
  index: ReferenceClassIndex,
  k: number,
  near: readonly Near[],
  { baseRate, neighbours: size }: BaseRate,
  left: LeftOut,
): ReferenceClass {
  const listed: ReferenceClass['neighbours'] = [];
  for (let place = 0; place < near.length && listed.length < MAX_LISTED;) {
    const { distance } = near[place]!;
    const rows: number[] = [];
    for (; near[place]?.distance === distance; place += 1)
      for (const row of rowsIn(index.cells, near[place]!.cell, MAX_LISTED + 1)) if (row !== left.row) rows.push(row);
    if (rows.length > 1) rows.sort((a, b) => a - b);
    // Names in the order of RFC 8785, so that hashing the score need not put them in order.
    for (const row of rows.slice(0, MAX_LISTED - listed.length))
      listed.push({ adverse: index.adverse[row] === 1, distance, precedentId: index.ids[row]! });
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
    alike: { precedents: near.precedents, withEvent: eventsIn(index, near.cell, left) },
  };
}
