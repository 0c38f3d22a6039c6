import { afterAll, beforeAll, expect, test } from 'vitest';
import { databaseClock } from '#db/clock.ts';
import { runSequencer } from '#worker/sequencer.ts';
import { isConsistent, isIncluded } from '#worker/verify/merkle.ts';
import { readTreeHead } from '#worker/verify/checkpoint.ts';
import { readNote } from '#worker/verify/signed-note.ts';
import { verifyEvidence } from '#worker/verify/verify-evidence.ts';
import { ORIGIN } from '../../setup/witness.ts';
import { hexBuffers, WitnessedLedger } from './witnessed-ledger.ts';

let ledger: WitnessedLedger;
let caseId: string;
beforeAll(async () => {
  ledger = await WitnessedLedger.open();
});
afterAll(() => ledger.close());

test('before anything is signed, entries are pending and not missing', async () => {
  expect((await ledger.ask('ledger/checkpoint')).body).toEqual({
    entries: 0,
    pending: { entries: 0, oldest: null },
    newest: null,
    cosigned: null,
    keys: [],
    successions: [],
  });
  caseId = await ledger.heardCase();
  const { body } = await ledger.ask('ledger/checkpoint');
  expect(body).toMatchObject({ entries: 0, newest: null, pending: { oldest: expect.any(String) } });
  const { entries } = (await ledger.ask(`cases/${caseId}/trail`)).body as { entries: { ledgerIndex: number | null }[] };
  expect(body.pending.entries).toBe(entries.length);
  expect(new Set(entries.map(({ ledgerIndex }) => ledgerIndex))).toEqual(new Set([null]));
  expect(await ledger.ask('ledger/checkpoint?format=note')).toMatchObject({
    status: 404,
    body: { code: 'nothingSigned' },
  });
  expect(await ledger.ask('ledger/entries/0/proof')).toMatchObject({ status: 404 });

  const evidence = await ledger.evidenceOf(caseId);
  const { holds, checks } = verifyEvidence(evidence, ledger.trusted);
  expect(holds).toBe(false);
  expect(checks.filter(({ is }) => is === 'wrong')).toEqual([]);
  expect(checks.map(({ what }) => what).join()).toContain('pending');
});

test('an entry that has its place but is not signed yet is pending, too', async () => {
  const unsigned = {
    ...ledger.log,
    sign: () => {
      throw new Error('no key');
    },
  };
  await expect(
    runSequencer({ database: ledger.app.test.database, clock: databaseClock, log: unsigned }),
  ).rejects.toThrow();
  const answer = await ledger.ask('ledger/entries/0/proof');
  expect(answer).toMatchObject({ status: 409, body: { code: 'entryPending' }, headers: { 'retry-after': '5' } });
  expect((await ledger.ask('ledger/checkpoint')).body).toMatchObject({ pending: { entries: 0 }, newest: null });
});

test('the checkpoint is a signed note with the witness’s cosignature, in JSON or alone', async () => {
  await ledger.sequence();
  const { body } = await ledger.ask('ledger/checkpoint');
  expect(body).toMatchObject({ newest: { size: body.entries }, cosigned: { size: body.entries } });
  expect(body.cosigned.cosignatures).toEqual([{ witness: 'witness.example', at: expect.any(String) }]);
  expect(body.keys).toEqual([
    expect.objectContaining({ role: 'log', verifierKey: ledger.trusted.logKey }),
    expect.objectContaining({ role: 'witness', verifierKey: ledger.trusted.witnessKey }),
  ]);
  const head = readTreeHead(readNote(body.cosigned.note).text);
  expect(head).toEqual({ origin: `${ORIGIN}/demo`, size: body.entries, root: Buffer.from(body.cosigned.root, 'hex') });
  for (const note of [
    await ledger.ask('ledger/checkpoint?format=note'),
    await ledger.ask('ledger/checkpoint', 'auditor@demo', { accept: 'text/plain' }),
  ]) {
    expect(note.text).toBe(body.cosigned.note);
    expect(note.headers['content-type']).toBe('text/plain; charset=utf-8');
  }
});

test('every entry of every trail is proved to be in the tree, at every size that has it', async () => {
  const { body: trail } = await ledger.ask(`cases/${caseId}/trail`);
  const { body: checkpoint } = await ledger.ask('ledger/checkpoint');
  const size = checkpoint.newest.size as number;
  const entries = trail.entries as { seq: number; leafHash: string; ledgerIndex: number; commitment: string }[];
  for (const { seq, leafHash, ledgerIndex, commitment } of entries)
    for (let of = ledgerIndex + 1; of <= size; of += 1) {
      const { body } = await ledger.ask(`ledger/entries/${ledgerIndex}/proof?size=${of}`);
      expect(body).toMatchObject({ index: ledgerIndex, caseId, seq, leafHash, commitment, size: of });
      const root = Buffer.from(body.root, 'hex');
      const claim = {
        index: ledgerIndex,
        size: of,
        leafHash: Buffer.from(leafHash, 'hex'),
        proof: hexBuffers(body.proof),
      };
      expect(isIncluded({ ...claim, root })).toBe(true);
      expect(body.checkpoint === null).toBe(of !== size);
    }
  const { body: byDefault } = await ledger.ask('ledger/entries/0/proof');
  expect(byDefault).toMatchObject({ size, root: checkpoint.newest.root, checkpoint: checkpoint.newest.note });
});

test('the ledger is listed by page and by case, gapless', async () => {
  const { body: all } = await ledger.ask('ledger/entries?limit=200');
  const paged: unknown[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page = await ledger.ask(`ledger/entries?limit=3${cursor && `&cursor=${cursor}`}`);
    paged.push(...page.body.entries);
    cursor = page.body.cursor as string | null;
  }
  expect(paged).toEqual(all.entries);
  expect(all.entries.map(({ index }: { index: number }) => index)).toEqual(paged.map((_, index) => index));
  const { body: own } = await ledger.ask(`ledger/entries?case=${caseId}`);
  expect(own.entries).toEqual(all.entries.filter((entry: { caseId: string }) => entry.caseId === caseId));
  expect((await ledger.ask('ledger/entries?from=2&limit=1')).body.entries).toEqual([all.entries[2]]);
});

test('any two sizes are proved to be consistent', async () => {
  const { newest } = (await ledger.ask('ledger/checkpoint')).body;
  for (let from = 0; from <= newest.size; from += 1) {
    const { status, body } = await ledger.ask(`ledger/consistency?from=${from}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ from, to: newest.size, toRoot: newest.root });
    const [fromRoot, toRoot] = hexBuffers([body.fromRoot, body.toRoot]) as [Buffer, Buffer];
    expect(isConsistent({ from, fromRoot, to: body.to, toRoot, proof: hexBuffers(body.proof) })).toBe(true);
  }
});

test.each([
  ['ledger/consistency', 422],
  ['ledger/consistency?from=', 422],
  ['ledger/consistency?from=-1', 422],
  ['ledger/consistency?from=1.5', 422],
  ['ledger/consistency?from=01', 422],
  ['ledger/consistency?from=3&to=2', 422],
  ['ledger/consistency?from=0&to=99999', 422],
  ['ledger/consistency?from=0&until=3', 422],
  ['ledger/entries/x/proof', 422],
  ['ledger/entries/-1/proof', 422],
  ['ledger/entries/99999/proof', 404],
  ['ledger/entries/3/proof?size=3', 422],
  ['ledger/entries/3/proof?size=0', 422],
  ['ledger/entries/3/proof?size=99999', 422],
  ['ledger/entries?case=x', 422],
  ['ledger/entries?cursor=abc', 422],
  ['ledger/checkpoint?format=xml', 422],
])('%s is refused with %i, not answered with something else', async (path, status) => {
  const answer = await ledger.ask(path);
  expect([answer.status, answer.body.remedy]).toEqual([status, expect.any(String)]);
});

test('evidence of a bad size is refused', async () => {
  expect(await ledger.ask(`cases/${caseId}/evidence?since=99999`)).toMatchObject({ status: 422 });
});

test('another institution has another ledger, and only auditors read it', async () => {
  expect((await ledger.ask('ledger/checkpoint', 'auditor@other')).body).toMatchObject({ entries: 0, newest: null });
  expect((await ledger.ask('ledger/entries', 'auditor@other')).body.entries).toEqual([]);
  expect((await ledger.ask('ledger/entries/0/proof', 'auditor@other')).status).toBe(404);
  expect((await ledger.ask(`cases/${caseId}/evidence`, 'auditor@other')).status).toBe(404);
  for (const path of ['checkpoint', 'entries', 'entries/0/proof', 'consistency?from=0'])
    for (const account of ['institution@demo', 'judge-1@demo', 'supervisor@demo'])
      expect((await ledger.ask(`ledger/${path}`, account)).status).toBe(403);
  expect((await ledger.ask(`cases/${caseId}/evidence`, 'judge-1@demo')).status).toBe(403);
});
