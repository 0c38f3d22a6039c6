import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { databaseClock } from '#db/clock.ts';
import { cosignedNote, newestCosigned } from '#db/ledger/checkpoints.ts';
import { inTransaction } from '#db/transaction.ts';
import { createLog } from '#worker/ledger/log.ts';
import { signingKeyOf } from '#worker/ledger/signing-key.ts';
import { runSequencer } from '#worker/sequencer.ts';
import { openWitnessStore } from '#worker/witness/store.ts';
import { findersOf, type Examined } from '../../api/tampering/find.ts';
import { createTestDatabase, type TestDatabase } from '../../setup/database.ts';
import { witnessInProcess } from '../../setup/witness-in-process.ts';
import { ORIGIN } from '../../setup/witness.ts';

/** How many processes are killed; `npm run tamper` kills more. */
const { HEARKEN_CRASHES: crashes } = z
  .object({ HEARKEN_CRASHES: z.coerce.number().int().min(1).default(3) })
  .parse(process.env);
const PROGRAM = fileURLToPath(new URL('../programs/write-ledger.ts', import.meta.url));
const KILLED_WITHIN_MILLISECONDS = 400;
const MILLISECONDS_EACH = 30_000;
const MAX_VERIFIED = 4;

let database: TestDatabase;
let directory: string;
beforeAll(async () => {
  database = await createTestDatabase();
  directory = mkdtempSync(join(tmpdir(), 'hearken-crash-'));
});
afterAll(async () => {
  await database.drop();
  rmSync(directory, { recursive: true });
});

test(
  'a ledger whose writer was killed is sound at once, goes on, and goes on from what a reader kept',
  async () => {
    for (let crash = 0; crash < crashes; crash += 1) {
      const { caseIds, examined, close } = await crashOnce(`bank-${crash}`);
      expect(caseIds.length).toBeGreaterThan(0);
      expect(await findersOf(examined, caseIds, true)).toEqual(new Map());
      expect(await findersOf(examined, caseIds, false)).toEqual(new Map());
      close();
    }
  },
  crashes * MILLISECONDS_EACH,
);

/** Has a program write an institution's trails and ledger, with a witness of its own, and kills it at some moment. */
async function crashOnce(institutionId: string): Promise<{ caseIds: string[]; examined: Examined; close: () => void }> {
  const secret = randomBytes(32);
  const file = join(directory, `${institutionId}.db`);
  const program = spawn(process.execPath, [PROGRAM, database.url, institutionId, secret.toString('base64'), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(program, 'exit');
  await Promise.race([once(program.stdout, 'data'), exited]);
  await setTimeout(Math.random() * KILLED_WITHIN_MILLISECONDS);
  program.kill('SIGKILL');
  expect((await exited)[1]).toBe('SIGKILL');

  const key = signingKeyOf(secret);
  const log = createLog(key, ORIGIN);
  const store = openWitnessStore(file);
  const witness = witnessInProcess(key.publicKey, store);
  const scope = { institutionId, actor: 'system:test' };
  const { kept, caseIds } = await inTransaction(database.database, scope, async (transaction) => ({
    kept: await newestCosigned(transaction, institutionId),
    caseIds: await transaction
      .selectFrom('cases')
      .select('case_id')
      .orderBy('case_id', 'desc')
      .limit(MAX_VERIFIED)
      .execute(),
  }));
  if (!kept) throw new Error('nothing was cosigned before the program was killed');
  return {
    caseIds: caseIds.map(({ case_id: id }) => id),
    examined: {
      institutionId,
      auditDatabase: database.auditDatabase,
      trusted: { logKey: log.verifierKeyOf(institutionId), witnessKey: (await witness.key()).text },
      earlier: { note: cosignedNote(kept), size: kept.size },
      now: new Date().toISOString(),
      async sequence() {
        await runSequencer({ database: database.database, clock: databaseClock, log, witness });
      },
    },
    close: () => {
      store.close();
    },
  };
}
