import type { Policy } from '#workflows/domain/policy.ts';
import { bucketOf } from './bucket.ts';
import { groupRows, packsByCell, type Cells } from './cells.ts';
import { ColumnBuilder } from './column.ts';
import { comparableAttributes } from './gower.ts';
import { findMember, packColumns, type Member, type Pack } from './pack.ts';
import type { Precedent } from './precedent.ts';

/** Some precedents of an index, laid out for exact search: rows in the order of their ids, facts as codes in typed arrays. */
export interface IndexPart {
  size: number;
  /** Rising by UTF-16 code units. */
  ids: string[];
  /** 1 where the adverse event happened. */
  adverse: Uint8Array;
  /** By row, the bucket of the index's version that the precedent counts in. */
  buckets: Uint16Array;
  /** Precedents alike in every comparable attribute, put together. */
  cells: Cells;
  /** Codes by cell. */
  packs: Pack[];
  /** Where each comparable attribute is found, in the order of the policy. */
  members: { pack: Pack; member: Member }[];
}

/** Builds a part from precedents that arrive one at a time, so that a database can stream them. */
export class IndexPartBuilder {
  private readonly builders: { name: string; column: ColumnBuilder }[];
  private readonly ids: string[] = [];
  private readonly outcomes: boolean[] = [];

  constructor(policy: Pick<Policy, 'attributes'>) {
    this.builders = comparableAttributes(policy).map((attribute) => ({
      name: attribute.name,
      column: new ColumnBuilder(attribute),
    }));
  }

  /** Throws `RangeError` naming the precedent when a comparable fact is outside what the policy declares. */
  add(precedent: Precedent): void {
    for (const { name, column } of this.builders) column.add(precedent.facts[name], `precedent ${precedent.id}`);
    this.ids.push(precedent.id);
    this.outcomes.push(precedent.adverse);
  }

  /** Throws `RangeError` when two precedents share an id. */
  finish(): IndexPart {
    const given = this.ids;
    const order = Uint32Array.from(given.keys()).sort((a, b) => compareIds(given[a]!, given[b]!));
    const ids = Array.from(order, (place) => given[place]!);
    const repeated = ids.find((id, row) => row > 0 && ids[row - 1] === id);
    if (repeated !== undefined) throw new RangeError(`precedent ${repeated} is given twice; give each id once`);
    const adverse = Uint8Array.from(order, (place) => Number(this.outcomes[place]));
    const byRow = packColumns(
      this.builders.map(({ column }) => column.finish()),
      order,
    );
    const cells = groupRows(byRow, adverse);
    const packs = packsByCell(byRow, cells);
    const members = this.builders.map(({ name }) => findMember(packs, name)!);
    return { size: ids.length, ids, adverse, buckets: Uint16Array.from(ids, bucketOf), cells, packs, members };
  }
}

/** The part without some of its rows. What they alone had in common with no other precedent is no longer found. */
export function withoutRows(part: IndexPart, rows: ReadonlySet<number>): IndexPart {
  const { ids, adverse, buckets, cells } = part;
  const stays = (_: unknown, row: number) => !rows.has(row);
  const starts = new Uint32Array(cells.size + 1);
  const withEvent = cells.withEvent.slice();
  for (const row of rows) {
    starts[cells.ofRow[row]! + 1]! += 1;
    withEvent[cells.ofRow[row]!]! -= adverse[row]!;
  }
  for (let cell = 1; cell <= cells.size; cell += 1) starts[cell]! += starts[cell - 1]!;
  for (let cell = 0; cell <= cells.size; cell += 1) starts[cell] = cells.starts[cell]! - starts[cell]!;
  const gone = [...rows].sort((a, b) => a - b);
  const goneBefore = (row: number) => gone.findIndex((each) => each >= row);
  const last = gone.at(-1) ?? -1;
  const left = cells.rows
    .filter((row) => !rows.has(row))
    .map((row) => row - (row > last ? gone.length : goneBefore(row)));
  return {
    ...part,
    size: part.size - rows.size,
    ids: ids.filter(stays),
    adverse: adverse.filter(stays),
    buckets: buckets.filter(stays),
    cells: { size: cells.size, ofRow: cells.ofRow.filter(stays), rows: left, starts, withEvent },
  };
}

/** The row of a precedent in a part, or -1. */
export function rowOf({ ids, size }: Pick<IndexPart, 'ids' | 'size'>, id: string): number {
  const row = firstRowFrom({ ids, size }, id);
  return row < size && ids[row] === id ? row : -1;
}

/** The first row whose id is not before a given one; the part's size if there is none. */
export function firstRowFrom({ ids, size }: Pick<IndexPart, 'ids' | 'size'>, id: string): number {
  let [low, high] = [0, size];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareIds(ids[middle]!, id) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Order of UTF-16 code units. */
export function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
