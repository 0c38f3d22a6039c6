import { describe, expect, test } from 'vitest';
import { readPrecedentUpload } from '#api/import/precedents.ts';
import { promptV1 } from '#activities/llm/prompts/v1.ts';
import { Problem } from '#api/problem.ts';
import { Policy } from '#workflows/domain/policy.ts';
import { LOAN } from '../../case/loan-policy.ts';

const base = { meaning: 'for tests', required: false };
const policy = Policy.parse({
  ...LOAN,
  attributes: [
    { ...base, name: 'since', type: 'date', minimum: '2000-01-01', maximum: '2026-12-31' },
    { ...base, name: 'children', type: 'wholeNumber', unit: 'children', minimum: 0, maximum: 20 },
    { ...base, name: 'grade', type: 'ordered', allowedValues: ['3', '2', '1'] },
    { ...base, name: 'charges', type: 'several', allowedValues: ['theft', 'fraud', 'arson'] },
  ],
});
const HEADER = 'id,since,children,grade,charges,outcome';
const read = async (body: unknown, mediaType = 'text/csv', dialect = {}) => {
  const sent = { mediaType, body, policy: 'loan', reading: { dialect } };
  return (await readPrecedentUpload(sent, policy)).values.map(({ value }) => value.facts);
};
const refusals = (body: unknown, mediaType?: string) =>
  read(body, mediaType).then(
    () => [],
    (error: unknown) =>
      error instanceof Problem ? (error.document.errors ?? []).map(({ message }) => message).join(' ') : error,
  );

test('a table’s days, whole numbers, classes and lists are read as the policy has them', async () => {
  const table = `${HEADER}
a,2020-03-01,2.0,2.0,theft|arson,repaid
b,1.3.2020,0,1,fraud,repaid
c,20200301,1,3,"theft, fraud",repaid
d,2020-03-01T10:30:00Z,,,,repaid
`;
  expect(await read(table)).toEqual([
    { since: '2020-03-01', children: 2, grade: '2', charges: 'arson; theft' },
    { since: '2020-03-01', children: 0, grade: '1', charges: 'fraud' },
    { since: '2020-03-01', children: 1, grade: '3', charges: 'fraud; theft' },
    { since: '2020-03-01' },
  ]);
});

test('weeks, months and numbered days are read as the days that the caller means', async () => {
  const table = `${HEADER}\na,2024-W05,,,,repaid\nb,Feb-24,,,,repaid\nc,43861,,,,repaid\nd,2024-02-03,,,,repaid\n`;
  const days = async (dialect: object) => (await read(table, 'text/csv', dialect)).map(({ since }) => since);
  expect(await days({})).toEqual(['2024-01-29', '2024-02-01', '2020-01-31', '2024-02-03']);
  expect(await days({ periods: 'lastDay', serialDays: '1904' })).toEqual([
    ...['2024-02-04', '2024-02-29', '2024-02-01', '2024-02-03'],
  ]);
});

describe('a day with slashes', () => {
  const table = (...days: string[]) =>
    `${HEADER}\n${days.map((day, place) => `p${place},${day},,,,repaid`).join('\n')}\n`;

  test('is read in the order that the other days of its column show', async () => {
    expect(await read(table('3/1/2020', '3/13/2020'))).toEqual([{ since: '2020-03-01' }, { since: '2020-03-13' }]);
    expect(await read(table('3/1/2020', '13/3/2020'))).toEqual([{ since: '2020-01-03' }, { since: '2020-03-13' }]);
  });

  test('is refused if nothing shows the order, until the caller states it', async () => {
    expect(await refusals(table('3/1/2020'))).toContain('dayFirst or monthFirst');
    expect(await read(table('3/1/2020'), 'text/csv', { dates: 'monthFirst' })).toEqual([{ since: '2020-03-01' }]);
    expect(await refusals(table('03/01/24'))).toMatch(/such as 03\/01\/24 .*or yearFirst/);
    expect(await read(table('03/01/24'), 'text/csv', { dates: 'monthFirst' })).toEqual([{ since: '2024-03-01' }]);
  });

  test('is read with two digits of its year in the order that the other days show', async () => {
    expect(await read(table('03/01/24', '03/13/24'))).toEqual([{ since: '2024-03-01' }, { since: '2024-03-13' }]);
    expect(await read(table('03/01/24', '13/03/24'))).toEqual([{ since: '2024-01-03' }, { since: '2024-03-13' }]);
  });
});

test('JSON gives several values as a list', async () => {
  const facts = { since: '2020-03-01', children: 2, grade: 2, charges: ['theft', 'arson', 'theft'] };
  const body = { policy: 'loan', precedents: [{ id: 'a', facts, outcome: 'repaid' }] };
  expect(await read(body, 'application/json')).toEqual([
    { since: '2020-03-01', children: 2, grade: '2', charges: 'arson; theft' },
  ]);
});

test.each([
  ['a day that is none', { since: '2020-02-30' }, 'since: give a day from 2000-01-01 to 2026-12-31'],
  ['a fraction', { children: 1.5 }, 'children: give a whole number from 0 to 20 (children)'],
  ['a class that is not declared', { grade: '4' }, 'grade: give one of 3, 2, 1'],
  ['a value that is not declared', { charges: ['theft', 'murder'] }, 'charges: give any of theft, fraud, arson'],
])('%s is refused', async (_, facts, message) => {
  const body = { policy: 'loan', precedents: [{ id: 'a', facts, outcome: 'repaid' }] };
  expect(await refusals(body, 'application/json')).toContain(message);
});

test('a prompt tells the order of classes and shows every value', () => {
  const facts = { since: '2020-03-01', children: 2, grade: '2', charges: 'arson; theft' };
  const { attributes, case: shown } = JSON.parse(promptV1.render({ policy, facts, neighbours: [] }).user) as {
    attributes: unknown[];
    case: unknown;
  };
  expect(shown).toEqual(facts);
  expect(attributes).toEqual([
    expect.objectContaining({ name: 'since', type: 'date', minimum: '2000-01-01', maximum: '2026-12-31' }),
    expect.objectContaining({ name: 'children', type: 'numeric', unit: 'children' }),
    expect.objectContaining({ name: 'grade', type: 'ordered', lowestToHighest: ['3', '2', '1'] }),
    expect.objectContaining({ name: 'charges', type: 'several' }),
  ]);
});
