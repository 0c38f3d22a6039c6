import fc from 'fast-check';
import { z } from 'zod';
import { expect, test } from 'vitest';
import { describeFault, framesOf } from '#db/fault.ts';
import { INJECTIONS } from '../../setup/injections.ts';

const WORDS = 'Ada Lovelace of 12 Main Street';
const TOKEN = 'Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmE';

function databaseError(more: object): Error {
  const error = new Error(`invalid input syntax for type uuid: "${WORDS}"`);
  return Object.assign(error, { name: 'error', severity: 'ERROR', code: '22P02', routine: 'string_to_uuid', ...more });
}

const thrownBy = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
};

test.each<[string, unknown]>([
  ['a database that repeats a value', databaseError({ detail: `Key (name)=(${WORDS}) already exists.` })],
  ['a database that shows a row', databaseError({ code: '23502', detail: `Failing row contains (${WORDS})` })],
  ['JSON that cannot be read', thrownBy(() => JSON.parse(`{"statement": ${WORDS}`))],
  ['a schema that was not met', thrownBy(() => z.strictObject({ a: z.literal('b') }).parse({ a: WORDS, [WORDS]: 1 }))],
  ['a mail server that names a recipient', new Error('550 5.1.1 <ada@example.org>: Recipient address rejected')],
  ['an address that holds a link', new Error(`request to https://hearken.example.org/appeal/${TOKEN} failed`)],
  ['a path that holds a link', new Error(`GET /v1/appeals/${TOKEN} failed`)],
  ['a quoted text', new Error(`no such judge "${WORDS}", nor '${WORDS}', nor \`${WORDS}\``)],
  ['a cause', new Error('the notice was not sent', { cause: databaseError({ detail: WORDS }) })],
  ['something that is no error', WORDS],
])('%s tells nobody’s words, in message or frames', (_what, error) => {
  const told = [describeFault(error), ...framesOf(error)].join('\n');
  for (const word of ['Ada', 'Lovelace', 'Main Street', 'ada@', TOKEN]) expect(told).not.toContain(word);
  expect(told).toBeTruthy();
});

test('a fault is described by kind, code, place in the schema, and our own words', () => {
  expect(describeFault(databaseError({ table: 'subjects', constraint: 'subjects_pkey' }))).toBe(
    'error 22P02 (subjects, subjects_pkey, string_to_uuid)',
  );
  expect(describeFault(Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' }))).toBe(
    'Error ECONNREFUSED: connect ECONNREFUSED 127.0.0.1:5432',
  );
  const id = '01a209ef-1e42-75ea-8e98-6ab60d1d3adb';
  expect(describeFault(new Error(`no docket ${id}`))).toBe(`Error: no docket ${id}`);
  expect(describeFault(new TypeError('x is not a function'))).toBe('TypeError: x is not a function');
  expect(framesOf(new Error(WORDS))[0]).toMatch(/^at .*words-in-a-fault/);
});

test('no quoted text of the corpus gets through, nor a second line', () => {
  for (const { text, mark } of INJECTIONS)
    for (const error of [
      databaseError({ message: text, detail: text }),
      new Error(`about <${text}`),
      new SyntaxError(text),
    ]) {
      const told = describeFault(error);
      expect(told).not.toMatch(/[\r\n\u2028\u2029]/);
      if (!(error.message.startsWith('about') && text.includes('>'))) expect(told).not.toContain(mark);
    }
});

test('describing a fault never throws', () => {
  fc.assert(
    fc.property(fc.anything(), fc.string({ unit: 'binary' }), (value, text) => {
      expect(typeof describeFault(value)).toBe('string');
      const error = new Error(text, { cause: value });
      expect(describeFault(error).length).toBeLessThan(2_000);
      expect(Array.isArray(framesOf(error))).toBe(true);
    }),
  );
});
