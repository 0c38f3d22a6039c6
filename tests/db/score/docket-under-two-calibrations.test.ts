import { expect, test, vi } from 'vitest';
import { createPrecedentSource } from '#activities/precedent-base.ts';
import { findLastCalibration } from '#db/models/calibrations.ts';
import { addPrecedents } from '#db/precedents/precedents.ts';
import { inTransaction } from '#db/transaction.ts';
import { openDatabase } from '../../setup/open-database.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { receiveForScoring } from '../../setup/scoring-stage.ts';

const database = await openDatabase();

const within = <T>(work: Parameters<typeof inTransaction<T>>[2]) =>
  inTransaction(database.database, { institutionId: 'bank', actor: 'human:tester' }, work);
const policy = samplePolicy({ scoring: { modelWeight: 0.5, disagreementLimit: 0.4, calibration: 'isotonic' } });
const request = { institutionId: 'bank', policyKey: 'sample', policyVersion: 1, policy };
const receive = () => receiveForScoring(database.database, 'bank', policy, [{ risk: 40, age: 30 }]);
const samplesStored = async () => {
  const last = await within((transaction) => findLastCalibration(transaction, 'bank', 'sample', 1));
  return (last?.document as { samples: number } | undefined)?.samples;
};

test('a calibration that is finished while a docket is scored is used from the next docket on', async () => {
  const { docketId } = await receive();
  const more = Array.from({ length: 900 }, (_, place) => ({
    id: `more-${place}`,
    facts: { risk: place % 101, age: 40 },
    adverse: (place * 37) % 101 < place % 101,
  }));
  await within((transaction) => addPrecedents(transaction, 'bank', 'sample', more, '2026-03-02T09:00:00.000Z'));
  const precedents = createPrecedentSource(database.database);

  const first = await precedents({ ...request, docketId });
  expect(first.calibration).toMatchObject({ samples: 250, precedents: 1_000 });
  await vi.waitFor(async () => expect(await samplesStored()).toBe(1_000), { timeout: 20_000, interval: 50 });
  await vi.waitFor(async () => expect((await precedents(request)).calibration).toMatchObject({ samples: 1_000 }));

  expect((await precedents({ ...request, docketId })).calibration).toEqual(first.calibration);
  // So it is in another process, which has not seen the first fit.
  const elsewhere = createPrecedentSource(database.database);
  expect((await elsewhere({ ...request, docketId })).calibration).toEqual(first.calibration);

  const { docketId: next } = await receive();
  expect((await elsewhere({ ...request, docketId: next })).calibration).toMatchObject({ samples: 1_000 });
});
