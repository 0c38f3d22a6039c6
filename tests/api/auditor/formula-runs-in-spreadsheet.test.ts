import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { toCsv } from '#api/to-csv.ts';

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '=HYPERLINK("http://x","y")'])(
  'the text %j does not begin its cell',
  (text) => {
    const [header, row] = parse(toCsv(['judge', 'decisions'], [{ judge: text, decisions: 1 }]));
    expect(header).toEqual(['judge', 'decisions']);
    expect(row).toEqual([`'${text}`, '1']);
  },
);

test('other texts and numbers stay what they are, however they are written', () => {
  const rows = [
    { a: 'x, "y"\nz', b: 0.25 },
    { a: null, b: -3 },
    { a: 'judge-1@demo', b: 1e21 },
  ];
  expect(parse(toCsv(['a', 'b'], rows))).toEqual([
    ['a', 'b'],
    ['x, "y"\nz', '0.25'],
    ['', '-3'],
    ['judge-1@demo', '1e+21'],
  ]);
});
