import { expect, test } from 'vitest';
import { migrationProvider } from '#db/migrations/index.ts';
import { findLateMigrations } from '#db/migrations/order.ts';

const known = Object.keys(await migrationProvider.getMigrations());
const without = (...missing: string[]) => known.filter((name) => !missing.includes(name));
const upTo = (last: string) => known.filter((name) => name <= last);

test('a database that has carried out the first migrations is given the others', () => {
  expect(findLateMigrations(known, [])).toEqual([]);
  for (const name of known) expect(findLateMigrations(known, upTo(name))).toEqual([]);
});

test('a database that had 0013 first, as it landed, is given those before it', () => {
  const lists = '0009-links-and-lists';
  const guards = '0011-hearing-guards';
  const spending = '0012-model-spending-and-precedent-revisions';
  const afterAudit = new Set(known.filter((name) => name > '0013-audit-lists'));
  const had = (...missing: string[]) => without(...missing, ...afterAudit);
  expect(findLateMigrations(known, had(lists, guards, spending))).toEqual([lists, guards, spending]);
  expect(findLateMigrations(known, had(guards, spending))).toEqual([guards, spending]);
  expect(findLateMigrations(known, had(guards))).toEqual([guards]);
});

test('a database in any other order is refused', () => {
  expect(() => findLateMigrations(known, without('0007-ledger'))).toThrow(/^migration 0007-ledger was added before /);
  expect(() =>
    findLateMigrations(
      known,
      upTo('0012').filter((name) => name !== '0009-links-and-lists'),
    ),
  ).toThrow(/^migration 0009-links-and-lists was added before 0011-hearing-guards/);
  expect(() => findLateMigrations(known, without('0013-audit-lists'))).toThrow(/^migration 0013-audit-lists was added/);
});

test('a database of a newer version is refused', () => {
  expect(() => findLateMigrations(known, [...known, '9999-of-tomorrow'])).toThrow(
    /^the database has run 9999-of-tomorrow, which this version does not have/,
  );
});
