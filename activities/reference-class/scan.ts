import type { Facts } from '#workflows/domain/policy.ts';
import { distanceTable, type Column } from './column.ts';
import { GRID, position, positionDistance, rangeOf, requireAllowed } from './gower.ts';
import { MAX_SHARED_CODES, codeOf, findMember, type Member, type Pack } from './pack.ts';
import type { ReferenceClassIndex } from './reference-class-index.ts';

/** Cells handled at a time, so that sums and counts stay in the processor's first cache. */
const BLOCK = 2_048;
/** Added to every bound, so that rounding the bound never drops a cell; the distance itself decides. */
const SLACK = 1;

/** Cells of a block that are near enough to matter, by what their mean distances are made of. */
export interface NearCells {
  /** How many there are; what stands behind them in the arrays means nothing. */
  length: number;
  cells: Uint32Array;
  steps: Int32Array;
  counts: Int32Array;
}

/** One attribute of a case: adds, for each cell of a block, `sign` times its distance in steps and whether it is compared. */
export interface Lane {
  addTo(near: NearCells, sign: 1 | -1): void;
}

/** Attributes of a case that are looked up together. Tables go by joint code. */
interface Tables {
  codes: Pack['codes'];
  steps: Int32Array;
  /** How many of the attributes are there on both sides: one number where that is the same for every precedent. */
  counts: Int32Array | number;
}

/** Takes the near cells of a block. They are overwritten with the next one. */
export type OnNear = (near: NearCells) => void;

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

  const near = emptyNearCells();
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
    near.length = 0;
    for (let place = 0; place < length; place += 1) {
      if (steps[place]! > stepsPerCount * counts[place]! + reduction + SLACK) continue;
      near.cells[near.length] = first + place;
      near.steps[near.length] = steps[place]!;
      near.counts[near.length] = counts[place]! - lanes.length;
      near.length += 1;
    }
    for (const lane of lanes) lane.addTo(near, 1);
    onNear(near);
  }
}

/** Room for the near cells of a block. */
export function emptyNearCells(): NearCells {
  return {
    length: 0,
    cells: new Uint32Array(BLOCK),
    steps: new Int32Array(BLOCK),
    counts: new Int32Array(BLOCK),
  };
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
const NOTHING: Lane = { addTo: () => undefined };

/** Whether a table over the codes would be too large to be worth making for every case. */
function isWide(pack: Pack): boolean {
  return pack.size > MAX_SHARED_CODES;
}

function requireFact({ attribute }: Column, facts: Facts): void {
  const value = facts[attribute.name];
  if (value !== undefined) requireAllowed(attribute, value, 'case');
}

function laneOf(pack: Pack, member: Member, facts: Facts): Lane[] {
  const { codes } = pack;
  const { column } = member;
  const value = facts[column.attribute.name];
  if (value === undefined) return [];
  const stepsOf = stepsByCode(column, value, isWide(pack));
  const missingCode = column.values.length;
  return [
    {
      addTo({ length, cells, steps, counts }, sign) {
        for (let place = 0; place < length; place += 1) {
          const code = codeOf(member, codes[cells[place]!]!);
          steps[place]! += sign * stepsOf(code);
          counts[place]! += code === missingCode ? 0 : sign;
        }
      },
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
    const known = column.values.length;
    for (let joint = 0; joint < pack.size; joint += 1) {
      const code = codeOf(member, joint);
      steps[joint]! += table[code]!;
      counts[joint]! += code < known ? 1 : 0;
    }
  }
  return { codes: pack.codes, steps, counts: countsDiffer ? counts : compared };
}

function addFromTable(table: Int32Array, codes: Pack['codes'], first: number, length: number, into: Int32Array): void {
  for (let place = 0; place < length; place += 1) into[place]! += table[codes[first + place]!]!;
}
