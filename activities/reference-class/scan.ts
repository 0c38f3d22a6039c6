import { isMeasured, isMissingCompared } from '#workflows/domain/attribute.ts';
import type { Facts } from '#workflows/domain/policy.ts';
import { codeCount, distanceTable, type Column } from './column.ts';
import { GRID, position, positionDistance, rangeOf, requireAllowed, type FactValue } from './gower.ts';
import type { IndexPart } from './index-part.ts';
import { MAX_SHARED_CODES, type Member, type Pack } from './pack.ts';
import { rateOf, ratesByCode, type Comparison, type Rates } from './rates.ts';

/** Cells handled at a time, so that sums and counts stay in the processor's first cache. */
const BLOCK = 2_048;
/** Nothing is dropped from the first block, which has no limit yet, so it is smaller, as long as it holds k precedents. */
const FIRST_BLOCK = 256;
/** Cells by which the order of attributes is chosen. */
const SAMPLED = 64;
/** A table of largest steps is made for at least this many cells for each of its codes; it costs more than it saves otherwise. */
const WORTH_A_TABLE = 8;
/** Added to every bound, so that rounding the bound never drops a cell; the distance itself decides. */
const SLACK = 1;

/** Cells of a block that are near enough to matter, by what their mean distances are made of: `counts` are sums of weights. */
export interface NearCells {
  /** How many there are; what stands behind them in the arrays means nothing. */
  length: number;
  cells: Uint32Array;
  steps: Int32Array;
  counts: Int32Array;
  /** The largest part of `steps` that one attribute accounts for, or more; 0 where none is left out. */
  most: Int32Array;
}

/** One attribute of a case, and how far precedents are from it in that attribute alone. */
export interface Lane {
  attribute: string;
  member: Member;
  /** By cell, the joint codes that the attribute's own are looked up in. */
  codes: Pack['codes'];
  codeByJoint: Uint16Array | null;
  weight: number;
  /** The code of precedents that lack the attribute, and the steps to them; 0 where they are not compared in it. */
  missing: number;
  toMissing: number;
  /** Whether those are compared in it too. */
  isMissingCompared: boolean;
  /** The steps to every value where the case itself lacks one and is compared all the same; otherwise `null`. */
  toValues: number | null;
  /** Steps by code; `null` where a table would be too large to be worth making for every case. */
  table: Int32Array | null;
  /** By code, where its values lie on a line, where the case lies on it, and which part of it is a distance of 1. */
  positions: Float64Array;
  from: number;
  range: number;
}

/** Attributes of a case that are looked up together. Tables go by joint code. */
interface Tables {
  codes: Pack['codes'];
  steps: Int32Array;
  /** The largest of the steps that are summed up, or one number that none of them exceeds. */
  most: Int32Array | number;
  /** The weights of the attributes that are compared: one number where their sum is the same for every precedent. */
  counts: Int32Array | number;
}

/** Takes the near cells of a block. They are overwritten with the next one. */
export type OnNear = (near: NearCells) => void;

/**
 * The attributes in which a case is compared, in the order of the part's packs: those that it has, and those whose missing
 * values are compared too, unless they count for nothing.
 *
 * @throws RangeError when a comparable fact is outside what the policy declares
 */
export function findLanes(part: IndexPart, facts: Facts, { weights = {}, rates }: Comparison): Lane[] {
  return part.packs.flatMap((pack) =>
    pack.members.flatMap((member) => {
      const { attribute } = member.column;
      const value = facts[attribute.name];
      const weight = weights[attribute.name] ?? 1;
      if (value !== undefined) requireAllowed(attribute, value, 'case');
      if (weight === 0 || (value === undefined && !isMissingCompared(attribute))) return [];
      return [laneOf(pack, member, value, weight, rates)];
    }),
  );
}

/**
 * Goes over the precedents cell by cell and gives those whose distance to a case may be within a limit.
 *
 * Sums grow with every attribute, so a cell beyond the limit after the cheap attributes is left there. Where attributes are left
 * out one at a time, a cell is beyond it only without the attribute in which it is furthest from the case.
 *
 * @param lanes of the case
 * @param k how many precedents the limit takes before it is finite
 * @param isOneLeftOut whether cells are also wanted that come within the limit when one attribute is left out
 * @param limit the largest mean distance of interest, 0..1 or infinite; asked before each block, and may only fall
 */
export function scan(
  part: IndexPart,
  lanes: readonly Lane[],
  k: number,
  isOneLeftOut: boolean,
  limit: () => number,
  onNear: OnNear,
): void {
  const laneByMember = new Map(lanes.map((lane) => [lane.member, lane]));
  const packs = part.packs
    .filter((pack) => !isWide(pack))
    .map((pack) => prepare(pack, laneByMember, isOneLeftOut ? part.cells.size : 0));
  const wide = new Set(part.packs.filter(isWide).map(({ codes }) => codes));
  const single = furthestFirst(
    part,
    lanes.filter(({ codes }) => wide.has(codes)),
  );
  const always = packs.reduce((sum, { counts }) => sum + (typeof counts === 'number' ? counts : 0), weightOf(single));
  const { size } = part.cells;
  const room = Math.min(BLOCK, size);
  const [steps, counts] = [new Int32Array(room), new Int32Array(room)];
  // The most that leaving one out takes off a sum: a whole attribute's distance. It needs no look-up, so it comes before what does.
  const reduction = isOneLeftOut ? GRID * heaviestOf(lanes) : 0;
  const near = {
    length: 0,
    cells: new Uint32Array(room),
    steps: new Int32Array(room),
    counts: new Int32Array(room),
    most: new Int32Array(room),
  };
  let first = 0;
  let length = Math.min(Math.max(FIRST_BLOCK, k), room);
  for (; first < size; first += length, length = Math.min(2 * length, BLOCK, size - first)) {
    steps.fill(0);
    counts.fill(always);
    for (const pack of packs) {
      addFromTable(pack.steps, pack.codes, first, length, steps);
      if (typeof pack.counts !== 'number') addFromTable(pack.counts, pack.codes, first, length, counts);
    }
    const stepsPerCount = limit() * GRID;
    near.length = 0;
    for (let place = 0; place < length; place += 1) {
      const bound = stepsPerCount * counts[place]! + SLACK;
      if (steps[place]! > bound + reduction) continue;
      const most = isOneLeftOut ? mostOf(packs, first + place) : 0;
      if (steps[place]! - most > bound) continue;
      near.cells[near.length] = first + place;
      near.steps[near.length] = steps[place]!;
      near.counts[near.length] = counts[place]!;
      near.most[near.length] = most;
      near.length += 1;
    }
    for (const lane of single) addLane(near, lane, stepsPerCount, isOneLeftOut);
    onNear(near);
  }
}

/**
 * Drops the cells that stay beyond a limit whichever attribute is left out.
 *
 * @param limit mean distance, 0..1 or infinite
 */
export function retainWithin(near: NearCells, limit: number): void {
  const { cells, steps, counts, most } = near;
  const stepsPerCount = limit * GRID;
  let kept = 0;
  for (let place = 0; place < near.length; place += 1) {
    if (steps[place]! - most[place]! > stepsPerCount * counts[place]! + SLACK) continue;
    cells[kept] = cells[place]!;
    steps[kept] = steps[place]!;
    counts[kept] = counts[place]!;
    most[kept] = most[place]!;
    kept += 1;
  }
  near.length = kept;
}

/** The attribute's code in a cell. */
export function codeIn({ codes, codeByJoint }: Lane, cell: number): number {
  const joint = codes[cell]!;
  return codeByJoint === null ? joint : codeByJoint[joint]!;
}

/** Distance from the case in steps times the attribute's weight, by code; 0 for a missing value that is not compared. */
export function stepsTo(lane: Lane, code: number): number {
  const { table, missing, toMissing, toValues, positions, from, range, weight } = lane;
  if (table !== null) return table[code]!;
  if (code === missing) return toMissing;
  return toValues ?? weight * positionDistance(positions[code]!, from, range);
}

/** What an attribute adds to the count of a precedent with that code. */
export const countedFor = ({ missing, isMissingCompared: isCompared, weight }: Lane, code: number): number =>
  code === missing && !isCompared ? 0 : weight;

const weightOf = (lanes: readonly Lane[]): number => lanes.reduce((sum, { weight }) => sum + weight, 0);

/** Lanes in an order in which most cells are dropped early: those first in which a sample of cells is furthest from the case. */
function furthestFirst({ cells }: IndexPart, lanes: readonly Lane[]): Lane[] {
  const sampled = Math.min(SAMPLED, cells.size);
  const reach = (lane: Lane) => {
    let sum = 0;
    for (let sample = 0; sample < sampled; sample += 1)
      sum += stepsTo(lane, codeIn(lane, Math.floor((sample * cells.size) / sampled)));
    return sum;
  };
  return lanes
    .map((lane) => ({ lane, sum: reach(lane) }))
    .sort((a, b) => b.sum - a.sum)
    .map(({ lane }) => lane);
}

/** Whether a table over the codes would be too large to be worth making for every case. */
const isWide = (pack: Pack): boolean => pack.size > MAX_SHARED_CODES;

function laneOf(
  pack: Pack,
  member: Member,
  value: FactValue | undefined,
  weight: number,
  rates: Rates | undefined,
): Lane {
  const { column, codeByJoint } = member;
  const { attribute, values } = column;
  const isLacked = value === undefined;
  const isCompared = isMissingCompared(attribute);
  const common = {
    attribute: attribute.name,
    member,
    codes: pack.codes,
    codeByJoint,
    weight,
    missing: values.length,
    isMissingCompared: isCompared,
  };
  if (rates) {
    const positions = ratesByCode(rates, column);
    const from = rateOf(rates, attribute, value);
    const { range } = rates;
    const toMissing = isCompared ? weight * positionDistance(positions[values.length]!, from, range) : 0;
    const table = isWide(pack) ? null : new Int32Array(codeCount(column));
    table?.forEach((_, code) => {
      table[code] = code === values.length ? toMissing : weight * positionDistance(positions[code]!, from, range);
    });
    return { ...common, toMissing, toValues: null, table, positions, from, range };
  }
  const isOnLine = isMeasured(attribute);
  return {
    ...common,
    toMissing: isCompared && !isLacked ? weight * GRID : 0,
    toValues: isLacked ? weight * GRID : null,
    table: isOnLine && isWide(pack) ? null : distanceTable(column, value, weight),
    positions: column.positions,
    from: isOnLine && !isLacked ? position(attribute, value) : 0,
    range: isOnLine ? rangeOf(attribute) : 1,
  };
}

/** Adds one attribute, which was counted for all cells beforehand, and drops the cells that are beyond the limit by then. */
function addLane(near: NearCells, lane: Lane, stepsPerCount: number, isOneLeftOut: boolean): void {
  const { length, cells, steps, counts, most } = near;
  let kept = 0;
  for (let place = 0; place < length; place += 1) {
    const code = codeIn(lane, cells[place]!);
    const own = stepsTo(lane, code);
    const sum = steps[place]! + own;
    const largest = isOneLeftOut && own > most[place]! ? own : most[place]!;
    const count = counts[place]! - lane.weight + countedFor(lane, code);
    if (sum - largest > stepsPerCount * count + SLACK) continue;
    cells[kept] = cells[place]!;
    steps[kept] = sum;
    counts[kept] = count;
    most[kept] = largest;
    kept += 1;
  }
  near.length = kept;
}

/** @param cells how many cells are looked at for the largest steps; 0 if none are */
function prepare(pack: Pack, lanes: ReadonlyMap<Member, Lane>, cells: number): Tables {
  const { codes } = pack;
  const compared = pack.members.flatMap((member) => lanes.get(member) ?? []);
  const tableOf = (member: Member) => lanes.get(member)?.table ?? new Int32Array(countOf(member.column));
  const steps = overCodes(pack, tableOf, 'sum');
  const most = WORTH_A_TABLE * pack.size <= cells ? overCodes(pack, tableOf, 'largest') : GRID * heaviestOf(compared);
  if (!compared.some(({ member, isMissingCompared: isCompared }) => member.column.hasMissing && !isCompared))
    return { codes, steps, most, counts: weightOf(compared) };
  const countsOf = (member: Member) => {
    const lane = lanes.get(member);
    const table = new Int32Array(countOf(member.column));
    return lane ? table.map((_, code) => countedFor(lane, code)) : table;
  };
  return { codes, steps, most, counts: overCodes(pack, countsOf, 'sum') };
}

const heaviestOf = (lanes: readonly Lane[]): number => Math.max(0, ...lanes.map(({ weight }) => weight));

const countOf = (column: Column): number => Math.max(1, codeCount(column));

/** By joint code, the sum or the largest of what each member's table has for its own code: the first member's are the lowest digits. */
function overCodes(pack: Pack, tableOf: (member: Member) => Int32Array, what: 'sum' | 'largest'): Int32Array {
  const isSum = what === 'sum';
  const joined = new Int32Array(pack.size);
  let filled = 1;
  for (const member of pack.members) {
    const table = tableOf(member);
    // From the last code down to the first, which takes the place of what the others are made of.
    for (let code = table.length - 1; code >= 0; code -= 1) {
      const own = table[code]!;
      for (let place = 0; place < filled; place += 1) {
        const before = joined[place]!;
        joined[code * filled + place] = isSum ? before + own : before > own ? before : own;
      }
    }
    filled *= table.length;
  }
  return joined;
}

function addFromTable(table: Int32Array, codes: Pack['codes'], first: number, length: number, into: Int32Array): void {
  for (let place = 0; place < length; place += 1) into[place]! += table[codes[first + place]!]!;
}

/** The largest of the steps that a cell's sum is made of until now, or more. */
function mostOf(packs: readonly Tables[], cell: number): number {
  let most = 0;
  for (const { most: each, codes } of packs) {
    const own = typeof each === 'number' ? each : each[codes[cell]!]!;
    if (own > most) most = own;
  }
  return most;
}
