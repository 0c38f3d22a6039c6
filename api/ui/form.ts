import { z } from 'zod';
import { describeNumber } from '../figures-in-words.ts';
import { invalid, type FieldError } from '../problem.ts';

/**
 * A form as it was sent.
 *
 * Fields of structured forms are named by JSON pointer (RFC 6901), so that their names are also where errors point to:
 * `/findings/0/reasons`. A name may end in `#number`, `#boolean` or `#lines` to give the type of its text.
 */
export interface Form {
  /** A field's text with line breaks as `\n`; `undefined` where it is empty or missing. */
  text: (name: string) => string | undefined;
  /** Every text of more than one word, as it was written. */
  words: () => string[];
  /** Every field named by pointer, as one value. Empty fields are left out, and lists have no gaps. */
  tree: () => Record<string, unknown>;
}

const MAX_LIST = 100;
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/** Reads a form's fields as they arrived: one text for each name, or several where a name occurs more than once. */
export function readForm(body: unknown): Form {
  const fields = new Map<string, string>();
  const objects: [string, unknown][] = [];
  for (const [name, value] of Object.entries(isRecord(body) ? body : {})) {
    if (isRecord(value) && !FORBIDDEN.has(name)) objects.push([name, structuredClone(value)]);
    const text: unknown = Array.isArray(value) ? value.at(-1) : value;
    if (typeof text === 'string') fields.set(name, text.replaceAll('\r\n', '\n'));
  }
  const textOf = (name: string) => {
    const text = fields.get(name);
    return text === undefined || text.trim() === '' ? undefined : text;
  };
  return {
    text: textOf,
    words: () => [...fields.values()].filter((text) => /\S\s+\S/.test(text)),
    tree() {
      // A script may send JSON, whose objects are read as they are.
      const root: Record<string, unknown> = Object.fromEntries(objects);
      for (const name of fields.keys()) {
        const text = textOf(name);
        if (!name.startsWith('/') || text === undefined) continue;
        const [pointer = '', kind] = name.split('#');
        put(root, pointer.slice(1).split('/'), typed(text, kind));
      }
      return (prune(root) ?? {}) as Record<string, unknown>;
    },
  };
}

/**
 * What a form holds, when it is what a schema asks for.
 *
 * @throws Problem 422 that names the fields
 */
export function check<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const read = schema.safeParse(value, { reportInput: true });
  if (read.success) return read.data;
  throw invalid(explainIssues(read.error.issues), 'Something is missing or not right yet');
}

/**
 * A field's text, when it is what a schema asks for.
 *
 * @throws Problem 422 that names the field
 */
export function checkText(form: Form, name: string, schema: z.ZodType<string>): string {
  const text = form.text(name);
  const read = schema.safeParse(text ?? '');
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  // A schema's own message for an empty field says more.
  const isLeftOut = issue === undefined || (text === undefined && isUnworded(issue));
  const message = isLeftOut ? 'this is required' : explain(issue);
  throw invalid([{ field: `/${name}`, message }]);
}

/** Issues of a schema in words for the person who filled in the form. */
function explainIssues(issues: readonly z.core.$ZodIssue[]): FieldError[] {
  return issues.map((issue) => ({
    field: `/${issue.path.map(String).join('/')}`,
    message: explain(issue),
  }));
}

const STANDARD = z.locales.en().localeError;

/** Whether an issue has the library's own message, which speaks of types, patterns and keys. */
const isUnworded = (issue: z.core.$ZodIssue): boolean => STANDARD(issue as z.core.$ZodRawIssue) === issue.message;

function explain(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.expected === 'array') return 'at least one is required';
      if (issue.input === undefined) return 'this is required';
      return issue.expected === 'int' ? 'enter a whole number' : `enter a ${issue.expected}`;
    case 'invalid_union':
      return isUnworded(issue) ? 'choose one of these' : issue.message;
    case 'invalid_value':
      return 'choose one of these';
    case 'too_big':
      if (issue.inclusive === false) return `less than ${describeNumber(Number(issue.maximum))}`;
      return issue.origin === 'string'
        ? `at most ${describeNumber(Number(issue.maximum))} characters`
        : `at most ${describeNumber(Number(issue.maximum))}`;
    case 'too_small':
      if (issue.origin === 'number' || issue.origin === 'int')
        return issue.inclusive === false
          ? `more than ${describeNumber(Number(issue.minimum))}`
          : `at least ${describeNumber(Number(issue.minimum))}`;
      if (!isUnworded(issue)) return issue.message;
      if (issue.origin !== 'string') return 'at least one is required';
      return issue.minimum === 1 ? 'this is required' : `at least ${describeNumber(Number(issue.minimum))} characters`;
    default:
      if (isUnworded(issue)) return 'this does not have the required form';
      // The API names its own field there, which means nothing on a page.
      return issue.message.replace(/ \(\w+\)/g, '');
  }
}

function typed(text: string, kind: string | undefined): unknown {
  if (kind === 'number') return Number.isFinite(Number(text)) ? Number(text) : text;
  if (kind === 'boolean') return text === 'true';
  if (kind === 'lines')
    return text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
  return text;
}

function put(root: Record<string, unknown>, path: readonly string[], value: unknown): void {
  let at: Record<string, unknown> = root;
  for (const [index, segment] of path.entries()) {
    if (FORBIDDEN.has(segment)) return;
    if (index === path.length - 1) {
      at[segment] = value;
      return;
    }
    const next = at[segment];
    at = isRecord(next) ? next : (at[segment] = {});
  }
}

/** Turns objects whose keys are all numbers into lists, and drops what is empty. */
function prune(value: unknown): unknown {
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).flatMap(([key, each]) => {
    const kept = prune(each);
    return kept === undefined ? [] : [[key, kept] as const];
  });
  if (entries.length === 0) return undefined;
  if (entries.every(([key]) => /^\d{1,4}$/.test(key)))
    return entries
      .toSorted(([a], [b]) => Number(a) - Number(b))
      .slice(0, MAX_LIST)
      .map(([, each]) => each);
  return Object.fromEntries(entries);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
