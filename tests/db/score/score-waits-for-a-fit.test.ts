import { expect, test, vi } from 'vitest';
import { createPrecedentSource } from '#activities/precedent-base.ts';
import { findLastCalibration } from '#db/models/calibrations.ts';
import { addPrecedents } from '#db/precedents/precedents.ts';
import { putPolicy } from '#db/policies/policies.ts';
import { inTransaction } from '#db/transaction.ts';
import { openDatabase } from '../../setup/open-database.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';

const database = await openDatabase();

const AT = '2026-03-02T09:00:00.000Z';
const within = <T>(work: Parameters<typeof inTransaction<T>>[2]) =>
  inTransaction(database.database, { institutionId: 'bank', actor: 'human:tester' }, work);
const policy = samplePolicy({ scoring: { modelWeight: 0.5, disagreementLimit: 0.4, calibration: 'isotonic' } });
const request = { institutionId: 'bank', policyKey: 'sample', policyVersion: 1, policy };
const add = (prefix: string, count: number) =>
  within((transaction) => {
    const precedents = Array.from({ length: count }, (_, place) => ({
      id: `${prefix}-${String(place).padStart(4, '0')}`,
      facts: { risk: place % 101, age: 40 },
      adverse: (place * 37) % 101 < place % 101,
    }));
    return addPrecedents(transaction, 'bank', 'sample', precedents, AT);
  });
const samplesOfLast = async () => {
  const last = await within((transaction) => findLastCalibration(transaction, 'bank', 'sample', 1));
  return {
    version: last?.referenceClassVersion.split('-')[0],
    samples: (last?.document as { samples: number }).samples,
  };
};
const until = (expected: { version: string; samples: number }) =>
  vi.waitFor(async () => expect(await samplesOfLast()).toEqual(expected), { timeout: 20_000, interval: 50 });

test('the next score finds a new later outcome, and uses the existing calibration', async () => {
  await within((transaction) => putPolicy(transaction, 'bank', 'sample', policy, 'clerk-1', AT));
  await add('p', 1_000);
  const precedents = createPrecedentSource(database.database);

  // The first score waits for a fit on a quarter of the precedents, and one on all of them follows beside it.
  const first = await precedents(request);
  expect(first.calibration).toMatchObject({ samples: 250, precedents: 1_000 });
  expect(first.calibration).toMatchObject({ source: expect.stringContaining('for 250 of the 1000 at even steps') });
  await until({ version: '1000', samples: 1_000 });
  const full = await vi.waitFor(async () => {
    const base = await precedents(request);
    expect(base.calibration).toMatchObject({ samples: 1_000 });
    return base;
  });

  await add('one', 1);
  const next = await precedents(request);
  expect(next.index.size).toBe(1_001);
  expect(next.index.version).not.toBe(full.index.version);
  expect(next.calibration).toEqual(full.calibration);
  expect(await samplesOfLast()).toEqual({ version: '1000', samples: 1_000 });

  // Another process reads the same fit back, and names the same precedents.
  const elsewhere = await createPrecedentSource(database.database)(request);
  expect(elsewhere.index.version).toBe(next.index.version);
  expect(elsewhere.calibration).toEqual(full.calibration);

  // With a twentieth more, a fit is made beside the scores, which do not wait for it.
  await add('many', 60);
  const later = await precedents(request);
  expect(later.index.size).toBe(1_061);
  expect(later.calibration).toEqual(full.calibration);
  await until({ version: '1061', samples: 1_061 });
});
