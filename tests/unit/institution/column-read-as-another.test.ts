import { expect, test } from 'vitest';
import { CASES } from '#api/import/arriving-cases.ts';
import { guessTargets, matchColumns } from '#api/import/column-targets.ts';
import { PRECEDENTS } from '#api/import/precedents.ts';
import { readTypedRows } from '#api/import/typed-rows.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';

const { attributes } = samplePolicy();
const messages = (errors: { field: string; message: string }[]) => errors.map(({ message }) => message);

test('columns under the policy’s own names go there, whatever their order', () => {
  const header = ['subject_contact', 'risk', 'externalRef', 'age', 'subject_name'];
  expect(guessTargets(header, attributes, CASES)).toEqual(header);
  expect(matchColumns(header, attributes, CASES).errors).toEqual([]);
});

test('usual names of columns are recognized, and unknown ones are left open', () => {
  const header = ['Case number', 'Full name', 'E-mail', 'RISK', 'Age ', 'Shoe size'];
  expect(guessTargets(header, attributes, CASES)).toEqual([
    'externalRef',
    'subject_name',
    'subject_contact',
    'risk',
    'age',
    '',
  ]);
  expect(guessTargets(['id', 'risk', 'age', 'Result'], attributes, PRECEDENTS)).toEqual([
    'id',
    'risk',
    'age',
    'outcome',
  ]);
});

test('two columns that could be the same field are not both assigned to it', () => {
  expect(guessTargets(['name', 'full_name', 'subject_name'], attributes, CASES)).toEqual(['', '', 'subject_name']);
  expect(guessTargets(['id', 'reference'], attributes, CASES)).toEqual(['externalRef', '']);
});

test('unassigned, missing and repeated columns are named', () => {
  const header = ['ref', 'name', 'risk', 'risk again', 'shoe'];
  const { errors } = matchColumns(header, attributes, CASES, ['externalRef', 'subject_name', 'risk', 'risk', '']);
  expect(messages(errors)).toEqual([
    'column shoe: no field in this policy matches it',
    'column subject_contact is missing',
    'column risk appears more than once, at places 3 and 4; leave out all but one',
    'column age is missing',
  ]);
  expect(errors.every(({ field }) => field === 'line 1')).toBe(true);
});

test('a column that is left out on purpose is no error and is not read', async () => {
  const table = 'ref,shoe,who,where,risk,age\r\nA-1,43,Ann,ann@example.org,10,40\r\n';
  const targets = ['externalRef', null, 'subject_name', 'subject_contact', 'risk', 'age'];
  expect((await readTypedRows(table, attributes, CASES, targets)).records).toEqual([
    {
      place: { line: 2 },
      value: {
        externalRef: 'A-1',
        subject_name: 'Ann',
        subject_contact: 'ann@example.org',
        facts: { risk: 10, age: 40 },
      },
      cells: ['A-1', '43', 'Ann', 'ann@example.org', '10', '40'],
    },
  ]);
});

test('a user’s assignment of a column overrules its name', async () => {
  const table = 'externalRef,subject_name,subject_contact,age,risk\r\nA-1,Ann,ann@example.org,10,40\r\n';
  const targets = ['externalRef', 'subject_name', 'subject_contact', 'risk', 'age'];
  const { records } = await readTypedRows(table, attributes, CASES, targets);
  expect(records[0]?.value).toMatchObject({ facts: { risk: 10, age: 40 } });
});

test('a table shows its header and its first rows even where its columns do not fit', async () => {
  const upload = await readTypedRows('a,b\r\n1,2\r\n3,4\r\n', attributes, CASES);
  expect(upload.table).toMatchObject({
    header: ['a', 'b'],
    first: [
      ['1', '2'],
      ['3', '4'],
    ],
  });
  expect(upload.errors.length).toBeGreaterThan(0);
});
