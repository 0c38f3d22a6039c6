import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { backUp } from '#db/backup/back-up.ts';
import { restore } from '#db/backup/restore.ts';
import { ROLES_OF_PROGRAMS } from '#db/migrate.ts';
import { databaseClock } from '#db/clock.ts';
import { createLog } from '#worker/ledger/log.ts';
import { signingKeyOf } from '#worker/ledger/signing-key.ts';
import { succeedLedger } from '#worker/ledger/succeed-ledger.ts';
import { connectWitness } from '#worker/ledger/witness-client.ts';
import { runSequencer } from '#worker/sequencer.ts';
import { fsckLedger } from '#worker/standalone/command-line/ledger-fsck.ts';
import { Evidence } from '#worker/verify/evidence.ts';
import type { Verdict } from '#worker/verify/verdict.ts';
import { verifyEvidence } from '#worker/verify/verify-evidence.ts';
import { TestInstitution } from '../../case/test-institution.ts';
import { createTestDatabase, type TestDatabase } from '../../setup/database.ts';
import { ORIGIN, startWitness, type TestWitness } from '../../setup/witness.ts';
import { startApp, type AppUnderTest } from '../app-under-test.ts';

const REASON = 'the storage failed, and the backup of the night was restored';
const key = signingKeyOf(randomBytes(32));
const log = createLog(key, ORIGIN);
const home = mkdtempSync(join(tmpdir(), 'hearken-test-'));

let witness: TestWitness;
let before: AppUnderTest;
let restored: AppUnderTest;
let kept = '';
/** Cosigned before the backup, and after it. */
const notes: string[] = [];

const parts = ({ database }: Pick<TestDatabase, 'database'>) => ({
  database,
  clock: databaseClock,
  log,
  witness: connectWitness(witness.url),
});
const sequence = ({ test: database }: AppUnderTest) => runSequencer(parts(database));
const checkpointOf = async (app: AppUnderTest) =>
  (await app.call('machine:auditor@demo', 'GET /v1/audit/ledger/checkpoint')).body;
const noteOf = async (app: AppUnderTest) => (await checkpointOf(app)).newest.note as string;
const sizeIn = (note: string) => Number(note.split('\n')[1]);
async function evidence(since?: number): Promise<Evidence> {
  const query = since === undefined ? '' : `?since=${since}`;
  const { body } = await restored.call('machine:auditor@demo', `GET /v1/audit/cases/${kept}/evidence${query}`);
  return Evidence.parse(body);
}
const saying = ({ checks }: Verdict, kind: 'wrong' | 'notVerified') =>
  checks.filter(({ is }) => is === kind).map(({ what }) => what);
const newCase = async ({ test: database }: AppUnderTest) => {
  const [id = ''] = await new TestInstitution(database, 'demo', databaseClock).notified(1);
  return id;
};

beforeAll(async () => {
  witness = await startWitness(key.publicKey);
  before = await startApp();
  kept = await newCase(before);
  await sequence(before);
  notes.push(await noteOf(before));
  const directory = join(home, 'backup');
  await backUp(before.test.ownerUrl, directory);
  await newCase(before);
  await sequence(before);
  notes.push(await noteOf(before));
  const empty = await createTestDatabase({ empty: true });
  await restore(empty.ownerUrl, directory, { [new URL(empty.url).username]: ROLES_OF_PROGRAMS });
  restored = await startApp({ test: empty });
});
afterAll(async () => {
  await restored.close();
  await before.close();
  await witness.stop();
  rmSync(home, { recursive: true });
});

test('a database without entries that were cosigned signs nothing', async () => {
  await newCase(restored);
  await expect(sequence(restored)).rejects.toThrow(
    `the witness has cosigned ${sizeIn(notes[1]!)} entries that this database does not have`,
  );
  expect(await noteOf(restored)).toBe(notes[0]);
  expect(witness.alarms).toEqual([]);
});

test('a ledger from which nothing is lost keeps its log, and a reason is asked for', async () => {
  await expect(succeedLedger(parts(before.test), 'demo', REASON)).rejects.toThrow('nothing is lost');
  await expect(succeedLedger(parts(restored.test), 'demo', 'a\nforged line in it')).rejects.toThrow('in one line');
});

test('after the operator’s statement another log goes on, and says so with each checkpoint', async () => {
  const { statement } = await succeedLedger(parts(restored.test), 'demo', REASON);
  await sequence(restored);
  const { newest, cosigned, successions } = await checkpointOf(restored);
  expect(newest.note.split('\n')[0]).toBe(`${ORIGIN}/demo/2`);
  expect(newest.note).toMatch(/\nsuccession \S+\n\n/);
  expect(cosigned).toEqual(newest);
  expect(successions).toEqual([expect.objectContaining({ number: 2, statement, cosigned: notes[1] })]);
  expect(await fsckLedger(restored.test.url, 'demo', () => undefined)).toBe(0);
  expect(witness.alarms).toEqual([]);
  await newCase(restored);
  await sequence(restored);
  expect((await checkpointOf(restored)).cosigned.size).toBeGreaterThan(newest.size);
});

test('evidence holds by the key of either log, and says what was lost and why', async () => {
  const given = await evidence();
  const witnessKey = (await connectWitness(witness.url).key()).text;
  const [statement] = given.successions ?? [];
  for (const logKey of [
    undefined,
    log.verifierKeyOf('demo'),
    log.verifierKeyOf('demo', { number: 2, statement: '' }),
  ]) {
    const verdict = verifyEvidence(given, { logKey, witnessKey });
    expect(saying(verdict, 'wrong')).toEqual([]);
    expect(saying(verdict, 'notVerified')).toEqual([expect.stringContaining(`because: ${REASON}`)]);
  }
  expect(statement).toContain(`${ORIGIN}/demo\n${sizeIn(notes[1]!)} `);
});

test('a checkpoint from before the backup is extended; of a later one it is said how many entries are left', async () => {
  const [first = '', second = ''] = notes;
  const extended = verifyEvidence(await evidence(sizeIn(first)), { earlier: first });
  expect(saying(extended, 'wrong')).toEqual([]);
  expect(extended.checks.map(({ what }) => what)).toContain(
    `None of the ${sizeIn(first)} entries signed earlier was changed or removed`,
  );
  const lost = verifyEvidence(await evidence(), { earlier: second });
  expect(saying(lost, 'wrong')).toEqual([]);
  expect(saying(lost, 'notVerified')).toContain(
    `The earlier checkpoint has ${sizeIn(second)} entries of a log that ended, and by its statement only ${sizeIn(first)} of them are left`,
  );
});

test('a statement that is left out, changed or signed by another key makes evidence wrong', async () => {
  const [, second = ''] = notes;
  const given = await evidence();
  const [statement = ''] = given.successions ?? [];
  expect(saying(verifyEvidence({ ...given, successions: [] }), 'wrong')).toHaveLength(1);
  expect(saying(verifyEvidence({ ...given, successions: [] }, { earlier: second }), 'wrong')).toHaveLength(2);
  const changed = statement.replace(REASON, 'nothing happened');
  expect(saying(verifyEvidence({ ...given, successions: [changed] }), 'wrong').join()).toMatch(
    /not signed by the log.*names another statement/s,
  );
  const stranger = createLog(signingKeyOf(randomBytes(32)), ORIGIN).succeed('demo', undefined, {
    cosigned: { size: 1, root: randomBytes(32) },
    kept: { size: 0, root: randomBytes(32) },
    at: new Date().toISOString(),
    reason: REASON,
  });
  expect(saying(verifyEvidence({ ...given, successions: [stranger.statement] }), 'wrong').join()).toMatch(
    /not signed by the log.*names another statement/s,
  );
});
