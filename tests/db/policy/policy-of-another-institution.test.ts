import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadPolicies, putPolicy } from '#db/policies/policies.ts';
import { inTransaction, type Transaction } from '#db/transaction.ts';
import { createTestDatabase, type TestDatabase } from '../../setup/database.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';

const AT = '2026-01-01T00:00:00.000Z';
const WANTED = [{ key: 'sample', version: 1 }];

let databases: TestDatabase[];
beforeAll(async () => {
  databases = [await createTestDatabase(), await createTestDatabase()];
});
afterAll(async () => {
  for (const database of databases) await database.drop();
});

const within = <T>(which: number, institutionId: string, work: (transaction: Transaction) => Promise<T>): Promise<T> =>
  inTransaction(databases[which]!.database, { institutionId, actor: 'system:test' }, work);
const put = (transaction: Transaction, institutionId: string, title: string) =>
  putPolicy(transaction, institutionId, 'sample', { ...samplePolicy(), title }, 'test', AT);
const titleFor = async (transaction: Transaction, institutionId: string): Promise<string> =>
  (await loadPolicies(transaction, institutionId, WANTED)).get('sample', 1).title;

test('a cached policy belongs to its own institution and database', async () => {
  await within(0, 'one', (transaction) => put(transaction, 'one', 'of one'));
  await within(0, 'other', (transaction) => put(transaction, 'other', 'of the other'));
  await within(1, 'one', (transaction) => put(transaction, 'one', 'elsewhere'));
  for (let time = 0; time < 2; time += 1) {
    expect(await within(0, 'one', (transaction) => titleFor(transaction, 'one'))).toBe('of one');
    expect(await within(0, 'other', (transaction) => titleFor(transaction, 'other'))).toBe('of the other');
    expect(await within(1, 'one', (transaction) => titleFor(transaction, 'one'))).toBe('elsewhere');
  }
});

test('a transaction for one institution gets no policy of another', async () => {
  await within(0, 'one', (transaction) => titleFor(transaction, 'one'));
  await expect(within(0, 'other', (transaction) => titleFor(transaction, 'one'))).rejects.toThrow(RangeError);
});

test('a policy whose transaction is rolled back is not cached', async () => {
  const takenBack = within(0, 'third', async (transaction) => {
    await put(transaction, 'third', 'taken back');
    expect(await titleFor(transaction, 'third')).toBe('taken back');
    throw new Error('taken back');
  });
  await expect(takenBack).rejects.toThrow('taken back');
  await within(0, 'third', (transaction) => put(transaction, 'third', 'kept'));
  expect(await within(0, 'third', (transaction) => titleFor(transaction, 'third'))).toBe('kept');
});
