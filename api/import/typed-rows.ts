import { setImmediate as letOthersRun } from 'node:timers/promises';
import type { Attribute } from '#workflows/domain/policy.ts';
import { matchColumns, type ColumnTargets } from './column-targets.ts';
import { readCsv } from './read-csv.ts';
import type { RecordKind, Upload } from './upload.ts';

const AT_ONCE = 1_000;
/** So many rows are kept as they came, to show what a column holds. */
const FIRST_ROWS = 3;
const NUMBER = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/;

/**
 * The records of a CSV text whose columns are a policy's attributes and a few of its own. Each record has the cells of the
 * own columns by name, and `facts` with the type that the policy declares; an empty cell is a fact not given.
 *
 * @param targets where the columns go; by their names where left out
 */
export async function readTypedRows(
  text: string,
  attributes: readonly Attribute[],
  kind: RecordKind,
  targets?: ColumnTargets,
): Promise<Upload> {
  const { header, rows, errors: unreadable } = await readCsv(text);
  if (header.length === 0) return { records: [], errors: unreadable };
  const { columns, errors } = matchColumns(header, attributes, kind, targets);
  const table = { header, first: rows.slice(0, FIRST_ROWS).map(({ cells }) => cells) };
  if (errors.length > 0) return { records: [], errors, table };
  const upload: Upload = { records: [], errors: unreadable, table };
  for (const [index, { line, cells }] of rows.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) await letOthersRun();
    if (cells.length !== columns.length) {
      upload.errors.push({
        field: `line ${line}`,
        message: `the row has ${cells.length} cells, but the header has ${columns.length}`,
      });
      continue;
    }
    const facts: Record<string, unknown> = {};
    const value: Record<string, unknown> = { facts };
    columns.forEach((column, place) => {
      const cell = cells[place] ?? '';
      if (column === null) return;
      if ('own' in column) value[column.own] = cell;
      else if (cell !== '') facts[column.attribute.name] = typeCell(column.attribute, cell);
    });
    upload.records.push({ place: { line }, value });
  }
  return upload;
}

/** A cell as the attribute's type; what is no number stays text, so that the policy's schema says what is allowed. */
const typeCell = (attribute: Attribute, cell: string): string | number =>
  attribute.type === 'numeric' && NUMBER.test(cell) ? Number(cell) : cell;
