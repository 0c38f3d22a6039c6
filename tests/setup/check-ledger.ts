import { randomBytes } from 'node:crypto';
import { databaseClock } from '#db/clock.ts';
import type { Database } from '#db/database.ts';
import { newestCheckpoint } from '#db/ledger/checkpoints.ts';
import { inTransaction } from '#db/transaction.ts';
import { listInstitutions } from '#db/policies/policies.ts';
import { createLog } from '#worker/ledger/log.ts';
import { signingKeyOf } from '#worker/ledger/signing-key.ts';
import { runSequencer } from '#worker/sequencer.ts';
import { rootOf } from './naive-tree.ts';

/**
 * Runs the sequencer over a database and checks that every trail entry stands in its institution's ledger exactly once, in the
 * order of its case, and that the signed root is that of exactly these leaves.
 *
 * @returns how many entries there are
 * @throws Error that names the institution and what differs
 */
export async function checkLedger(database: Database): Promise<number> {
  const log = createLog(signingKeyOf(randomBytes(32)), 'ledger.example');
  await runSequencer({ database, clock: databaseClock, log });
  let checked = 0;
  for (const institutionId of await listInstitutions(database))
    await inTransaction(database, { institutionId, actor: 'system:test' }, async (transaction) => {
      const must = (isSo: boolean, what: string) => {
        if (!isSo) throw new Error(`ledger of ${institutionId}: ${what}`);
      };
      const trail = await transaction.selectFrom('trail').select(['case_id', 'seq', 'leaf_hash']).execute();
      const entries = await transaction.selectFrom('ledger_entries').selectAll().orderBy('entry_index').execute();
      const placed = new Map(entries.map((entry) => [`${entry.case_id} ${entry.seq}`, entry]));
      must(placed.size === entries.length && entries.length === trail.length, 'an entry is missing, or there twice');
      for (const { case_id, seq, leaf_hash } of trail) {
        const entry = placed.get(`${case_id} ${seq}`);
        must(entry?.leaf_hash.toString('hex') === leaf_hash, `the leaf of entry ${seq} of case ${case_id}`);
        const before = placed.get(`${case_id} ${seq - 1}`);
        must(
          seq === 1 || Number(before?.entry_index) < Number(entry?.entry_index),
          `entry ${seq} of case ${case_id} stands before the one it follows`,
        );
      }
      must(
        entries.every((entry, index) => Number(entry.entry_index) === index),
        'there is a gap',
      );
      const checkpoint = await newestCheckpoint(transaction, institutionId);
      must((checkpoint?.size ?? 0) === entries.length, 'not everything is signed');
      const root = rootOf(entries.map((entry) => entry.leaf_hash));
      must(entries.length === 0 || checkpoint?.root.equals(root) === true, 'the root is another');
      const pending = await transaction.selectFrom('ledger_pending').selectAll().execute();
      must(pending.length === 0, 'an entry still waits');
      checked += entries.length;
    });
  return checked;
}
