import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { databaseClock } from '#db/clock.ts';
import { storeSuccession } from '#db/ledger/successions.ts';
import { createLog } from '#worker/ledger/log.ts';
import { ensureLedgerKeyInUse } from '#worker/ledger/ensure-ledger-key-in-use.ts';
import { replaceLedgerKey } from '#worker/ledger/replace-ledger-key.ts';
import { signingKeyOf, signNote } from '#worker/ledger/signing-key.ts';
import { connectWitness } from '#worker/ledger/witness-client.ts';
import { runSequencer } from '#worker/sequencer.ts';
import { fsckLedger } from '#worker/standalone/command-line/ledger-fsck.ts';
import { Evidence } from '#worker/verify/evidence.ts';
import { readNote } from '#worker/verify/signed-note.ts';
import type { Verdict } from '#worker/verify/verdict.ts';
import { verifyEvidence } from '#worker/verify/verify-evidence.ts';
import { TestInstitution } from '../../case/test-institution.ts';
import { ORIGIN, startWitness, type TestWitness } from '../../setup/witness.ts';
import { startApp, type AppUnderTest } from '../app-under-test.ts';

const REASON = 'the key is a year old';
const [oldKey, newKey, stranger] = [randomBytes(32), randomBytes(32), randomBytes(32)].map(signingKeyOf) as [
  ReturnType<typeof signingKeyOf>,
  ReturnType<typeof signingKeyOf>,
  ReturnType<typeof signingKeyOf>,
];
const [oldLog, newLog, otherLog] = [oldKey, newKey, stranger].map((key) => createLog(key, ORIGIN)) as [
  ReturnType<typeof createLog>,
  ReturnType<typeof createLog>,
  ReturnType<typeof createLog>,
];
const SECOND = { number: 2, statement: '' };

let witness: TestWitness;
let app: AppUnderTest;
let bank: TestInstitution;
let caseId = '';
let earlier = '';
let statement = '';

const parts = (log: typeof oldLog) => ({
  database: app.test.database,
  clock: databaseClock,
  log,
  witness: connectWitness(witness.url),
});
const replace = (log: typeof oldLog, key: typeof newKey) =>
  replaceLedgerKey(parts(log), { key, origin: ORIGIN }, 'demo', REASON);
const newest = async () => (await app.call('machine:auditor@demo', 'GET /v1/audit/ledger/checkpoint')).body;
async function evidence(since?: number): Promise<Evidence> {
  const query = since === undefined ? '' : `?since=${since}`;
  const { body } = await app.call('machine:auditor@demo', `GET /v1/audit/cases/${caseId}/evidence${query}`);
  return Evidence.parse(body);
}
const wrongIn = ({ checks }: Verdict) => checks.filter(({ is }) => is === 'wrong').map(({ what }) => what);
const sizeIn = (note: string) => Number(note.split('\n')[1]);

beforeAll(async () => {
  witness = await startWitness(oldKey.publicKey, newKey.publicKey);
  app = await startApp();
  bank = new TestInstitution(app.test, 'demo', databaseClock);
  [caseId = ''] = await bank.notified(1);
  await runSequencer(parts(oldLog));
  earlier = (await newest()).newest.note;
});
afterAll(async () => {
  await app.close();
  await witness.stop();
});

test('another key signs a ledger only by a statement, and the one before signs nothing any more', async () => {
  await expect(ensureLedgerKeyInUse(app.test.database, newLog)).rejects.toThrow('(demo)');
  await expect(replace(otherLog, newKey)).rejects.toThrow('HEARKEN_LEDGER_KEY does not sign the ledger of demo');
  statement = (await replace(oldLog, newKey))?.statement ?? '';
  expect(statement).toContain(`\n${ORIGIN}/demo/2\n`);
  expect(await replace(oldLog, newKey)).toBeUndefined();
  await expect(replace(oldLog, stranger)).rejects.toThrow('HEARKEN_LEDGER_KEY does not sign the ledger of demo');
  await expect(ensureLedgerKeyInUse(app.test.database, oldLog)).rejects.toThrow('(demo)');
  await ensureLedgerKeyInUse(app.test.database, newLog);

  const before = await evidence();
  await bank.notified(1);
  await expect(runSequencer(parts(oldLog))).rejects.toThrow('another key than HEARKEN_LEDGER_KEY signs');
  for (const logKey of [undefined, oldLog.verifierKeyOf('demo'), newLog.verifierKeyOf('demo', SECOND)])
    expect(wrongIn(verifyEvidence(before, { logKey }))).toEqual([]);
});

test('the ledger goes on under the new key, cosigned, and evidence holds by either key', async () => {
  await runSequencer(parts(newLog));
  const { newest: last, cosigned } = await newest();
  expect(last.note.split('\n')[0]).toBe(`${ORIGIN}/demo/2`);
  expect(cosigned).toEqual(last);
  expect(witness.alarms).toEqual([]);
  expect(await fsckLedger(app.test.url, 'demo', () => undefined)).toBe(0);
  const given = await evidence(sizeIn(earlier));
  const witnessKey = (await connectWitness(witness.url).key()).text;
  for (const logKey of [undefined, oldLog.verifierKeyOf('demo'), newLog.verifierKeyOf('demo', SECOND)]) {
    const verdict = verifyEvidence(given, { logKey, witnessKey, earlier });
    expect(verdict).toMatchObject({ holds: true });
    expect(verdict.checks.filter(({ is }) => is === 'notVerified')).toEqual([]);
    expect(verdict.checks.map(({ what }) => what).join('\n')).toContain(`because: ${REASON}`);
  }
  const { text } = await app.call('auditor@demo', 'GET /v1/audit/ledger/checkpoint?format=note');
  expect(text).toContain(`${ORIGIN}/demo/2`);
});

test('the old key cannot sign for the new log, and a statement that one key alone signed is none', async () => {
  const given = await evidence();
  const { text } = readNote(given.checkpoint ?? '');
  const byTheOldKey = { ...given, checkpoint: signNote(oldKey, `${ORIGIN}/demo/2`, text) };
  for (const logKey of [undefined, oldLog.verifierKeyOf('demo'), newLog.verifierKeyOf('demo', SECOND)])
    expect(wrongIn(verifyEvidence(byTheOldKey, { logKey })).join()).toContain('not signed by the log');
  const halves = [
    statement.replace(/\n[^\n]*\n$/, '\n'),
    statement.replace(/\u2014 ledger.example\/demo [^\n]*\n/, ''),
  ];
  for (const half of halves) {
    expect(half.length).toBeLessThan(statement.length);
    const verdict = verifyEvidence({ ...given, successions: [half] }, { logKey: oldLog.verifierKeyOf('demo') });
    expect(wrongIn(verdict).join()).toMatch(/not signed by the log.*names another statement/s);
  }
  const theirs = otherLog.passOn('demo', undefined, newKey, {
    cosigned: { size: 1, root: randomBytes(32) },
    kept: { size: 1, root: randomBytes(32) },
    at: new Date().toISOString(),
    reason: REASON,
  });
  expect(() => verifyEvidence({ ...given, successions: [theirs.statement] })).toThrow('not a statement');
  const tree = { size: 1, root: randomBytes(32) };
  const forged = otherLog.passOn('demo', undefined, stranger, {
    cosigned: tree,
    kept: tree,
    at: new Date().toISOString(),
    reason: REASON,
  });
  const rest = { ...given, successions: [forged.statement], checkpoint: signNote(stranger, `${ORIGIN}/demo/2`, text) };
  expect(wrongIn(verifyEvidence(rest, { logKey: oldLog.verifierKeyOf('demo') })).join()).toContain(
    'not signed by the log',
  );
});

test('another witness takes the place of one, and cosigns the ledger from its beginning', async () => {
  const another = await startWitness(newKey.publicKey);
  try {
    another.witness.name = 'another-witness.example';
    await bank.notified(1);
    await runSequencer({ ...parts(newLog), witness: connectWitness(another.url) });
    const witnessKey = (await connectWitness(another.url).key()).text;
    const verdict = verifyEvidence(await evidence(sizeIn(earlier)), { witnessKey });
    expect(wrongIn(verdict)).toEqual([]);
    expect((await newest()).cosigned.note).toContain('another-witness.example');
  } finally {
    await another.stop();
  }
});

test('a log that begins after a restore goes on under the key that replaced another', async () => {
  const tree = { size: 1, root: randomBytes(32) };
  const at = new Date().toISOString();
  const present = { number: 2, statement };
  const restored = newLog.succeed('demo', present, { cosigned: tree, kept: tree, at, reason: 'the storage failed' });
  await bank.within(async (transaction) => {
    const begunAt = await databaseClock(transaction);
    await storeSuccession(transaction, 'demo', { ...restored, cosigned: earlier, begunAt });
  });
  await ensureLedgerKeyInUse(app.test.database, newLog);
  await bank.notified(1);
  await runSequencer(parts(newLog));
  for (const logKey of [undefined, oldLog.verifierKeyOf('demo'), newLog.verifierKeyOf('demo', SECOND)])
    expect(wrongIn(verifyEvidence(await evidence(), { logKey }))).toEqual([]);
});
