import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { execFile } from 'node:child_process';
import { createHmac, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createLog } from '#worker/ledger/log.ts';
import { signingKeyOf } from '#worker/ledger/signing-key.ts';
import { readTreeHead } from '#worker/verify/checkpoint.ts';
import type { Evidence } from '#worker/verify/evidence.ts';
import { readNote } from '#worker/verify/signed-note.ts';
import { verifyEvidence } from '#worker/verify/verify-evidence.ts';
import { claim } from '../../case/commands.ts';
import { ORIGIN } from '../../setup/witness.ts';
import { eraseCase } from '../../setup/erase-case.ts';
import { storeWords } from '../../setup/store-words.ts';
import { wrongIn, WitnessedLedger } from './witnessed-ledger.ts';

let ledger: WitnessedLedger;
let caseId: string;
beforeAll(async () => {
  ({ ledger, caseId } = await WitnessedLedger.openWithHeardCase());
});
afterAll(() => ledger.close());

test('evidence holds by public keys alone', async () => {
  const verdict = verifyEvidence(await ledger.evidenceOf(caseId), ledger.trusted);
  expect(verdict.holds).toBe(true);
  expect(verdict.checks.map(({ is }) => is)).not.toContain('notVerified');
  // Without keys from elsewhere it says so.
  const lines = verifyEvidence(await ledger.evidenceOf(caseId)).checks.map(({ what }) => what);
  expect(lines.filter((line) => line.includes('compare it with one that you obtained independently'))).toHaveLength(2);
});

test('evidence does not hold once anything in it is changed', async () => {
  const evidence = await ledger.evidenceOf(caseId);
  const forge = (change: (forged: Evidence) => unknown) => {
    const forged = structuredClone(evidence);
    change(forged);
    return wrongIn(verifyEvidence(forged, ledger.trusted));
  };
  const other = '0'.repeat(64);
  const at = evidence.entries.length - 1;
  const swap = (list: Evidence['entries'], a: number, b: number) => {
    [list[a], list[b]] = [list[b]!, list[a]!];
  };
  for (const change of [
    ({ entries }: Evidence) => Object.assign(entries[at]!.event as object, { outcome: 'grant' }),
    ({ entries }: Evidence) => Object.assign(entries[at]!.actor as object, { id: 'judge-2' }),
    ({ entries }: Evidence) => (entries[at]!.at = '2026-01-01T00:00:00.000Z'),
    ({ entries }: Evidence) => (entries[at]!.supersedes = 1),
    ({ entries }: Evidence) => (entries[at]!.view = caseId),
    ({ entries }: Evidence) => (entries[at]!.commitment = other),
    ({ entries }: Evidence) => (entries[at]!.leafHash = other),
    ({ entries }: Evidence) => (entries[at]!.opening = other),
    ({ entries }: Evidence) => (entries[at]!.index = 0),
    ({ entries }: Evidence) => (entries[at]!.proof![0] = other),
    ({ entries }: Evidence) => entries[at]!.proof!.pop(),
    ({ entries }: Evidence) => (entries[at]!.proof = null),
    ({ entries }: Evidence) => entries.splice(2, 1),
    ({ entries }: Evidence) => entries.splice(0, 1),
    ({ entries }: Evidence) => entries.splice(0),
    ({ entries }: Evidence) => swap(entries, 1, 2),
    ({ entries }: Evidence) => {
      swap(entries, 1, 2);
      entries.forEach((entry, place) => (entry.seq = place + 1));
    },
    (forged: Evidence) => (forged.caseId = '01a209ef-1e42-75ea-8e98-6ab60d1d3adb'),
    (forged: Evidence) => (forged.institution = 'other'),
    (forged: Evidence) => (forged.checkpoint = forged.checkpoint!.replace(/\n\d+\n/, '\n99\n')),
    // Only the witness's line is left, and only the log's.
    (forged: Evidence) => (forged.checkpoint = forged.checkpoint!.replace(/\u2014 ledger[^\n]+\n/, '')),
    (forged: Evidence) => (forged.checkpoint = forged.checkpoint!.replace(/\u2014 witness[^\n]+\n/, '')),
  ])
    expect(forge(change), String(change)).not.toEqual([]);
});

test('evidence does not hold if another key signed it or it is of another log', async () => {
  const evidence = await ledger.evidenceOf(caseId);
  const stranger = createLog(signingKeyOf(randomBytes(32)), ORIGIN);
  expect(wrongIn(verifyEvidence(evidence, { logKey: stranger.verifierKeyOf('demo') }))).toHaveLength(1);
  expect(wrongIn(verifyEvidence(evidence, { logKey: ledger.log.verifierKeyOf('other') }))).toHaveLength(1);
  const resigned = {
    ...evidence,
    checkpoint: stranger.sign('demo', readTreeHead(readNote(evidence.checkpoint!).text)),
  };
  expect(verifyEvidence(resigned, { logKey: ledger.trusted.logKey }).holds).toBe(false);
});

test('evidence extends an earlier checkpoint that its reader has stored', async () => {
  const { text: earlier } = await ledger.ask('ledger/checkpoint?format=note');
  const { size } = readTreeHead(readNote(earlier).text);
  expect(verifyEvidence(await ledger.evidenceOf(caseId), { ...ledger.trusted, earlier }).holds).toBe(true);
  await ledger.bank.notified(1);
  await ledger.sequence();
  const later = await ledger.evidenceOf(caseId, `?since=${size}`);
  const lines = verifyEvidence(later, { ...ledger.trusted, earlier }).checks;
  expect(lines).toContainEqual({
    is: 'verified',
    what: `None of the ${size} entries signed earlier was changed or removed`,
  });
  // The log shows somebody else a tree of the same size with another root.
  const fork = ledger.log.sign('demo', { size, root: randomBytes(32) });
  expect(wrongIn(verifyEvidence(later, { ...ledger.trusted, earlier: fork }))).toHaveLength(1);
  expect(
    verifyEvidence(await ledger.evidenceOf(caseId), { ...ledger.trusted, earlier }).checks.map(({ is }) => is),
  ).toContain('notVerified');
});

test('evidence holds after the subject was erased, and reveals nothing about them', async () => {
  const erased = await ledger.heardCase();
  const words = 'words that only the subject knows';
  const commitment = await ledger.bank.within((transaction) =>
    storeWords(transaction, 'demo', erased, 'reason', words),
  );
  await ledger.sequence();
  const before = await ledger.evidenceOf(erased);
  expect(verifyEvidence(before, ledger.trusted).holds).toBe(true);
  const { subjectId } = await ledger.bank.case(erased).state();
  await eraseCase(ledger.bank, erased);
  await ledger.sequence();

  const after = await ledger.evidenceOf(erased);
  const verdict = verifyEvidence(after, ledger.trusted);
  expect(verdict.holds).toBe(true);
  expect(verdict.checks.filter(({ is }) => is === 'notVerified').map(({ what }) => what)).toEqual([
    expect.stringContaining('cannot be opened'),
  ]);
  expect(after.entries.slice(0, -1).map(({ leafHash, index }) => [leafHash, index])).toEqual(
    before.entries.map(({ leafHash, index }) => [leafHash, index]),
  );
  expect(after.entries.every(({ opening }) => opening === null)).toBe(true);
  // A claim that comes now is too late and leaves an entry, which no key protects and anybody can open.
  expect(
    (await ledger.bank.case(erased).give({ kind: 'subject', id: subjectId, role: 'subject' }, claim(ledger.bank)))
      .refusal,
  ).not.toBeNull();
  await ledger.sequence();
  const late = await ledger.evidenceOf(erased);
  expect(late.entries.slice(after.entries.length).map(({ opening }) => opening)).toEqual([expect.any(String)]);
  expect(verifyEvidence(late, ledger.trusted).checks).toContainEqual({
    is: 'verified',
    what: `1 of ${late.entries.length} entries match their commitments`,
  });
  // The evidence of before opens the entries still, and no commitment to words.
  expect(verifyEvidence(before, ledger.trusted).holds).toBe(true);
  for (const { opening } of before.entries)
    expect(createHmac('sha256', Buffer.from(opening!, 'hex')).update(words).digest('hex')).not.toBe(commitment);
  const rows = await ledger.bank.within((transaction) =>
    transaction.selectFrom('personal_texts').selectAll().where('case_id', '=', erased).execute(),
  );
  expect(rows).toEqual([]);
});

test(
  'evidence is checked by a command that says what holds, and that fails if anything does not',
  { timeout: 120_000 },
  async () => {
    const directory = mkdtempSync(join(tmpdir(), 'hearken-verify-'));
    onTestFinished(() => rmSync(directory, { recursive: true }));
    const run = async (evidence: unknown, ...more: string[]) => {
      const file = join(directory, 'evidence.json');
      writeFileSync(file, typeof evidence === 'string' ? evidence : JSON.stringify(evidence));
      const program = fileURLToPath(new URL('../../../worker/verify/run.ts', import.meta.url));
      // Nothing but PATH: no database, no address, no key.
      return promisify(execFile)(process.execPath, [program, file, ...more], { env: {}, cwd: directory }).then(
        ({ stdout }) => ({ code: 0, stdout }),
        (error: unknown) => error as { code: number; stdout: string },
      );
    };
    const evidence = await ledger.evidenceOf(caseId);
    const keys = ['--log-key', ledger.trusted.logKey!, '--witness-key', ledger.trusted.witnessKey!];
    const good = await run(evidence, ...keys);
    expect(good).toMatchObject({ code: 0, stdout: expect.stringContaining('Nothing contradicts the evidence') });
    expect(good.stdout).not.toContain('NOT VERIFIED');
    const forged = structuredClone(evidence);
    forged.entries[1]!.at = '2026-01-01T00:00:00.000Z';
    expect(await run(forged, ...keys)).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('WRONG        Entry 2 does not match its commitment'),
    });
    expect(await run('{}')).toMatchObject({ code: 2 });
  },
);
