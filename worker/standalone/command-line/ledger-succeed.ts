import { databaseClock } from '#db/clock.ts';
import { connect } from '#db/database.ts';
import { withSecretFiles } from '#db/environment/secret-files.ts';
import { createLog } from '../../ledger/log.ts';
import { readLedgerKey } from '../../ledger/read-ledger-key.ts';
import { succeedLedger } from '../../ledger/succeed-ledger.ts';
import { connectWitness } from '../../ledger/witness-client.ts';

/**
 * Begins a log in the place of an institution's present one, with the settings of a worker.
 *
 * @returns the signed statement, which the operator gives to everyone who holds a checkpoint of the log that ended
 * @throws RangeError that says what is missing, or why there is nothing to do
 */
export async function succeedWith(given: NodeJS.ProcessEnv, institution: string, reason: string): Promise<string> {
  const environment = withSecretFiles(given);
  const { DATABASE_URL, HEARKEN_LEDGER_ORIGIN, HEARKEN_WITNESS_URL } = environment;
  if (DATABASE_URL === undefined || HEARKEN_LEDGER_ORIGIN === undefined || HEARKEN_WITNESS_URL === undefined)
    throw new RangeError(
      'set DATABASE_URL, HEARKEN_LEDGER_ORIGIN, HEARKEN_LEDGER_KEY and HEARKEN_WITNESS_URL as for a worker',
    );
  const key = readLedgerKey(environment['HEARKEN_LEDGER_KEY'], environment['HEARKEN_LEDGER_KEY_FILE']);
  const database = connect(DATABASE_URL, 'hearken_worker', 1);
  try {
    const { statement } = await succeedLedger(
      {
        database,
        clock: databaseClock,
        log: createLog(key, HEARKEN_LEDGER_ORIGIN),
        witness: connectWitness(HEARKEN_WITNESS_URL),
      },
      institution,
      reason,
    );
    return statement;
  } finally {
    await database.destroy();
  }
}
