import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLog } from '#worker/ledger/log.ts';
import { signingKeyOf, signNote } from '#worker/ledger/signing-key.ts';
import { connectWitness } from '#worker/ledger/witness-client.ts';
import { writeTreeHead } from '#worker/verify/checkpoint.ts';
import { readNote, signedBy } from '#worker/verify/signed-note.ts';
import { readVerifierKey } from '#worker/verify/verifier-key.ts';
import { addCheckpoint, witnessKeyOf } from '#worker/witness/add-checkpoint.ts';
import { originHashOf } from '#worker/witness/origin-hash.ts';
import { openWitnessStore } from '#worker/witness/store.ts';
import { leafHashOf, proofOf, rootOf } from '../../setup/naive-tree.ts';
import { ORIGIN, startWitness, type TestWitness } from '../../setup/witness.ts';

const key = signingKeyOf(randomBytes(32));
const log = createLog(key, ORIGIN);
const BANK = `${ORIGIN}/bank`;
const leavesOf = (name: string) =>
  Array.from({ length: 40 }, (_, index) => leafHashOf(Buffer.from(`${name} ${index}`)));
const honest = leavesOf('honest');
/** The same as the honest one up to entry 20, and then another one. */
const fork = [...honest.slice(0, 20), ...leavesOf('fork').slice(20)];

let running: TestWitness;
beforeEach(async () => {
  running = await startWitness(key.publicKey);
});
afterEach(() => running.stop());

const noteOf = (leaves: readonly Buffer[], size: number) =>
  log.sign('bank', { size, root: rootOf(leaves.slice(0, size)) });

function ask(from: number, size: number, leaves = honest, change: (request: string) => string = (same) => same) {
  const proof = from === 0 ? [] : proofOf(from, leaves.slice(0, size));
  const lines = [`old ${from}`, ...proof.map((hash) => hash.toString('base64')), '', noteOf(leaves, size)];
  return addCheckpoint(running.witness, change(lines.join('\n')));
}

const last = () => running.witness.store.last(BANK)?.size;

test('a log that is extended is cosigned, step by step', () => {
  const key = readVerifierKey(witnessKeyOf(running.witness));
  let before = 0;
  for (const size of [1, 2, 7, 7, 8, 20, 33]) {
    const { status, body } = ask(before, size);
    expect(status).toBe(200);
    expect(signedBy(readNote(noteOf(honest, size) + body), key)).toMatchObject({ is: 'valid' });
    before = size;
  }
  expect(running.alarms).toEqual([]);
});

test('a fork is refused, raises an alarm, and is stored as evidence', () => {
  expect(ask(0, 30)).toMatchObject({ status: 200 });
  expect(ask(30, 35, fork)).toMatchObject({ status: 422 });
  expect(ask(30, 30, fork)).toMatchObject({ status: 422 });
  expect(last()).toBe(30);
  expect(running.alarms).toEqual([
    expect.stringContaining('ledger.example/bank: a tree of 35 entries'),
    expect.stringContaining('ledger.example/bank: a tree of 30 entries'),
  ]);
  const { store } = running.witness;
  expect(store.refused(BANK).map(({ note }) => note)).toEqual([noteOf(fork, 35), noteOf(fork, 30)]);
  // Two notes that the log signed and that cannot both be true: anybody can see that from them alone.
  const logKey = readVerifierKey(log.verifierKeyOf('bank'));
  expect(signedBy(readNote(noteOf(fork, 30)), logKey)).toEqual({ is: 'valid' });
  expect(signedBy(readNote(store.last(BANK)!.note), logKey)).toEqual({ is: 'valid' });
});

test('a log that shrinks is told its last cosigned size, and raises an alarm', () => {
  expect(ask(0, 30)).toMatchObject({ status: 200 });
  for (const from of [0, 10, 20])
    expect(ask(from, 20)).toEqual({ status: 409, type: 'text/x.tlog.size', body: '30\n' });
  expect(addCheckpoint(running.witness, `old 30\n\n${noteOf(honest, 20)}`)).toMatchObject({ status: 400 });
  expect(running.alarms.length).toBeGreaterThan(0);
  expect(last()).toBe(30);
});

test('a checkpoint that does not start from the last one is refused', () => {
  expect(ask(5, 10)).toMatchObject({ status: 409, body: '0\n' });
  expect(ask(0, 10)).toMatchObject({ status: 200 });
  expect(ask(0, 20)).toMatchObject({ status: 409, body: '10\n' });
  expect(ask(5, 20)).toMatchObject({ status: 409, body: '10\n' });
  expect(running.alarms).toEqual([]);
});

test('an invalid proof is refused', () => {
  expect(ask(0, 10)).toMatchObject({ status: 200 });
  const without = ask(10, 20, honest, (request) => request.replace(/^(old 10\n)[^\n]+\n/, '$1'));
  expect(without).toMatchObject({ status: 422 });
  const other = ask(10, 20, honest, (request) =>
    request.replace(/^old 10\n.{10}/, (start) => `${start.slice(0, -1)}A`),
  );
  expect([400, 422]).toContain(other.status);
  expect(last()).toBe(10);
});

test('only a log’s own key is accepted, and only for known logs', () => {
  const root = rootOf(honest.slice(0, 5));
  const request = (note: string) => addCheckpoint(running.witness, `old 0\n\n${note}`);
  const stranger = createLog(signingKeyOf(randomBytes(32)), ORIGIN);
  expect(request(stranger.sign('bank', { size: 5, root }))).toMatchObject({ status: 403 });
  // The right key, under another institution's name.
  const text = writeTreeHead({ origin: BANK, size: 5, root });
  expect(request(signNote(key, `${ORIGIN}/other`, text))).toMatchObject({ status: 403 });
  for (const origin of ['elsewhere.example/bank', ORIGIN, `${ORIGIN}x/bank`]) {
    const head = writeTreeHead({ origin, size: 5, root });
    expect(request(signNote(key, origin, head))).toMatchObject({ status: 404 });
  }
  expect(last()).toBeUndefined();
});

test.each([
  '',
  'old 0',
  'old 0\n\n',
  'new 0\n\nx\n5\nAAAA\n',
  `old 00\n\n${noteOf(honest, 5)}`,
  `old -1\n\n${noteOf(honest, 5)}`,
  `old 0\nnot base64!\n\n${noteOf(honest, 5)}`,
  `old 0\n${'AAAA\n'.repeat(64)}\n${noteOf(honest, 5)}`,
  `old 0\n\n${noteOf(honest, 5).replace('\u2014', '-')}`,
])('a request of another form is refused: %j', (request) => {
  expect(addCheckpoint(running.witness, request)).toMatchObject({ status: 400 });
});

test('over HTTP the client gets a cosignature that it verifies, and the last checkpoint is public', async () => {
  const client = connectWitness(running.url);
  const first = await client.addCheckpoint(0, [], noteOf(honest, 12));
  expect(first).toMatchObject({ line: expect.stringMatching(/^\u2014 witness.example /) });
  expect(await client.addCheckpoint(0, [], noteOf(honest, 13))).toEqual({ witnessHas: 12 });
  const forked = client.addCheckpoint(12, proofOf(12, fork.slice(0, 13)), noteOf(leavesOf('x'), 13));
  await expect(forked).rejects.toThrow('does not cosign (422)');

  const response = await fetch(`${running.url}/${originHashOf(BANK)}/checkpoint`);
  const seen = readNote(await response.text());
  expect(signedBy(seen, await client.key())).toMatchObject({ is: 'valid' });
  expect(signedBy(seen, readVerifierKey(log.verifierKeyOf('bank')))).toMatchObject({ is: 'valid' });
  const statusOf = async (path: string, body?: string) =>
    (await fetch(`${running.url}${path}`, body === undefined ? {} : { method: 'POST', body })).status;
  expect(await statusOf(`/${originHashOf('other')}/checkpoint`)).toBe(404);
  expect(await statusOf('/healthz')).toBe(200);
  expect(await statusOf('/add-checkpoint')).toBe(404);
  expect(await statusOf('/elsewhere', 'x')).toBe(405);
  expect(await statusOf('/add-checkpoint', 'x'.repeat(100_000))).toBe(413);
});

test('after a restart it has its key and its last checkpoints', () => {
  const directory = mkdtempSync(join(tmpdir(), 'hearken-witness-'));
  const file = join(directory, 'deep', 'witness.db');
  const first = openWitnessStore(file);
  first.exclusively(() => first.store(BANK, originHashOf(BANK), { size: 3, root: honest[0]!, note: 'n' }));
  const { publicKey } = first.key;
  expect(() =>
    first.exclusively(() => {
      first.store(BANK, originHashOf(BANK), { size: 9, root: honest[0]!, note: 'n' });
      throw new Error('before it was durable');
    }),
  ).toThrow('before it was durable');
  first.close();
  const second = openWitnessStore(file);
  expect(second.key.publicKey).toEqual(publicKey);
  expect(second.last(BANK)).toEqual({ size: 3, root: honest[0], note: 'n' });
  second.close();
  rmSync(directory, { recursive: true });
});
