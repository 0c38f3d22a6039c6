import type { Database } from '#db/database.ts';
import { StartRefused } from '#db/environment/read-environment.ts';
import { readLedgerKeys } from '#db/ledger/checkpoints.ts';
import { readSuccessions, type LogSuccession } from '#db/ledger/successions.ts';
import { listInstitutions } from '#db/policies/policies.ts';
import { inTransaction, type Transaction } from '#db/transaction.ts';
import { readNote } from '../verify/signed-note.ts';
import { readSuccession } from '../verify/succession.ts';
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
    const isInUse = await inTransaction(database, { institutionId, ...SCOPE }, (transaction) =>
      isLedgerKeyInUse(transaction, institutionId, log),
    );
    if (!isInUse) foreign.push(institutionId);
  }
  if (foreign.length > 0)
    throw new StartRefused([
      `HEARKEN_LEDGER_KEY and HEARKEN_LEDGER_ORIGIN are not those that the ledgers in this database are signed with (${foreign.join(', ')}). Set them to the ones in use`,
    ]);
}

/** Whether a key under its name is the one that signs a ledger, or nothing is signed yet. */
export async function isLedgerKeyInUse(transaction: Transaction, institutionId: string, log: Log): Promise<boolean> {
  const passedOn = (await readSuccessions(transaction, institutionId)).map(readKey).findLast(({ key }) => key);
  if (passedOn) return log.verifierKeyOf(institutionId, passedOn.successor) === passedOn.key;
  const keys = await readLedgerKeys(transaction, institutionId);
  const signed = keys.filter(({ role }) => role === 'log').map(({ verifierKey }) => verifierKey);
  return signed.length === 0 || signed.includes(log.verifierKeyOf(institutionId));
}

const readKey = (successor: LogSuccession): { successor: LogSuccession; key: string | undefined } => ({
  successor,
  key: readSuccession(readNote(successor.statement).text).keys?.to,
});
