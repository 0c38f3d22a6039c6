import { setImmediate as letOthersRun } from 'node:timers/promises';
import type { z } from 'zod';
import type { FieldError } from '../problem.ts';
import { referenceKey } from '#db/keys/reference-key.ts';
import { showValue } from './csv-cells.ts';
import { errorAt, FaultList, type Place } from './upload-error.ts';
import type { RecordKind } from './record-kind.ts';
import type { CheckedRecord, Upload, UploadedRecord, UploadedTable } from './upload.ts';

const AT_ONCE = 1_000;

/**
 * Checks every record against a schema. Errors name the place, the field, what is expected and the actual value; a
 * fault that several records share is one error.
 *
 * @returns the valid records, and the places of all others
 */
export async function checkRecords<T>(
  schema: z.ZodType<T>,
  { records, errors: found, table }: Upload,
  kind: RecordKind,
): Promise<{ values: CheckedRecord<T>[]; errors: FieldError[]; faulty: Set<Place> }> {
  const values: CheckedRecord<T>[] = [];
  const faults = new FaultList();
  const faulty = new Set<Place>();
  for (const [index, record] of records.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) await letOthersRun();
    if (record.fault !== undefined) {
      faulty.add(record.place);
      faults.add(record.place, [], record.fault);
      continue;
    }
    const read = schema.safeParse(record.value);
    if (read.success) {
      values.push({ place: record.place, value: read.data });
      continue;
    }
    faulty.add(record.place);
    for (const issue of read.error.issues) explain(record, issue, kind, table, faults);
  }
  return { values, errors: [...found, ...faults.errors()], faulty };
}

function explain(
  record: UploadedRecord,
  issue: z.core.$ZodIssue,
  kind: RecordKind,
  table: UploadedTable | undefined,
  faults: FaultList,
): void {
  const { place } = record;
  const path = [...issue.path];
  if (issue.code === 'unrecognized_keys') {
    const message = path.at(-1) === 'facts' ? kind.unknownAttribute : 'a record has no such field';
    for (const key of issue.keys) faults.add(place, [...path, key], message);
  } else if (path.at(-1) === 'facts') faults.add(place, path, 'facts: give an object with the policy’s attributes');
  else if (path.length === 0) faults.add(place, path, 'give an object');
  else faults.add(place, path, issue.message, describeGiven(record, path, table));
}

/** The actual value where another was expected, as the table or JSON has it. */
function describeGiven({ value, cells }: UploadedRecord, path: readonly PropertyKey[], table?: UploadedTable): string {
  if (table && cells) {
    const name = path.join('_');
    const column = table.columns.findIndex((each) =>
      each === null ? false : 'own' in each ? each.own === name : each.attribute.name === path.at(-1),
    );
    const cell = cells[column] ?? '';
    return cell === '' ? 'the cell is empty' : `the cell says ${showValue(cell)}`;
  }
  const given = path.reduce<unknown>(
    (inner, step) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<PropertyKey, unknown>)[step] : undefined,
    value,
  );
  if (given === undefined) return 'it is not given';
  if (typeof given === 'string') return `the text ${showValue(given)} was given`;
  if (typeof given === 'number' || typeof given === 'boolean') return `the ${typeof given} ${String(given)} was given`;
  return given === null ? 'null was given' : `${Array.isArray(given) ? 'a list' : 'an object'} was given`;
}

/** Errors for records that repeat an earlier one's reference, each naming both places. */
export function findRepeated<T>(
  records: readonly CheckedRecord<T>[],
  idOf: (value: T) => string,
  field: string,
): { errors: FieldError[]; faulty: Place[] } {
  const first = new Map<string, { place: Place; id: string }>();
  const errors: FieldError[] = [];
  const faulty: Place[] = [];
  for (const { place, value } of records) {
    const id = idOf(value);
    const key = referenceKey(id);
    const earlier = first.get(key);
    if (earlier) {
      const as = earlier.id === id ? '' : ` as ${showValue(earlier.id)}`;
      errors.push(errorAt(place, [field], `${id} already appears${as}, ${nameOf(earlier.place)}`));
      faulty.push(place);
    } else first.set(key, { place, id });
  }
  return { errors, faulty };
}

const nameOf = (place: Place): string => ('line' in place ? `on line ${place.line}` : `at ${place.pointer}`);
