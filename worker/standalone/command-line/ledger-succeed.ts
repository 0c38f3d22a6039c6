import { databaseClock } from '#db/clock.ts';
import { connect, type Database } from '#db/database.ts';
import { withSecretFiles } from '#db/environment/secret-files.ts';
import { listInstitutions } from '#db/policies/policies.ts';
import { createLog } from '../../ledger/log.ts';
import { readLedgerKey, signingKeyIn } from '../../ledger/read-ledger-key.ts';
import { replaceLedgerKey } from '../../ledger/replace-ledger-key.ts';
import { succeedLedger } from '../../ledger/succeed-ledger.ts';
import { connectWitness } from '../../ledger/witness-client.ts';

/**
 * Begins a log in the place of an institution's present one, with the settings of a worker.
 *
 * @returns the signed statement, which the operator gives to everyone who holds a checkpoint of the log that ended
 * @throws RangeError that says what is missing, or why there is nothing to do
 */
export async function succeedWith(given: NodeJS.ProcessEnv, institution: string, reason: string): Promise<string> {
  return asWorker(given, async (parts) => {
    const { witness } = parts;
    if (!witness) throw new RangeError('set HEARKEN_WITNESS_URL as for a worker');
    return (await succeedLedger({ ...parts, witness }, institution, reason)).statement;
  });
}

/**
 * Replaces the key that signs the ledgers of a deployment, with the settings of a worker.
 *
 * @returns the signed statement about each ledger that has been signed
 * @throws RangeError that says what is missing
 */
export async function replaceLedgerKeyWith(given: NodeJS.ProcessEnv, reason: string): Promise<string[]> {
  const key = signingKeyIn(withSecretFiles(given)['HEARKEN_NEW_LEDGER_KEY'] ?? '');
  if (!key) throw new RangeError('set HEARKEN_NEW_LEDGER_KEY to the 32 secret bytes of an Ed25519 key in base64');
  return asWorker(given, async (parts) => {
    const statements: string[] = [];
    for (const institution of await listInstitutions(parts.database)) {
      const succession = await replaceLedgerKey(parts, { key, origin: parts.origin }, institution, reason);
      if (succession) statements.push(succession.statement);
    }
    return statements;
  });
}

/** What a worker signs its ledgers with. */
interface Parts {
  database: Database;
  clock: typeof databaseClock;
  origin: string;
  log: ReturnType<typeof createLog>;
  witness?: ReturnType<typeof connectWitness>;
}

async function asWorker<Result>(given: NodeJS.ProcessEnv, work: (parts: Parts) => Promise<Result>): Promise<Result> {
  const environment = withSecretFiles(given);
  const { DATABASE_URL, HEARKEN_LEDGER_ORIGIN: origin, HEARKEN_WITNESS_URL } = environment;
  if (DATABASE_URL === undefined || origin === undefined)
    throw new RangeError('set DATABASE_URL, HEARKEN_LEDGER_ORIGIN and HEARKEN_LEDGER_KEY as for a worker');
  const key = readLedgerKey(environment['HEARKEN_LEDGER_KEY'], environment['HEARKEN_LEDGER_KEY_FILE']);
  const database = connect(DATABASE_URL, 'hearken_worker', 1);
  try {
    return await work({
      database,
      clock: databaseClock,
      origin,
      log: createLog(key, origin),
      ...(HEARKEN_WITNESS_URL !== undefined && { witness: connectWitness(HEARKEN_WITNESS_URL) }),
    });
  } finally {
    await database.destroy();
  }
}
