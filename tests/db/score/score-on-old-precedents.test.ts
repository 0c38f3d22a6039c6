import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { createPrecedentSource } from '#activities/precedent-base.ts';
import type { ReferenceClassIndex } from '#activities/reference-class/reference-class-index.ts';
import {
  addPrecedents,
  precedentRevision,
  type AddedPrecedent,
  type StoredPrecedent,
} from '#db/precedents/precedents.ts';
import { inTransaction } from '#db/transaction.ts';
import { openDatabase } from '../../setup/open-database.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';

const database = await openDatabase();

const AT = '2026-03-02T09:00:00.000Z';
const precedent = (id: string, risk = 10): StoredPrecedent => ({ id, facts: { risk, age: 40 }, adverse: false });
/** What an imported precedent has that corrects another. */
const correcting = (supersedes: string) => ({ supersedes, correctedBy: 'human:clerk', reason: 'typed wrong' });
const idsIn = ({ parts }: ReferenceClassIndex): string[] => parts.flatMap(({ ids }) => ids);
const within = <T>(institutionId: string, work: Parameters<typeof inTransaction<T>>[2]) =>
  inTransaction(database.database, { institutionId, actor: 'human:tester' }, work);
const add = (institutionId: string, ...precedents: AddedPrecedent[]) =>
  within(institutionId, (transaction) => addPrecedents(transaction, institutionId, 'sample', precedents, AT));
const request = (institutionId: string, change: Parameters<typeof samplePolicy>[0] = {}) => ({
  institutionId,
  policyKey: 'sample',
  policyVersion: 1,
  policy: samplePolicy({ scoring: { modelWeight: 0.5, disagreementLimit: 0.4, calibration: 'none' }, ...change }),
});

test('a precedent added at the same moment as another one is seen', async () => {
  const precedents = createPrecedentSource(database.database);
  await add('same', precedent('a'));
  const before = await precedents(request('same'));
  await add('same', precedent('b'));
  const after = await precedents(request('same'));
  expect([idsIn(before.index), idsIn(after.index)]).toEqual([['a'], ['a', 'b']]);
  expect(after.index.version).not.toBe(before.index.version);
});

test('an import that began earlier and ended later is seen', async () => {
  const precedents = createPrecedentSource(database.database);
  const begun = Promise.withResolvers<null>();
  const mayEnd = Promise.withResolvers<null>();
  const slow = within('slow', async (transaction) => {
    await sql`select clock_timestamp()`.execute(transaction);
    begun.resolve(null);
    await mayEnd.promise;
    await addPrecedents(transaction, 'slow', 'sample', [precedent('early')], '2026-03-01T09:00:00.000Z');
  });
  await begun.promise;
  await add('slow', precedent('late'));
  expect(idsIn((await precedents(request('slow'))).index)).toEqual(['late']);
  mayEnd.resolve(null);
  await slow;
  expect(idsIn((await precedents(request('slow'))).index)).toEqual(['early', 'late']);
});

test('an import that adds nothing leaves the cache in place', async () => {
  const precedents = createPrecedentSource(database.database);
  await add('idle', precedent('a'));
  const before = await precedents(request('idle'));
  await add('idle', precedent('a'));
  expect(await precedents(request('idle'))).toBe(before);
  expect(await within('idle', (transaction) => precedentRevision(transaction, 'idle', 'sample'))).toBe('1');
});

test('a fact that a newer policy does not declare counts as not recorded, and scores go on', async () => {
  const precedents = createPrecedentSource(database.database);
  await add('narrower', precedent('in', 10), precedent('out', 90));
  const attributes = samplePolicy().attributes.map((attribute) =>
    attribute.name === 'risk' && attribute.type === 'numeric' ? { ...attribute, maximum: 50 } : attribute,
  );
  const { index, comparisonValues } = await precedents(request('narrower', { attributes }));
  expect(idsIn(index)).toEqual(['in', 'out']);
  expect(comparisonValues.get('risk')).toBe(10);
});

test('neither a corrected precedent nor one observed under an adverse decision is a neighbour', async () => {
  const precedents = createPrecedentSource(database.database);
  await add('corrected', precedent('a'), precedent('b'));
  const before = await precedents(request('corrected'));
  await add('corrected', { ...precedent('a-2'), adverse: true, ...correcting('a') });
  const after = await precedents(request('corrected'));
  await add('corrected', { ...precedent('c'), comparable: false }, precedent('d'));
  const last = await precedents(request('corrected'));
  expect([idsIn(before.index), idsIn(after.index), idsIn(last.index)]).toEqual([
    ['a', 'b'],
    ['a-2', 'b'],
    ['a-2', 'b', 'd'],
  ]);
  expect(new Set([before, after, last].map(({ index }) => index.version)).size).toBe(3);
  const fresh = await createPrecedentSource(database.database)(request('corrected'));
  expect(fresh.index.version).toBe(last.index.version);
});

test('a precedent is corrected once, and only if it exists', async () => {
  await add('once', precedent('a'));
  await expect(add('once', { ...precedent('b'), ...correcting('nowhere') })).rejects.toThrow(
    'corrects one that is not there',
  );
  await add('once', { ...precedent('c'), ...correcting('a') });
  await expect(add('once', { ...precedent('d'), ...correcting('a') })).rejects.toThrow('precedent_superseded_once');
});

test('an imported precedent is corrected by a person with a reason, and by nothing that came with it', async () => {
  await add('reasons', precedent('a'));
  await expect(add('reasons', { ...precedent('b'), supersedes: 'a' })).rejects.toThrow('by a person with a reason');
  await expect(add('reasons', { ...precedent('b'), ...correcting('a'), reason: '' })).rejects.toThrow(
    'corrected_with_a_reason',
  );
  await expect(
    add('reasons', { ...precedent('b'), ...correcting('c') }, { ...precedent('c'), ...correcting('b') }),
  ).rejects.toThrow('corrects one that came with it');
  await add('reasons', { ...precedent('b'), ...correcting('a') });
});
