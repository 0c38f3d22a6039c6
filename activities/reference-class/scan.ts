import type { Facts } from '../../workflows/domain/policy.ts';
import { distanceTable, type Column } from './column.ts';
import { GRID, position, positionDistance, rangeOf, requireAllowed } from './gower.ts';
import { MOST_SHARED_CODES, codeOf, findMember, type Pack } from './pack.ts';
import type { ReferenceClassIndex } from './reference-class-index.ts';

/** Cells handled at a time, so that sums and counts stay in the processor's first cache. */
const BLOCK = 2_048;
/** Added to every bound, so that rounding the bound never drops a cell; the distance itself decides. */
const SLACK = 1;

/** One attribute of a case: by cell, how far away it is in steps, and whether its precedents have it. */
export interface Lane {
  stepsAt(cell: number): number;
  countAt(cell: number): number;
}

/** Attributes of a case that are looked up together. Tables go by joint code. */
interface Tables {
  codes: Pack['codes'];
  steps: Int32Array;
  /** How many of the attributes are there on both sides: one number where that is the same for every precedent. */
  counts: Int32Array | number;
}

/** Precedents of a cell that is near enough to matter, by what their mean distance is made of. */
export type OnNear = (cell: number, steps: number, count: number) => void;

/**
 * Goes over the precedents cell by cell and gives those whose distance to a case may be within a limit.
 *
 * Sums grow with every attribute, so a cell beyond the limit after the cheap attributes is left there. With `reduction`,
 * cells are given that may come within the limit when that many steps are taken off their sum.
 *
 * @param limit the largest mean distance of interest, 0..1 or infinite; asked before each block, and may only fall
 * @throws RangeError when a comparable fact is outside what the policy declares
 */
export function scan(
  index: ReferenceClassIndex,
  facts: Facts,
  reduction: number,
  limit: () => number,
  onNear: OnNear,
): void {
  for (const { members } of index.packs) for (const { column } of members) requireFact(column, facts);
  const packs = index.packs.filter((pack) => !isWide(pack)).map((pack) => prepare(pack, facts));
  const lanes = index.packs
    .filter(isWide)
    .flatMap((pack) => pack.members.flatMap((member) => laneOf(pack, member, facts)));
  const always = packs.reduce((sum, { counts }) => sum + (typeof counts === 'number' ? counts : 0), lanes.length);
  const steps = new Int32Array(BLOCK);
  const counts = new Int32Array(BLOCK);

  const { size } = index.cells;
  for (let first = 0; first < size; first += BLOCK) {
    const length = Math.min(BLOCK, size - first);
    steps.fill(0);
    counts.fill(always);
    for (const pack of packs) {
      addFromTable(pack.steps, pack.codes, first, length, steps);
      if (typeof pack.counts !== 'number') addFromTable(pack.counts, pack.codes, first, length, counts);
    }
    const stepsPerCount = limit() * GRID;
    for (let place = 0; place < length; place += 1) {
      if (steps[place]! > stepsPerCount * counts[place]! + reduction + SLACK) continue;
      const cell = first + place;
      let [sum, count] = [steps[place]!, counts[place]! - lanes.length];
      for (const lane of lanes) {
        sum += lane.stepsAt(cell);
        count += lane.countAt(cell);
      }
      onNear(cell, sum, count);
    }
  }
}

/**
 * One attribute by itself.
 *
 * @throws RangeError when the policy does not compare the attribute
 */
export function findLane(index: ReferenceClassIndex, attribute: string, facts: Facts): Lane {
  const found = findMember(index.packs, attribute);
  if (!found)
    throw new RangeError(`${attribute} is not compared; name an attribute that is neither protected nor text`);
  return laneOf(found.pack, found.member, facts)[0] ?? NOTHING;
}

/** An attribute that the case does not have. */
const NOTHING: Lane = { stepsAt: () => 0, countAt: () => 0 };

/** Whether a table over the codes would be too large to be worth making for every case. */
function isWide(pack: Pack): boolean {
  return pack.size > MOST_SHARED_CODES;
}

function requireFact({ attribute }: Column, facts: Facts): void {
  const value = facts[attribute.name];
  if (value !== undefined) requireAllowed(attribute, value, 'case');
}

function laneOf(pack: Pack, member: Pack['members'][number], facts: Facts): Lane[] {
  const { codes } = pack;
  const { column } = member;
  const value = facts[column.attribute.name];
  if (value === undefined) return [];
  const stepsOf = stepsByCode(column, value, isWide(pack));
  const missingCode = column.values.length;
  return [
    {
      stepsAt: (cell) => stepsOf(codeOf(member, codes[cell]!)),
      countAt: (cell) => (codeOf(member, codes[cell]!) === missingCode ? 0 : 1),
    },
  ];
}

function stepsByCode(column: Column, value: number | string, wide: boolean): (code: number) => number {
  const { attribute, positions } = column;
  if (attribute.type === 'categorical' || !wide) {
    const table = distanceTable(column, value);
    return (code) => table[code]!;
  }
  const from = position(attribute, Number(value));
  const range = rangeOf(attribute);
  return (code) => (code === positions.length ? 0 : positionDistance(positions[code]!, from, range));
}

function prepare(pack: Pack, facts: Facts): Tables {
  const steps = new Int32Array(pack.size);
  const counts = new Int32Array(pack.size);
  let compared = 0;
  let countsDiffer = false;
  for (const member of pack.members) {
    const { column } = member;
    const value = facts[column.attribute.name];
    if (value === undefined) continue;
    compared += 1;
    countsDiffer ||= column.hasMissing;
    const table = distanceTable(column, value);
    for (let joint = 0; joint < pack.size; joint += 1) {
      const code = codeOf(member, joint);
      steps[joint]! += table[code]!;
      counts[joint]! += code < column.values.length ? 1 : 0;
    }
  }
  return { codes: pack.codes, steps, counts: countsDiffer ? counts : compared };
}

function addFromTable(table: Int32Array, codes: Pack['codes'], first: number, length: number, into: Int32Array): void {
  for (let place = 0; place < length; place += 1) into[place]! += table[codes[first + place]!]!;
}
