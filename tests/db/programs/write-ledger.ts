/**
 * Writes trails with words, and has them sequenced, signed and cosigned, until it is killed. Arguments: database URL, institution,
 * the ledger's secret key in base64, the witness's file. Says `writing` once everything has happened at least once.
 */
import { executeCommands } from '#db/cases/execute-commands.ts';
import { databaseClock } from '#db/clock.ts';
import { connect } from '#db/database.ts';
import { uuidv7 } from '#db/id.ts';
import { createLog } from '#worker/ledger/log.ts';
import { signingKeyOf } from '#worker/ledger/signing-key.ts';
import { runSequencer } from '#worker/sequencer.ts';
import { openWitnessStore } from '#worker/witness/store.ts';
import { supervisor } from '../../case/people.ts';
import { TestInstitution } from '../../case/test-institution.ts';
import type { TestDatabase } from '../../setup/database.ts';
import { storeWords } from '../../setup/store-words.ts';
import { witnessInProcess } from '../../setup/witness-in-process.ts';
import { ORIGIN } from '../../setup/witness.ts';

const [url = '', institutionId = '', secret = '', file = ''] = process.argv.slice(2);
const key = signingKeyOf(Buffer.from(secret, 'base64'));
const database = connect(url, 'hearken_app', 4);
const bank = new TestInstitution({ database } as TestDatabase, institutionId, databaseClock);
const witness = witnessInProcess(key.publicKey, openWitnessStore(file));
const log = createLog(key, ORIGIN);

async function write(): Promise<void> {
  for (const caseId of await bank.notified(2, undefined, 0.8, databaseClock))
    await bank.within(async (transaction) => {
      const reasonCommitment = await storeWords(transaction, institutionId, caseId, 'reason', `About ${caseId}`);
      const command = { type: 'setLegalHold', until: null, reasonCommitment } as const;
      const request = { caseId, commandId: uuidv7(), actor: supervisor, command };
      await executeCommands(transaction, institutionId, [request], databaseClock);
    });
}

const sequence = () => runSequencer({ database, clock: databaseClock, log, witness, batch: 3 });

async function forever(work: () => Promise<unknown>): Promise<never> {
  for (;;) await work();
}

await write();
await sequence();
process.stdout.write('writing\n');
await Promise.all([forever(write), forever(sequence)]);
