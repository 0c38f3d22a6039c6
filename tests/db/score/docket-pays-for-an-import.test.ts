import { expect, test, vi } from 'vitest';
import { createPrecedentSource } from '#activities/precedent-base.ts';
import { putPolicy } from '#db/policies/policies.ts';
import { findLastCalibration } from '#db/models/calibrations.ts';
import { addPrecedents } from '#db/precedents/precedents.ts';
import { inTransaction } from '#db/transaction.ts';
import { createPreparation } from '#worker/prepare-precedents.ts';
import { openDatabase } from '../../setup/open-database.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';

const { database } = await openDatabase();
const AT = '2026-03-02T09:00:00.000Z';
const policy = samplePolicy({ scoring: { modelWeight: 0.5, disagreementLimit: 0.4, calibration: 'isotonic' } });
const within = <T>(work: Parameters<typeof inTransaction<T>>[2]) =>
  inTransaction(database, { institutionId: 'bank', actor: 'human:tester' }, work);
const put = (key: string) => within((transaction) => putPolicy(transaction, 'bank', key, policy, 'clerk-1', AT));
const add = (key: string, prefix: string, count: number) =>
  within((transaction) => {
    const precedents = Array.from({ length: count }, (_, place) => ({
      id: `${prefix}-${String(place).padStart(4, '0')}`,
      facts: { risk: place % 101, age: 40 },
      adverse: (place * 37) % 101 < place % 101,
    }));
    return addPrecedents(transaction, 'bank', key, precedents, AT);
  });
const fitted = async (key: string) => {
  const last = await within((transaction) => findLastCalibration(transaction, 'bank', key, 1));
  return (last?.document as { samples: number } | undefined)?.samples;
};

test('an import that has ended is fitted before a docket asks for it; single precedents and those of a start are not', async () => {
  for (const key of ['before', 'imported', 'single']) await put(key);
  await add('before', 'p', 1_200);
  await add('single', 'p', 20);
  const source = vi.fn(createPrecedentSource(database));
  const look = createPreparation({ database, precedents: source });
  await look();
  await look();
  expect(source).not.toHaveBeenCalled();

  await add('imported', 'p', 1_200);
  await add('single', 'later', 1);
  await look();
  // It may still be going on.
  await add('imported', 'q', 1_200);
  await look();
  expect(source).not.toHaveBeenCalled();
  await look();
  expect(source.mock.calls.map(([{ policyKey }]) => policyKey)).toEqual(['imported']);
  expect(await fitted('imported')).toBe(250);
  expect(await fitted('before')).toBeUndefined();

  await vi.waitFor(async () => expect(await fitted('imported')).toBe(2_400), { timeout: 20_000, interval: 50 });
  const request = { institutionId: 'bank', policyKey: 'imported', policyVersion: 1, policy };
  await vi.waitFor(async () => expect((await source(request)).calibration).toMatchObject({ samples: 2_400 }));
  await look();
  await look();
  expect(source.mock.calls.filter(([{ docketId }]) => docketId !== undefined)).toEqual([]);
});

test('precedents are not prepared while their file is still coming', async () => {
  await put('coming');
  const source = vi.fn(createPrecedentSource(database));
  const look = createPreparation({ database, precedents: source });
  await look();
  await add('coming', 'p', 1_200);
  await within((transaction) =>
    transaction
      .insertInto('imports')
      .values({
        institution_id: 'bank',
        import_id: '0199d6b0-0000-7000-8000-000000000001',
        kind: 'precedents',
        policy_key: 'coming',
        file_name: null,
        title: null,
        reading: JSON.stringify({}),
        length: null,
        received: 0,
        taken_bytes: 0,
        hash_state: Buffer.alloc(8),
        begun_by: 'clerk-1',
        begun_at: new Date().toISOString(),
        changed_at: new Date().toISOString(),
      })
      .execute(),
  );
  for (let times = 0; times < 3; times += 1) await look();
  expect(source).not.toHaveBeenCalled();
  await within((transaction) =>
    transaction.updateTable('imports').set({ state: 'finished' }).where('policy_key', '=', 'coming').execute(),
  );
  await look();
  await look();
  expect(source).toHaveBeenCalledTimes(1);
});
