import { describe, expect, test } from 'vitest';
import { readCsv } from '#api/import/read-csv.ts';
import { readNdjson } from '#api/import/read-ndjson.ts';
import { decodeText } from '#api/import/decode-text.ts';
import { Problem } from '#api/problem.ts';

describe('CSV', () => {
  test.each([
    ['\n', 'LF'],
    ['\r\n', 'CRLF'],
    ['\r', 'CR'],
  ])('rows keep their line through quoted breaks and empty lines, with %j', async (end) => {
    const text = ['id,note', `1,"two${end}lines"`, '', '2,plain', '3,"a ""quote"" and, a comma"', ''].join(end);
    expect(await readCsv(text)).toEqual({
      header: ['id', 'note'],
      rows: [
        { line: 2, cells: ['1', `two${end}lines`] },
        { line: 5, cells: ['2', 'plain'] },
        { line: 6, cells: ['3', 'a "quote" and, a comma'] },
      ],
      headerLine: 1,
      isBroken: false,
      above: [],
      errors: [],
    });
  });

  test('a byte order mark is not part of the first column’s name', async () => {
    const { header } = await readCsv(decodeText(Buffer.from('\uFEFFid,note\n1,x\n')).text);
    expect(header).toEqual(['id', 'note']);
  });

  test('formulas are data', async () => {
    const { rows } = await readCsv('id,note\n1,=1+1\n2,@SUM(A1)\n3,-5\n');
    expect(rows.map(({ cells }) => cells[1])).toEqual(['=1+1', '@SUM(A1)', '-5']);
  });

  test('a table in many pieces is read as one, with letters that lie across two pieces', async () => {
    const row = `${'ä'.repeat(33)},x`;
    const text = `id,note\n${Array.from({ length: 5_000 }, () => row).join('\n')}\n`;
    const { rows } = await readCsv(text);
    expect(rows).toHaveLength(5_000);
    expect(new Set(rows.map(({ cells }) => cells.join()))).toEqual(new Set([row]));
    expect(rows.at(-1)?.line).toBe(5_001);
  });

  test.each([
    ['id,note\n1,x\n2,"open\n3,y\n', 'line 3', 'an opening quote is never closed'],
    ['id,note\n1,x\n2,"a"b\n', 'line 3', 'a cell contains a quote'],
    ['id,note\n1,x\n2,a"b"\n', 'line 3', 'a cell contains a quote'],
    ['', 'line 1', 'the table has no header'],
  ])('%j is refused with its line', async (text, field, message) => {
    const { errors } = await readCsv(text);
    expect(errors).toEqual([{ field, message: expect.stringContaining(message) as string }]);
  });
});

test('NDJSON keeps its line numbers, and names each line that is not JSON', async () => {
  const { records, errors } = await readNdjson('{"a":1}\r\n\n{"a":2}\n{"a":\n');
  expect(records).toEqual([
    { place: { line: 1 }, value: { a: 1 } },
    { place: { line: 3 }, value: { a: 2 } },
  ]);
  expect(errors).toEqual([{ field: 'line 4', message: 'the line is not a single JSON value' }]);
});

test('bytes that are not text in any encoding are refused, and so are those that do not fit the encoding that the caller named', () => {
  expect(() => decodeText(Buffer.from([0x6d, 0x81, 0x6c]))).toThrow(Problem);
  expect(() => decodeText(Buffer.from([0x6d, 0xfc, 0x6c]), 'utf-8')).toThrow(Problem);
});
