import { setImmediate as letOthersRun } from 'node:timers/promises';
import type { FieldError } from '../problem.ts';
import type { Attribute } from '../../workflows/domain/policy.ts';
import { readCsv, type CsvTable } from './read-csv.ts';
import type { RecordKind, Upload } from './upload.ts';

const AT_ONCE = 1_000;
const NUMBER = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/;

/**
 * The records of a CSV text whose columns are a policy's attributes and a few of its own. Each record has the cells of the
 * own columns by name, and `facts` with the type that the policy declares; an empty cell is a fact not given.
 */
export async function readTypedRows(text: string, attributes: readonly Attribute[], kind: RecordKind): Promise<Upload> {
  const table = await readCsv(text);
  if (table.header.length === 0) return { records: [], errors: table.errors };
  const { columns, errors } = matchColumns(table, attributes, kind);
  if (errors.length > 0) return { records: [], errors };
  const upload: Upload = { records: [], errors: table.errors };
  for (const [index, { line, cells }] of table.rows.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) await letOthersRun();
    if (cells.length !== columns.length) {
      upload.errors.push({
        field: `line ${line}`,
        message: `the row has ${cells.length} cells and the header ${columns.length}`,
      });
      continue;
    }
    const facts: Record<string, unknown> = {};
    const value: Record<string, unknown> = { facts };
    columns.forEach((column, place) => {
      const cell = cells[place] ?? '';
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

type Column = { own: string } | { attribute: Attribute };

function matchColumns(
  { header }: CsvTable,
  attributes: readonly Attribute[],
  { own, unknownAttribute }: RecordKind,
): { columns: Column[]; errors: FieldError[] } {
  const errors: FieldError[] = [];
  const say = (message: string) => errors.push({ field: 'line 1', message });
  const byName = new Map<string, Column>(attributes.map((attribute) => [attribute.name, { attribute }]));
  for (const { name, aliases = [] } of own) {
    if (byName.has(name))
      say(`the policy declares an attribute ${name}, which is also a column of its own here; send JSON or NDJSON`);
    for (const each of [name, ...aliases]) if (!byName.has(each)) byName.set(each, { own: name });
  }
  const columns = header.flatMap((name): Column[] => {
    const column = byName.get(name);
    if (!column) say(`column ${name}: ${unknownAttribute}`);
    return column ? [column] : [];
  });
  const has = (wanted: (column: Column) => boolean): number => columns.filter(wanted).length;
  for (const { name } of own) {
    const times = has((column) => 'own' in column && column.own === name);
    if (times !== 1) say(`column ${name} ${times === 0 ? 'is missing' : 'is there more than once'}`);
  }
  for (const { name, required } of attributes) {
    const times = has((column) => 'attribute' in column && column.attribute.name === name);
    if (times > 1) say(`column ${name} is there more than once`);
    if (times === 0 && required) say(`column ${name} is missing`);
  }
  return { columns, errors };
}
