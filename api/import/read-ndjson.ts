import { setImmediate as letOthersRun } from 'node:timers/promises';
import type { FieldError } from '../problem.ts';
import { JsonRefused, parseJson } from './parse-json.ts';
import { MAX_NAMED_ERRORS } from './upload-error.ts';
import type { Upload } from './upload.ts';

const AT_ONCE = 1_000;

/** The JSON values of a text with one value on each line; empty lines are left out. Lines are counted from 1. */
export async function readNdjson(text: string): Promise<Upload> {
  const records: Upload['records'] = [];
  const errors: FieldError[] = [];
  let line = 0;
  for (const source of text.split('\n')) {
    line++;
    if (line % AT_ONCE === 0) await letOthersRun();
    if (source.trim() === '') continue;
    const read = readJsonLine(source);
    if ('value' in read) records.push({ place: { line }, value: read.value });
    else if (errors.push({ field: `line ${line}`, message: read.fault }) > MAX_NAMED_ERRORS) break;
  }
  return { records, errors };
}

/** The JSON value of a line, or why it has none. */
export function readJsonLine(source: string): { value: unknown } | { fault: string } {
  try {
    return { value: parseJson(source) };
  } catch (error) {
    if (!(error instanceof JsonRefused)) throw error;
    return { fault: `the line ${error.message}` };
  }
}
