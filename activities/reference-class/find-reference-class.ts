import type { Facts } from '#workflows/domain/policy.ts';
import type { ReferenceClass } from '#workflows/domain/score.ts';
import { precedentsIn, rowsIn } from './cells.ts';
import { comparableFactsOf } from './comparable-precedent.ts';
import { meanDistance } from './gower.ts';
import { Nearest } from './nearest.ts';
import { compareIds, rowOf, type IndexPart } from './index-part.ts';
import type { Comparison } from './rates.ts';
import type { ReferenceClassIndex } from './reference-class-index.ts';
import { codeIn, countedFor, findLanes, retainWithin, scan, stepsTo, type Lane, type NearCells } from './scan.ts';
import { wilsonInterval } from '#workflows/domain/wilson-interval.ts';

/** There are no precedents to compare a case with. */
export class NoPrecedents extends Error {
  override name = 'NoPrecedents';
  constructor() {
    super('there is no precedent to compare the case with; import precedents for this policy first');
  }
}

/** Maximum number of neighbours that a reference class lists; further ties are only counted. */
const MAX_LISTED = 1_000;

export interface SearchOptions extends Comparison {
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
  const { searched, nearest, without } = search(index, facts, k, attributes, options);
  const near = joinAlike(searched, nearest);
  return {
    referenceClass: describe(index, k, near, baseRateOf(searched, nearest)),
    without: new Map(without.map((each) => [each.attribute, baseRateOf(searched, each.nearest)])),
    alike: near.map(describeAlike),
  };
}

/** The base rate of the reference class that {@link findReferenceClass} finds, at less cost where its members are not asked for. */
export function findBaseRate(
  index: ReferenceClassIndex,
  facts: Facts,
  k: number,
  options: SearchOptions = {},
): BaseRate {
  const { searched, nearest } = search(index, facts, k, [], options);
  return baseRateOf(searched, nearest);
}

/** The nearest cells of a case, also with each of some attributes left out. */
function search(
  index: ReferenceClassIndex,
  facts: Facts,
  k: number,
  attributes: readonly string[],
  options: SearchOptions,
): { searched: Searched[]; nearest: Nearest; without: { attribute: string; nearest: Nearest }[] } {
  if (!Number.isInteger(k) || k < 1) throw new RangeError(`k is ${k}; give a whole number of at least 1`);
  const searched = searchedParts(index, options.excludeId);
  if (searched.every(({ part, left }) => part.size === (left.row < 0 ? 0 : 1))) throw new NoPrecedents();

  const nearest = new Nearest(k);
  const without = attributes.map((attribute) => {
    if (!searched[0]?.part.members.some(({ member }) => member.column.attribute.name === attribute))
      throw new RangeError(`${attribute} is not compared; name an attribute that is neither protected nor text`);
    return { attribute, nearest: new Nearest(k) };
  });
  const everyNearest = [nearest, ...without.map((each) => each.nearest)];
  const limit = () => everyNearest.reduce((largest, each) => Math.max(largest, each.limit), 0);
  for (const each of searched) {
    const lanes = findLanes(each.part, facts, options);
    const others = without.map(({ attribute, nearest: own }) => ({
      lane: lanes.find((lane) => lane.attribute === attribute),
      nearest: own,
    }));
    scan(each.part, lanes, k, attributes.length > 0, limit, (near) => {
      const isFirst = nearest.limit === Number.POSITIVE_INFINITY;
      offerAll(nearest, near, each);
      if (isFirst && limitOthers(nearest, near, others, each)) retainWithin(near, limit());
      for (const other of others)
        if (other.lane) offerWithout(other.nearest, other.lane, near, each);
        else offerAll(other.nearest, near, each);
    });
  }
  return { searched, nearest, without };
}

/** Reference classes of many cases, one at a time so that the caller can report progress or stop between them. */
export function* findReferenceClasses(
  index: ReferenceClassIndex,
  cases: Iterable<{ facts: Facts; excludeId?: string }>,
  k: number,
): Generator<ReferenceClass, void, undefined> {
  for (const { facts, ...options } of cases) yield findReferenceClass(index, facts, k, options);
}

/** A part under search. Its cells are numbered on from those of the parts before it. */
interface Searched {
  part: IndexPart;
  firstCell: number;
  left: LeftOut;
}

/** The precedent that is the case itself, or row and cell -1 where it is not in the part. */
interface LeftOut {
  row: number;
  cell: number;
  withEvent: number;
}

function searchedParts({ parts }: ReferenceClassIndex, excludeId: string | undefined): Searched[] {
  let firstCell = 0;
  return parts.map((part) => {
    const searched = { part, firstCell, left: leaveOut(part, excludeId === undefined ? -1 : rowOf(part, excludeId)) };
    firstCell += part.cells.size;
    return searched;
  });
}

function leaveOut(part: IndexPart, row: number): LeftOut {
  if (row < 0) return { row, cell: -1, withEvent: 0 };
  return { row, cell: part.cells.ofRow[row]!, withEvent: part.adverse[row]! };
}

const countedIn = ({ part: { cells }, left }: Searched, cell: number): number =>
  precedentsIn(cells, cell) - (cell === left.cell ? 1 : 0);

const eventsIn = ({ part: { cells }, left }: Searched, cell: number): number =>
  cells.withEvent[cell]! - (cell === left.cell ? left.withEvent : 0);

const partOf = (searched: readonly Searched[], cell: number): Searched =>
  searched.findLast(({ firstCell }) => cell >= firstCell)!;

function offerAll(nearest: Nearest, near: NearCells, searched: Searched): void {
  for (let place = 0; place < near.length; place += 1) {
    const cell = near.cells[place]!;
    const distance = meanDistance(near.steps[place]!, near.counts[place]!);
    nearest.offer(searched.firstCell + cell, distance, countedIn(searched, cell));
  }
  nearest.settle();
}

/** Offers cells by their distance in all attributes but one. */
function offerWithout(nearest: Nearest, lane: Lane, near: NearCells, searched: Searched): void {
  for (let place = 0; place < near.length; place += 1) {
    const cell = near.cells[place]!;
    const distance = distanceWithout(lane, near, place);
    if (distance <= nearest.limit) nearest.offer(searched.firstCell + cell, distance, countedIn(searched, cell));
  }
  nearest.settle();
}

function distanceWithout(lane: Lane, { cells, steps, counts }: NearCells, place: number): number {
  const code = codeIn(lane, cells[place]!);
  return meanDistance(steps[place]! - stepsTo(lane, code), counts[place]! - countedFor(lane, code));
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
  { part, firstCell }: Searched,
): boolean {
  if (nearest.limit === Number.POSITIVE_INFINITY) return false;
  const among = new Set<number>();
  nearest.forEach((cell) => among.add(cell));
  const places = new Uint32Array(Math.min(near.length, part.cells.size));
  let length = 0;
  for (let place = 0; place < near.length; place += 1)
    if (among.has(firstCell + near.cells[place]!)) places[length++] = place;
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

function baseRateOf(searched: readonly Searched[], nearest: Nearest): BaseRate {
  let [neighbours, withEvent] = [0, 0];
  nearest.forEach((cell, _, precedents) => {
    const found = partOf(searched, cell);
    neighbours += precedents;
    withEvent += eventsIn(found, cell - found.firstCell);
  });
  return { baseRate: withEvent / neighbours, neighbours };
}

/** Neighbours that have the same facts, in whichever parts they are. */
interface Alike {
  distance: number;
  /** Of each part that has some of them, its cell. */
  cells: { searched: Searched; cell: number }[];
  /** The smallest id among them, the case itself included. */
  firstId: string;
}

/** The nearest cells by distance, then by id, those of several parts put together where their facts are the same. */
function joinAlike(searched: readonly Searched[], nearest: Nearest): Alike[] {
  const joined = new Map<string | number, Alike>();
  nearest.forEach((number, distance) => {
    const found = partOf(searched, number);
    const cell = number - found.firstCell;
    const { cells, ids } = found.part;
    const firstId = ids[cells.rows[cells.starts[cell]!]!]!;
    const key = searched.length === 1 ? cell : JSON.stringify(comparableFactsOf(found.part, cell));
    const alike = joined.get(key);
    if (alike === undefined) joined.set(key, { distance, cells: [{ searched: found, cell }], firstId });
    else {
      alike.cells.push({ searched: found, cell });
      if (firstId < alike.firstId) alike.firstId = firstId;
    }
  });
  return [...joined.values()].sort((a, b) => a.distance - b.distance || compareIds(a.firstId, b.firstId));
}

/** @param near by distance */
function describe(
  index: ReferenceClassIndex,
  k: number,
  near: readonly Alike[],
  { baseRate, neighbours: size }: BaseRate,
): ReferenceClass {
  const listed: ReferenceClass['neighbours'] = [];
  for (let place = 0; place < near.length && listed.length < MAX_LISTED;) {
    const { distance } = near[place]!;
    // Names in the order of RFC 8785, so that hashing the score need not put them in order.
    const tied: ReferenceClass['neighbours'] = [];
    for (; near[place]?.distance === distance; place += 1)
      for (const { searched, cell } of near[place]!.cells) {
        const { cells, ids, adverse } = searched.part;
        for (const row of rowsIn(cells, cell, MAX_LISTED + 1))
          if (row !== searched.left.row) tied.push({ adverse: adverse[row] === 1, distance, precedentId: ids[row]! });
      }
    if (tied.length > 1) tied.sort((a, b) => compareIds(a.precedentId, b.precedentId));
    listed.push(...tied.slice(0, MAX_LISTED - listed.length));
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

function describeAlike({ distance, cells }: Alike): AlikePrecedents {
  const firsts = cells.flatMap(({ searched: { part, left }, cell }) => {
    const row = rowsIn(part.cells, cell, 2).find((each) => each !== left.row);
    return row === undefined ? [] : [{ id: part.ids[row]!, adverse: part.adverse[row] === 1 }];
  });
  const first = firsts.reduce((smallest, each) => (each.id < smallest.id ? each : smallest));
  const sum = (countIn: (searched: Searched, cell: number) => number) =>
    cells.reduce((total, { searched, cell }) => total + countIn(searched, cell), 0);
  return {
    precedentId: first.id,
    adverse: first.adverse,
    distance,
    facts: comparableFactsOf(cells[0]!.searched.part, cells[0]!.cell),
    alike: { precedents: sum(countedIn), withEvent: sum(eventsIn) },
  };
}
