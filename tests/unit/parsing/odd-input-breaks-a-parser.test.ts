import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { readCsv } from '#api/import/read-csv.ts';
import { readNdjson } from '#api/import/read-ndjson.ts';
import { decodeText } from '#api/import/decode-text.ts';
import { readTypedRows } from '#api/import/typed-rows.ts';
import { CASES } from '#api/import/arriving-cases.ts';
import { toPointer } from '#api/fields/to-pointer.ts';
import { Cursor, encodeCursor } from '#api/paging.ts';
import { authenticate } from '#api/identity/authenticate.ts';
import { Problem } from '#api/problem.ts';
import { toCsv } from '#api/to-csv.ts';
import { readForm } from '#api/ui/form.ts';
import { openByLink } from '#db/notices/appeal-links.ts';
import { connect } from '#db/database.ts';
import { parseDuration } from '#workflows/domain/duration.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';

/** Text with what parsers trip over in it. */
const odd = fc
  .array(
    fc.oneof(
      fc.constantFrom('"', '""', ',', ';', '\n', '\r', '\r\n', '\t', '\u2028', '\uFEFF', '{', '}', '[', '\\', '\u0001'),
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.string({ maxLength: 8 }),
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(''));
/** A cell that a CSV writer and reader agree on; a reader drops a byte order mark and lone rows without anything. */
const cell = fc
  .oneof(fc.string({ minLength: 1 }), odd)
  .filter((text) => text.isWellFormed() && !text.includes('\uFEFF'));

test('CSV: any input is read or reported with its line, and nothing is thrown', async () => {
  await fc.assert(
    fc.asyncProperty(odd, async (text) => {
      const { rows, errors, header } = await readCsv(text);
      const lines = text.split(/\r\n|\r|\n/).length;
      for (const { line } of rows) expect(line).toBeGreaterThan(0);
      for (const { line } of rows) expect(line).toBeLessThanOrEqual(lines);
      for (const { field } of errors) expect(field).toMatch(/^line \d+$/);
      expect(header.length === 0 && errors.length === 0).toBe(false);
    }),
    { numRuns: 500 },
  );
});

test('CSV: another program’s output is read back cell by cell', async () => {
  const row = fc.tuple(cell, cell, cell).filter((cells) => cells.some((each) => each.trim() !== ''));
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 10 }), async (rows) => {
      const text = stringify([['id', 'note', 'more'], ...rows], { quoted: true });
      const table = await readCsv(text);
      expect(table.errors).toEqual([]);
      expect(table.rows.map(({ cells }) => cells)).toEqual(rows);
    }),
    { numRuns: 300 },
  );
});

test('CSV: cells become facts of the declared type, or errors with a line; nothing of a row goes elsewhere', async () => {
  const header = fc.shuffledSubarray(
    ['externalRef', 'id', 'risk', 'age', 'employer', 'subject_name', 'subject_contact', '__proto__', 'constructor', ''],
    { minLength: 1 },
  );
  await fc.assert(
    fc.asyncProperty(header, fc.array(fc.array(odd, { maxLength: 10 }), { maxLength: 5 }), async (names, rows) => {
      const { records } = await readTypedRows(stringify([names, ...rows]), samplePolicy().attributes, CASES);
      for (const { value } of records) {
        const { facts, ...own } = value as { facts: Record<string, unknown> };
        expect(Object.getPrototypeOf(facts)).toBe(Object.prototype);
        for (const name of Object.keys(facts)) expect(['risk', 'age', 'employer']).toContain(name);
        for (const name of Object.keys(own)) expect(['externalRef', 'subject_name', 'subject_contact']).toContain(name);
      }
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    }),
    { numRuns: 300 },
  );
});

test('exported CSV has one row for each record, and no cell that a spreadsheet runs', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ a: fc.oneof(odd, fc.constantFrom('=1', '+1', '-1', '@x', '\t=1', '\r=1')), b: odd }), {
        minLength: 1,
        maxLength: 5,
      }),
      async (records) => {
        const { rows, errors } = await readCsv(toCsv(['a', 'b'], records));
        fc.pre(records.every(({ a, b }) => `${a}${b}`.isWellFormed() && !`${a}${b}`.includes('\uFEFF')));
        expect(errors).toEqual([]);
        for (const { cells } of rows)
          for (const each of cells) expect(each).not.toMatch(/^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/);
      },
    ),
    { numRuns: 500 },
  );
});

test('NDJSON: each line is a value or an error at its own line, and values come back as they were', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(fc.json(), odd), { maxLength: 20 }), async (lines) => {
      const text = lines.map((line) => line.replace(/[\r\n]/g, ' ')).join('\n');
      const { records, errors } = await readNdjson(text);
      const filled = text.split('\n').filter((line) => line.trim() !== '');
      expect(records.length + errors.length).toBe(filled.length);
      for (const { place, value } of records)
        expect(JSON.stringify(value)).toBe(
          JSON.stringify(JSON.parse(text.split('\n')[('line' in place ? place.line : 0) - 1] ?? '')),
        );
      for (const { field } of errors) expect(field).toMatch(/^line \d+$/);
    }),
    { numRuns: 500 },
  );
});

test('bytes that are not UTF-8 are refused, and all others are decoded', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      let text: string;
      try {
        text = decodeText(Buffer.from(bytes), 'utf-8').text;
      } catch (error) {
        expect(error).toBeInstanceOf(Problem);
        return;
      }
      const without = Buffer.from(bytes).subarray(Buffer.from(bytes).indexOf('\uFEFF') === 0 ? 3 : 0);
      expect(Buffer.from(text)).toEqual(without);
    }),
    { numRuns: 1_000 },
  );
});

test('a cursor leads back to where its page ended, and no other text leads anywhere', () => {
  const position = z.tuple([z.iso.datetime(), z.uuid()]);
  const schema = Cursor(position);
  fc.assert(
    fc.property(fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }), fc.uuid(), (date, id) => {
      const end: [string, string] = [date.toISOString(), id];
      expect(schema.parse(encodeCursor(end))).toEqual(end);
    }),
  );
  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.base64String(),
    fc.json().map((json) => Buffer.from(json).toString('base64url')),
  );
  fc.assert(
    fc.property(anything, (text) => {
      const read = schema.safeParse(text);
      if (read.success) expect(position.safeParse(read.data).success).toBe(true);
      else expect(read.error.issues[0]?.message).toBeTruthy();
    }),
    { numRuns: 1_000 },
  );
});

test('a duration is the sum of its parts, and any other text is refused', () => {
  const part = fc.option(fc.nat({ max: 500 }), { nil: undefined });
  fc.assert(
    fc.property(part, part, part, part, part, (weeks, days, hours, minutes, seconds) => {
      const written = (value: number | undefined, letter: string) => (value === undefined ? '' : `${value}${letter}`);
      const time = `${written(hours, 'H')}${written(minutes, 'M')}${written(seconds, 'S')}`;
      const text = `P${written(weeks, 'W')}${written(days, 'D')}${time === '' ? '' : `T${time}`}`;
      const [w = 0, d = 0, h = 0, m = 0, s = 0] = [weeks, days, hours, minutes, seconds];
      expect(parseDuration(text)).toBe(text === 'P' ? null : 1_000 * (s + 60 * (m + 60 * (h + 24 * (d + 7 * w)))));
    }),
  );
  const letters = fc.string({ unit: fc.constantFrom(...'PTWDHMSY0123456789.-+, '.match(/./g)!), maxLength: 20 });
  fc.assert(
    fc.property(letters, (text) => {
      const milliseconds = parseDuration(text);
      if (milliseconds === null) return;
      expect(text).toMatch(/^P(?=.)(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+S)?)?$/);
      expect(milliseconds).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 2_000 },
  );
});

test('a form’s pointers build plain objects and short lists, reach no prototype, and lead back by their own name', () => {
  const step = fc.oneof(
    fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', '0', '1', '99', '1000', '99999', 'a', 'b', ''),
    fc.string({ maxLength: 5 }),
  );
  const name = fc
    .tuple(fc.array(step, { maxLength: 5 }), fc.constantFrom('', '#number', '#boolean', '#x'))
    .map(([steps, kind]) => `/${steps.join('/')}${kind}`);
  fc.assert(
    fc.property(fc.dictionary(name, fc.string(), { maxKeys: 20 }), (fields) => {
      const tree = readForm(fields).tree();
      const check = (value: unknown): void => {
        if (typeof value !== 'object' || value === null) return;
        if (Array.isArray(value)) expect(value.length).toBeLessThanOrEqual(100);
        else expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
        for (const key of ['__proto__', 'constructor', 'prototype']) expect(Object.hasOwn(value, key)).toBe(false);
        for (const each of Object.values(value)) check(each);
      };
      check(tree);
      expect(({} as Record<string, unknown>)['a']).toBeUndefined();
    }),
    { numRuns: 2_000 },
  );
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 }), (path) => {
      // RFC 6901: an escaped step is itself again.
      const back = toPointer(path).split('/').slice(1);
      expect(back.map((each) => each.replaceAll('~1', '/').replaceAll('~0', '~'))).toEqual(path);
    }),
  );
});

test('a header without a bearer token is refused before anything is verified', async () => {
  const verify = () => Promise.reject(new Error('was asked'));
  const header = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string().map((text) => `Bearer ${text}`),
    fc.constantFrom(
      'Bearer',
      'Bearer ',
      'Basic a.b.c',
      'Bearer a.b',
      'Bearer a.b.c.d',
      'Bearer a.b.c d',
      'bearer  a.b.c',
    ),
  );
  await fc.assert(
    fc.asyncProperty(header, async (authorization) => {
      fc.pre(!/^Bearer [\w-]+\.[\w-]+\.[\w-]+$/i.test(authorization));
      const asked = authenticate({ headers: { authorization } } as Parameters<typeof authenticate>[0], verify);
      await expect(asked).rejects.toMatchObject({ document: { status: 401 } });
    }),
    { numRuns: 500 },
  );
});

test('a link that is not 43 characters of base64url is not looked up at all', async () => {
  // Nothing listens there, and asking would throw.
  const database = connect('postgresql://nobody@127.0.0.1:1/none', 'hearken_app', 1);
  onTestFinished(() => database.destroy());
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.string({ unit: 'binary' }), fc.base64String({ maxLength: 60 })), async (token) => {
      fc.pre(!/^[\w-]{43}$/.test(token));
      expect(await openByLink(database, token)).toBeUndefined();
    }),
    { numRuns: 500 },
  );
});
