import { randomBytes } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { databaseClock } from '#db/clock.ts';
import { StartRefused } from '#db/environment/read-environment.ts';
import { ensureLedgerKeyInUse } from '#worker/ledger/ensure-ledger-key-in-use.ts';
import { createLog } from '#worker/ledger/log.ts';
import { signingKeyOf } from '#worker/ledger/signing-key.ts';
import { runSequencer } from '#worker/sequencer.ts';
import { createTestDatabase } from '../../setup/database.ts';
import { TestInstitution } from '../../case/test-institution.ts';

test('a worker with another key, or another name for it, does not start on a ledger that is signed', async () => {
  const test = await createTestDatabase();
  onTestFinished(() => test.drop());
  const { database } = test;
  const key = signingKeyOf(randomBytes(32));
  const log = createLog(key, 'hearken.example/ledger');
  const another = createLog(signingKeyOf(randomBytes(32)), 'hearken.example/ledger');
  const renamed = createLog(key, 'hearken.example/other');

  const bank = new TestInstitution(test);
  await bank.notified(1);
  // Nothing is signed yet, so any key may be the first.
  await ensureLedgerKeyInUse(database, another);
  await runSequencer({ database, clock: databaseClock, log });

  await ensureLedgerKeyInUse(database, log);
  for (const wrong of [another, renamed]) {
    const refused = ensureLedgerKeyInUse(database, wrong);
    await expect(refused).rejects.toThrow(StartRefused);
    await expect(refused).rejects.toThrow(bank.institutionId);
  }
});
