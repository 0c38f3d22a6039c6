import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCsv } from '#api/import/read-csv.ts';
import { RecordSplitter, type RecordShape } from '#api/import/streamed/record-splitter.ts';

const TABLE: RecordShape = { wide: undefined, delimiter: ';' };

/** The batches of bytes that come in pieces of these sizes, one after the other and again. */
function batchesOf(bytes: Buffer, pieces: readonly number[], records: number, shape = TABLE): Buffer[] {
  const splitter = new RecordSplitter(shape, { records, bytes: 1_000 }, true);
  const batches: Buffer[] = [];
  const drain = (isLast: boolean) => {
    for (let batch = splitter.next(isLast); batch; batch = splitter.next(isLast)) batches.push(Buffer.from(batch));
  };
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = pieces[turn % pieces.length] ?? 1;
    splitter.push(bytes.subarray(at, at + size));
    at += size;
    drain(false);
  }
  drain(true);
  return batches;
}

const cell = fc.oneof(
  fc.constantFrom('', 'a', 'ä', '12', '"q;q"', '"two\r\nlines"', '"a ""b"" c"', '"\n"', '""'),
  fc.stringMatching(/^[a-z ]{0,5}$/),
);
const table = fc
  .array(fc.tuple(fc.array(cell, { minLength: 1, maxLength: 4 }), fc.constantFrom('\n', '\r\n', '\r')), {
    maxLength: 30,
  })
  .map((rows) => rows.map(([cells, end]) => `${cells.join(';')}${end}`).join(''));

test('batches are the same however a file is cut into pieces, and lose nothing', () => {
  fc.assert(
    fc.property(table, fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 }), (text, pieces) => {
      const bytes = Buffer.from(text);
      const batches = batchesOf(bytes, pieces, 3);
      expect(Buffer.concat(batches).equals(bytes)).toBe(true);
      expect(batches).toEqual(batchesOf(bytes, [bytes.length + 1], 3));
    }),
  );
});

test('the rows of all batches are those of the whole table', async () => {
  await fc.assert(
    fc.asyncProperty(table, async (text) => {
      const read = async (each: string) => (await readCsv(each, { delimiter: 'semicolon', header: null })).rows;
      const cells: string[][] = [];
      for (const batch of batchesOf(Buffer.from(text), [7], 2))
        cells.push(...(await read(batch.toString())).map((row) => row.cells));
      expect(cells).toEqual((await read(text)).map((row) => row.cells));
    }),
  );
});

test.each(['utf-16le', 'utf-16be'] as const)('a table in %s is cut between its letters', (wide) => {
  const little = Buffer.from('\uFEFF"a\nb";c\r\nd;e\r\nf;g', 'utf16le');
  const bytes = wide === 'utf-16le' ? little : Buffer.from(little).swap16();
  const batches = batchesOf(bytes, [3], 1, { wide, delimiter: ';' });
  const texts = batches.map((batch) => (wide === 'utf-16le' ? batch : Buffer.from(batch).swap16()).toString('utf16le'));
  expect(texts).toEqual(['\uFEFF"a\nb";c\r\n', 'd;e\r\n', 'f;g']);
});

test('lines of NDJSON end with a line feed alone, and quotes in them do not matter', () => {
  const bytes = Buffer.from('{"a":"x\\"y"}\r\n{"b":1}\n{"c');
  const batches = batchesOf(bytes, [2], 1, { wide: undefined, delimiter: undefined });
  expect(batches.map(String)).toEqual(['{"a":"x\\"y"}\r\n', '{"b":1}\n', '{"c']);
});
