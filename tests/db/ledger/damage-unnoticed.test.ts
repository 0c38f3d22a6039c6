import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { databaseClock } from '#db/clock.ts';
import { fsckLedger } from '#worker/standalone/command-line/ledger-fsck.ts';
import { createLog } from '#worker/ledger/log.ts';
import { signingKeyOf } from '#worker/ledger/signing-key.ts';
import { runSequencer } from '#worker/sequencer.ts';
import { TestInstitution } from '../../case/test-institution.ts';
import { askOwner } from '../../setup/ask-owner.ts';
import { createTestDatabase, type TestDatabase } from '../../setup/database.ts';

const log = createLog(signingKeyOf(randomBytes(32)), 'ledger.example');
const HERE = `institution_id = 'north-bank'`;

let database: TestDatabase;
let caseId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  const bank = new TestInstitution(database);
  const ids = await bank.notified(5);
  caseId = ids[0] ?? '';
  await runSequencer({ database: database.database, clock: databaseClock, log });
  for (const table of TABLES) await askOwner(database.ownerUrl, `create table kept_${table} as table hearken.${table}`);
});
afterAll(() => database.drop());

const TABLES = ['trail', 'ledger_entries', 'ledger_nodes', 'ledger_checkpoints', 'ledger_pending'] as const;
const triggers = (to: 'enable' | 'disable') =>
  TABLES.map((table) => `alter table hearken.${table} ${to} trigger all`).join(';');

/** Everything as it was before the owner touched it. */
beforeEach(() =>
  askOwner(
    database.ownerUrl,
    `${triggers('disable')};
     delete from hearken.ledger_pending; delete from hearken.ledger_checkpoints; delete from hearken.ledger_nodes;
     delete from hearken.ledger_entries; delete from hearken.trail;
     ${TABLES.filter((table) => table !== 'ledger_pending')
       .map((table) => `insert into hearken.${table} table kept_${table}`)
       .join(';')};
     ${triggers('enable')}`,
  ),
);

async function faults(): Promise<string[]> {
  const lines: string[] = [];
  const count = await fsckLedger(database.url, undefined, (line) => lines.push(line));
  expect(lines).toHaveLength(count + 1);
  return lines.slice(1);
}

test('a sound ledger has no faults', async () => {
  expect(await faults()).toEqual([]);
});

test.each([
  [
    'a node that is not that of its children',
    `update hearken.ledger_nodes set hash = sha256('x') where level = 2 and node_index = 0`,
    /node 0 of level 2 is not the hash of its children/,
  ],
  [
    'a node that is gone',
    `delete from hearken.ledger_nodes where level = 1 and node_index = 1`,
    /node 1 of level 1 is missing/,
  ],
  [
    'a leaf that the trail does not have',
    `update hearken.ledger_entries set leaf_hash = sha256('x') where entry_index = 3`,
    /has another leaf in its trail than in the ledger/,
  ],
  [
    'an entry that was changed',
    `update hearken.trail set actor_id = 'x' where CASE and seq = 2`,
    /entry 2 of case .* does not match its leaf/,
  ],
  [
    'an entry of another kind than its own',
    `update hearken.trail set kind = 'x' where CASE and seq = 2`,
    /is of kind scored, but is listed as x/,
  ],
  [
    'a trail entry that is gone',
    `delete from hearken.trail where CASE and seq = 3`,
    /has place \d+ in the ledger, but is not in its trail/,
  ],
  [
    'a trail entry without a place',
    `delete from hearken.ledger_entries where CASE and seq = 3`,
    /entry 3 of case .* has no place in the ledger and is not pending/,
  ],
  [
    'a place that is missing',
    `delete from hearken.ledger_entries where entry_index = 4`,
    /place 5 of the ledger does not follow place 3/,
  ],
  [
    'a checkpoint with another root',
    `update hearken.ledger_checkpoints set root_hash = sha256('x')`,
    /has another root than the tree/,
  ],
  [
    'a signature that is not the log’s',
    `update hearken.ledger_checkpoints set note = regexp_replace(note, '(\\S{8})\\n$', E'AAAAAAA=\\n')`,
    /signature|not signed|cannot be read/,
  ],
  [
    'a tree that is smaller than the signed one',
    `delete from hearken.ledger_entries where entry_index > 5`,
    /is larger than the ledger/,
  ],
])('%s is found and named', async (_, damage, fault) => {
  const statement = damage.replaceAll('CASE', `${HERE} and case_id = '${caseId}'`);
  await askOwner(database.ownerUrl, `${triggers('disable')}; ${statement}; ${triggers('enable')}`);
  expect((await faults()).join('\n')).toMatch(fault);
});

test('an entry that is in the ledger twice is found, even without the constraint against it', async () => {
  await askOwner(
    database.ownerUrl,
    `alter table hearken.ledger_entries drop constraint ledger_entries_institution_id_case_id_seq_key;
     ${triggers('disable')};
     insert into hearken.ledger_entries
     select institution_id, (select max(entry_index) + 1 from hearken.ledger_entries), case_id, seq, leaf_hash, sequenced_at
     from hearken.ledger_entries where entry_index = 0;
     ${triggers('enable')}`,
  );
  expect((await faults()).join('\n')).toMatch(/has 2 places in the ledger/);
});

test('an entry that is pending for too long is found', async () => {
  await askOwner(
    database.ownerUrl,
    `${triggers('disable')}; delete from hearken.ledger_entries where ${HERE} and case_id = '${caseId}' and seq = 3;
     insert into hearken.ledger_pending (institution_id, case_id, seq) values ('north-bank', '${caseId}', 3);
     ${triggers('enable')}`,
  );
  expect((await faults()).join('\n')).toMatch(/an entry written at .* still waits for its place/);
});
