import { randomBytes } from 'node:crypto';
import { cosignedNote, newestCosigned } from '#db/ledger/checkpoints.ts';
import { createLog } from '#worker/ledger/log.ts';
import { signingKeyOf } from '#worker/ledger/signing-key.ts';
import { runSequencer } from '#worker/sequencer.ts';
import { readTreeHead } from '#worker/verify/checkpoint.ts';
import { MERGE_DELAY_MILLISECONDS } from '#worker/verify/merge-delay.ts';
import { readNote } from '#worker/verify/signed-note.ts';
import type { Actor } from '#workflows/domain/actor.ts';
import type { CaseEvent } from '#workflows/domain/event.ts';
import { Court } from '../court.ts';
import { connectUndone, type UndoneDatabase } from '../../setup/undone-database.ts';
import { ORIGIN } from '../../setup/witness.ts';
import { storeInMemory, witnessInProcess, type StoreInMemory } from '../../setup/witness-in-process.ts';
import type { Examined } from './find.ts';

/** An entry of a trail, with everything that it takes to forge another one in its place. */
export interface StoredEntry {
  case_id: string;
  seq: number;
  kind: string;
  method: string | null;
  actor_kind: Actor['kind'];
  actor_id: string;
  actor_role: string;
  body: CaseEvent;
  view_id: string | null;
  supersedes: number | null;
  at: string;
  leaf_hash: string;
  commitment: string;
  entry_index: string;
  /** The subject's key; null once their data is erased. */
  key: Buffer | null;
}

/** An institution whose ledger is signed and cosigned, with what an auditor kept of it, and the owner's hands on its database. */
export interface World extends Examined {
  undone: UndoneDatabase;
  entries: readonly StoredEntry[];
  earlier: { note: string; size: number };
  close(): Promise<void>;
}

/** Builds cases of every kind by the API, and signs their ledger several times. */
export async function buildWorld(): Promise<World> {
  const court = await Court.open();
  const { bank } = court;
  const key = signingKeyOf(randomBytes(32));
  const log = createLog(key, ORIGIN);
  const store = storeInMemory(signingKeyOf(randomBytes(32)));
  const witnessWith = (remembering: StoreInMemory) => witnessInProcess(key.publicKey, remembering, () => bank.at);
  const runWith = (database: typeof bank.test.database, remembering: StoreInMemory) =>
    runSequencer({ database, clock: bank.clock, log, witness: witnessWith(remembering) });
  const laterSigned = async () => {
    court.pass(2 * MERGE_DELAY_MILLISECONDS);
    await runWith(bank.test.database, store);
  };

  await court.claimed();
  await court.decided();
  await laterSigned();
  await court.uncontested();
  await court.deliberating();
  const erased = await court.decided();
  await court.scene.does('institution@demo', `POST /v1/cases/${erased.caseId}/erasure`, {
    reason: 'They asked for it.',
  });
  await laterSigned();
  const kept = await bank.within((transaction) => newestCosigned(transaction, bank.institutionId));
  if (!kept) throw new Error('nothing is cosigned');
  const note = cosignedNote(kept);
  await court.scene.attach(await court.claimed());
  await court.writtenDown();
  await court.decided();
  await laterSigned();

  const undone = await connectUndone(bank.test.ownerUrl);
  const { rows } = await undone.asLogin<StoredEntry>(
    `select t.*, e.entry_index::text, s.commitment_key as key from hearken.trail t
     join hearken.ledger_entries e using (institution_id, case_id, seq)
     join hearken.cases c using (institution_id, case_id)
     join hearken.subjects s using (institution_id, subject_id)
     where institution_id = $1 order by e.entry_index`,
    [bank.institutionId],
  );
  return {
    institutionId: bank.institutionId,
    undone,
    auditDatabase: undone.auditDatabase,
    entries: rows,
    trusted: { logKey: log.verifierKeyOf(bank.institutionId), witnessKey: (await witnessWith(store).key()).text },
    earlier: { note, size: readTreeHead(readNote(note).text).size },
    now: bank.at,
    async sequence() {
      await runWith(undone.database, store.copy());
    },
    async close() {
      await undone.close();
      await court.close();
    },
  };
}
