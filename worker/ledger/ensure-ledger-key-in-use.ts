import type { Database } from '#db/database.ts';
import { StartRefused } from '#db/environment/read-environment.ts';
import { readLedgerKeys } from '#db/ledger/checkpoints.ts';
import { listInstitutions } from '#db/policies.ts';
import { inTransaction } from '#db/transaction.ts';
import type { Log } from './log.ts';

const SCOPE = { actor: 'system:sequencer' };

/**
 * Throws if a ledger in this database was signed, but never by this key under this name: a witness does not cosign what
 * another key signs, and the ledger could not be verified as one.
 *
 * @throws StartRefused naming the ledgers
 */
export async function ensureLedgerKeyInUse(database: Database, log: Log): Promise<void> {
  const foreign: string[] = [];
  for (const institutionId of await listInstitutions(database)) {
    const keys = await inTransaction(database, { institutionId, ...SCOPE }, (transaction) =>
      readLedgerKeys(transaction, institutionId),
    );
    const signed = keys.filter(({ role }) => role === 'log').map(({ verifierKey }) => verifierKey);
    if (signed.length > 0 && !signed.includes(log.verifierKeyOf(institutionId))) foreign.push(institutionId);
  }
  if (foreign.length > 0)
    throw new StartRefused([
      `HEARKEN_LEDGER_KEY and HEARKEN_LEDGER_ORIGIN are not those that the ledgers in this database are signed with (${foreign.join(', ')}). Set them to the ones in use`,
    ]);
}
