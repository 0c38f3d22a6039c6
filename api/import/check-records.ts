import { setImmediate as letOthersRun } from 'node:timers/promises';
import type { z } from 'zod';
import type { FieldError } from '../problem.ts';
import { errorAt, MAX_NAMED_ERRORS, type Place } from './upload-error.ts';
import type { CheckedRecord, RecordKind, Upload } from './upload.ts';

const AT_ONCE = 1_000;

/**
 * Checks every record against a schema. Errors name the place, the field and what is allowed; after a hundred it stops,
 * because nothing is taken in anyway.
 */
export async function checkRecords<T>(
  schema: z.ZodType<T>,
  { records, errors: found }: Upload,
  kind: RecordKind,
): Promise<{ values: CheckedRecord<T>[]; errors: FieldError[] }> {
  const values: CheckedRecord<T>[] = [];
  const errors = [...found];
  for (const [index, { place, value }] of records.entries()) {
    if (errors.length > MAX_NAMED_ERRORS) break;
    if (index % AT_ONCE === AT_ONCE - 1) await letOthersRun();
    const read = schema.safeParse(value);
    if (read.success) values.push({ place, value: read.data });
    else errors.push(...read.error.issues.flatMap((issue) => explain(place, issue, kind)));
  }
  return { values, errors };
}

function explain(place: Place, issue: z.core.$ZodIssue, kind: RecordKind): FieldError[] {
  const path = [...issue.path];
  if (issue.code === 'unrecognized_keys') {
    const message = path.at(-1) === 'facts' ? kind.unknownAttribute : 'a record has no such field';
    return issue.keys.map((key) => errorAt(place, [...path, key], message));
  }
  if (path.at(-1) === 'facts') return [errorAt(place, path, 'facts: give an object with the policy’s attributes')];
  if (path.length === 0) return [errorAt(place, path, 'give an object')];
  return [errorAt(place, path, issue.message)];
}

/** Errors for records that repeat an earlier one's id, each naming both places. */
export function findRepeated<T>(
  records: readonly CheckedRecord<T>[],
  idOf: (value: T) => string,
  field: string,
): FieldError[] {
  const first = new Map<string, Place>();
  return records.flatMap(({ place, value }) => {
    const id = idOf(value);
    const earlier = first.get(id);
    if (earlier) return [errorAt(place, [field], `${id} already appears, ${nameOf(earlier)}`)];
    first.set(id, place);
    return [];
  });
}

const nameOf = (place: Place): string => ('line' in place ? `on line ${place.line}` : `at ${place.pointer}`);
