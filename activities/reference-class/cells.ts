import type { Pack } from './pack.ts';

/** Precedents that are alike in every comparable attribute, put together: they are all equally far from any case. */
export interface Cells {
  size: number;
  /** By row, its cell. */
  ofRow: Uint32Array;
  /** Rows cell by cell, rising within each. */
  rows: Uint32Array;
  /** By cell, where its rows begin in `rows`; one more at the end. */
  starts: Uint32Array;
  /** By cell, for how many of its precedents the adverse event happened. */
  withEvent: Uint32Array;
}

/**
 * Puts rows together whose codes are the same in every pack. Cells come in the order of their first rows.
 *
 * @param packs with codes by row
 */
export function groupRows(packs: readonly Pack[], adverse: Uint8Array): Cells {
  const size = adverse.length;
  const ofRow = new Uint32Array(size);
  let count = Math.min(1, size);
  for (const { codes, size: joint } of packs) {
    const known = new Map<number, number>();
    for (let row = 0; row < size; row += 1) {
      const key = ofRow[row]! * joint + codes[row]!;
      let cell = known.get(key);
      if (cell === undefined) known.set(key, (cell = known.size));
      ofRow[row] = cell;
    }
    count = known.size;
  }
  const starts = new Uint32Array(count + 1);
  const withEvent = new Uint32Array(count);
  for (let row = 0; row < size; row += 1) {
    starts[ofRow[row]! + 1]! += 1;
    withEvent[ofRow[row]!]! += adverse[row]!;
  }
  for (let cell = 0; cell < count; cell += 1) starts[cell + 1]! += starts[cell]!;
  const next = starts.slice(0, count);
  const rows = new Uint32Array(size);
  for (let row = 0; row < size; row += 1) rows[next[ofRow[row]!]!++] = row;
  return { size: count, ofRow, rows, starts, withEvent };
}

/** The packs with codes by cell. */
export function packsByCell(packs: readonly Pack[], cells: Cells): Pack[] {
  return packs.map((pack) => {
    const codes = pack.codes instanceof Uint16Array ? new Uint16Array(cells.size) : new Uint32Array(cells.size);
    for (let cell = 0; cell < cells.size; cell += 1) codes[cell] = pack.codes[cells.rows[cells.starts[cell]!]!]!;
    return { ...pack, codes };
  });
}

/** How many precedents a cell has. */
export function precedentsIn(cells: Cells, cell: number): number {
  return cells.starts[cell + 1]! - cells.starts[cell]!;
}

/** The rows of a cell, rising; no more than `most`. */
export function rowsIn(cells: Cells, cell: number, most: number): Uint32Array {
  const start = cells.starts[cell]!;
  return cells.rows.subarray(start, Math.min(cells.starts[cell + 1]!, start + most));
}
