import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readLedgerStatus } from '#db/audit/ledger-status.ts';
import { executeCommands } from '#db/cases/execute-commands.ts';
import { databaseClock } from '#db/clock.ts';
import { uuidv7 } from '#db/id.ts';
import { listLedgerEntries } from '#db/ledger/entries.ts';
import { holdLedger, sequenceEntries } from '#db/ledger/sequence-entries.ts';
import { inTransaction } from '#db/transaction.ts';
import { createLog } from '#worker/ledger/log.ts';
import { signingKeyOf } from '#worker/ledger/signing-key.ts';
import { connectWitness } from '#worker/ledger/witness-client.ts';
import { runSequencer } from '#worker/sequencer.ts';
import { checkLedger } from '../../setup/check-ledger.ts';
import { presentLinkOf } from '../../setup/ensure-link.ts';
import { createTestDatabase, type TestDatabase } from '../../setup/database.ts';
import { ORIGIN, startWitness } from '../../setup/witness.ts';
import { claim } from '../../case/commands.ts';
import { TestInstitution } from '../../case/test-institution.ts';
import { refused } from '../past-the-core.ts';

const key = signingKeyOf(randomBytes(32));
const log = createLog(key, ORIGIN);

let database: TestDatabase;
let bank: TestInstitution;
beforeAll(async () => {
  database = await createTestDatabase({ connections: 20 });
  bank = new TestInstitution(database);
});
afterAll(async () => {
  expect(await checkLedger(database.database)).toBeGreaterThan(100);
  await database.drop();
});

const sequence = (more = {}) => runSequencer({ database: database.database, clock: databaseClock, log, ...more });
const status = () => bank.within((transaction) => readLedgerStatus(transaction, bank.institutionId));
const placesOf = async (caseId: string) =>
  bank.within((transaction) => listLedgerEntries(transaction, bank.institutionId, { from: 0, limit: 1_000, caseId }));

test('an entry whose transaction commits after later ones is not passed over', async () => {
  const [late = '', early = ''] = await bank.notified(2);
  await sequence();
  const before = (await status()).entries;
  // A claim leaves two entries: that it was raised, and that a hearing opened.
  const written = Promise.withResolvers<undefined>();
  const mayCommit = Promise.withResolvers<undefined>();
  const subject = await bank.case(late).subject();
  const slow = bank.within(async (transaction) => {
    await presentLinkOf(transaction, bank.institutionId, late);
    const request = { caseId: late, commandId: uuidv7(), actor: subject, command: claim(bank) };
    await executeCommands(transaction, bank.institutionId, [request], bank.clock);
    written.resolve(undefined);
    await mayCommit.promise;
  });
  await written.promise;
  await bank.case(early).claimed();
  await sequence();
  expect(await status()).toMatchObject({ entries: before + 2, pending: { entries: 0 } });
  expect((await placesOf(early)).at(-1)).toMatchObject({ index: before + 1 });

  mayCommit.resolve(undefined);
  await slow;
  expect(await status()).toMatchObject({ entries: before + 2, pending: { entries: 2, oldest: bank.at } });
  await sequence();
  expect(await status()).toMatchObject({ entries: before + 4, pending: { entries: 0, oldest: null } });
  expect((await placesOf(late)).at(-1)).toMatchObject({ index: before + 3 });
});

test('many concurrent sequencers, while entries are written, give every entry one place', async () => {
  const writing = Promise.all(
    Array.from({ length: 6 }, async () => {
      for (const caseId of await bank.notified(5)) await bank.case(caseId).claimed();
    }),
  );
  let isWriting = true;
  const reading = Array.from({ length: 4 }, async () => {
    while (isWriting) await sequence({ batch: 3 });
  });
  await writing;
  isWriting = false;
  await Promise.all(reading);
  // What was committed last, after the last look of each.
  await sequence({ batch: 3 });
  await checkLedger(database.database);
  expect((await status()).pending.entries).toBe(0);
});

test('an aborted transaction gives no places, and the next one gives the same', async () => {
  const [caseId = ''] = await bank.notified(1);
  const before = await status();
  const broken = bank.within(async (transaction) => {
    expect(await holdLedger(transaction, bank.institutionId)).toBe(true);
    expect(await sequenceEntries(transaction, bank.institutionId, bank.at, 2)).toBe(2);
    throw new Error('the process ends here');
  });
  await expect(broken).rejects.toThrow('ends here');
  expect(await status()).toEqual(before);
  await sequence();
  expect((await placesOf(caseId)).map(({ index }) => index)).toEqual([0, 1, 2].map((place) => before.entries + place));
});

test('only one transaction holds a ledger, and it holds no other', async () => {
  await bank.within(async (transaction) => {
    expect(await holdLedger(transaction, bank.institutionId)).toBe(true);
    await bank.within(async (other) => expect(await holdLedger(other, bank.institutionId)).toBe(false));
    await inTransaction(database.database, { institutionId: 'south-bank', actor: 'system:test' }, async (other) =>
      expect(await holdLedger(other, 'south-bank')).toBe(true),
    );
  });
});

test('entries that were sequenced but not signed, or signed but not cosigned, are so after the next run', async () => {
  const witness = await startWitness(key.publicKey);
  await bank.notified(1);
  // Ends after the places are given.
  await bank.within(async (transaction) => {
    await holdLedger(transaction, bank.institutionId);
    await sequenceEntries(transaction, bank.institutionId, bank.at, 1_000);
  });
  const sequenced = await status();
  expect(sequenced.newest?.size ?? 0).toBeLessThan(sequenced.entries);
  // Signs; the witness is not there.
  await expect(sequence({ witness: connectWitness('http://127.0.0.1:1') })).rejects.toThrow(AggregateError);
  expect(await status()).toMatchObject({ newest: { size: sequenced.entries, cosignatures: [] }, cosigned: null });
  // The witness cosigns; nobody remembers.
  const client = connectWitness(witness.url);
  const forgetful = {
    ...client,
    addCheckpoint: async (...request: Parameters<typeof client.addCheckpoint>) => {
      await client.addCheckpoint(...request);
      throw new Error('the process ends here');
    },
  };
  await expect(sequence({ witness: forgetful })).rejects.toThrow('ends here');
  expect((await status()).cosigned).toBeNull();
  await sequence({ witness: client });
  expect(await status()).toMatchObject({
    cosigned: { size: sequenced.entries, cosignatures: [{ witness: 'witness.example' }] },
  });
  // And the usual way, some entries later.
  await bank.notified(1);
  await sequence({ witness: client });
  expect(await status()).toMatchObject({ cosigned: { size: sequenced.entries + 3 } });
  expect(witness.alarms).toEqual([]);
  await witness.stop();
});

test('one institution’s fault does not hold up another', async () => {
  const other = new TestInstitution(database, 'south-bank');
  await other.notified(1);
  await bank.notified(1);
  const failing = {
    ...log,
    sign: (institutionId: string, head: { size: number; root: Buffer }) => {
      if (institutionId === bank.institutionId) throw new Error('no key');
      return log.sign(institutionId, head);
    },
  };
  await expect(sequence({ log: failing })).rejects.toThrow('no key');
  const theirs = await other.within((transaction) => readLedgerStatus(transaction, 'south-bank'));
  expect(theirs).toMatchObject({ entries: 3, pending: { entries: 0 }, newest: { size: 3 } });
});

test('an entry that is queued again, or twice, gets no second place and holds up nothing', async () => {
  const [caseId = '', other = ''] = await bank.notified(2);
  const queueAgain = (id: string) =>
    bank.within((transaction) =>
      sql`insert into ledger_pending (institution_id, case_id, seq)
          values (${bank.institutionId}, ${id}, 1)`.execute(transaction),
    );
  await queueAgain(caseId);
  await sequence();
  await queueAgain(other);
  const [next = ''] = await bank.notified(1);
  await sequence();
  expect((await status()).pending.entries).toBe(0);
  for (const id of [caseId, other, next]) {
    const seqs = (await placesOf(id)).map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.map((_, place) => place + 1));
  }
});

test('the database removes no entry from the queue before it has a place, and gives out no place but the next', async () => {
  const [caseId = ''] = await bank.notified(1);
  const { entries } = await status();
  const place = (index: number, seq: number, leaf = sql`decode(leaf_hash, 'hex')`) => sql`
    insert into ledger_entries (institution_id, entry_index, case_id, seq, leaf_hash, sequenced_at)
    select institution_id, ${index}::bigint, case_id, seq, ${leaf}, now() from trail
    where case_id = ${caseId} and seq = ${seq}`;
  expect(await refused(bank, sql`delete from ledger_pending where case_id = ${caseId}`)).toBe('HK009');
  expect(await refused(bank, sql`update ledger_pending set seq = seq + 1`)).toBe('HK009');
  expect(await refused(bank, place(entries, 1), place(entries + 1, 2))).toBeNull();
  expect(await refused(bank, place(entries + 1, 1))).toBe('HK009');
  expect(await refused(bank, place(entries - 1, 1))).toBe('23505');
  expect(await refused(bank, place(entries, 2))).toBe('HK009');
  expect(await refused(bank, place(entries, 1), place(entries + 1, 1))).toBe('23505');
  expect(await refused(bank, place(entries, 1, sql`sha256('other')`))).toBe('HK009');
  const forged = sql`
    insert into ledger_entries (institution_id, entry_index, case_id, seq, leaf_hash, sequenced_at)
    values (${bank.institutionId}, ${entries}, gen_random_uuid(), 1, sha256('forged'), now())`;
  expect(await refused(bank, forged)).toBe('HK009');
});

test('the database refuses a checkpoint that is not larger, or that covers more entries than there are', async () => {
  await sequence();
  const { entries } = await status();
  const checkpoint = (size: number) => sql`
    insert into ledger_checkpoints (institution_id, size, root_hash, note, signed_at)
    values (${bank.institutionId}, ${size}, sha256('root'), 'note', now())`;
  expect(await refused(bank, checkpoint(entries - 1))).toBe('HK009');
  expect(await refused(bank, checkpoint(entries))).toBe('HK009');
  expect(await refused(bank, checkpoint(entries + 1))).toBe('HK009');
});

test('nothing of the ledger is changed or deleted', async () => {
  for (const [table, change] of [
    ['ledger_entries', 'seq = 1'],
    ['ledger_nodes', 'level = 1'],
    ['ledger_checkpoints', `note = ''`],
    ['ledger_cosignatures', `line = ''`],
    ['ledger_keys', `role = 'log'`],
  ] as const) {
    expect(await refused(bank, sql.raw(`update ${table} set ${change}`))).toBe('42501');
    expect(await refused(bank, sql.raw(`delete from ${table}`))).toBe('42501');
  }
});
