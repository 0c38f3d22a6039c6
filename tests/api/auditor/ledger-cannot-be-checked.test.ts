import { execFile } from 'node:child_process';
import { createHmac, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { databaseClock } from '#db/clock.ts';
import { leafOf } from '#db/ledger/leaf.ts';
import { readSubjectKey } from '#db/subject-key.ts';
import { createLog } from '#worker/ledger/log.ts';
import { signingKeyOf } from '#worker/ledger/signing-key.ts';
import { connectWitness, type Witness } from '#worker/ledger/witness-client.ts';
import { runSequencer } from '#worker/sequencer.ts';
import { isConsistent, isIncluded } from '#worker/verify/merkle.ts';
import { readTreeHead } from '#worker/verify/checkpoint.ts';
import { Evidence } from '#worker/verify/evidence.ts';
import { MERGE_DELAY_MILLISECONDS } from '#worker/verify/merge-delay.ts';
import { readNote } from '#worker/verify/signed-note.ts';
import type { Verdict } from '#worker/verify/verdict.ts';
import { verifyEvidence, type Trusted } from '#worker/verify/verify-evidence.ts';
import { claim } from '../../case/commands.ts';
import { judge } from '../../case/people.ts';
import { TestInstitution } from '../../case/test-institution.ts';
import { ORIGIN, startWitness, type TestWitness } from '../../setup/witness.ts';
import { eraseCase } from '../../setup/erase-case.ts';
import { storeWords } from '../../setup/store-words.ts';
import { startApp, type AppUnderTest } from '../app-under-test.ts';

const key = signingKeyOf(randomBytes(32));
const log = createLog(key, ORIGIN);

let app: AppUnderTest;
let bank: TestInstitution;
let witness: TestWitness;
let caseId: string;
let trusted: Trusted;
beforeAll(async () => {
  app = await startApp();
  bank = new TestInstitution(app.test, 'demo');
  // The ledger goes by the real time, so that entries have to be of today.
  bank.at = new Date().toISOString();
  witness = await startWitness(key.publicKey);
  trusted = { logKey: log.verifierKeyOf('demo'), witnessKey: (await connectWitness(witness.url).key()).text };
});
afterAll(async () => {
  await witness.stop();
  await app.close();
});

const ask = (path: string, account = 'auditor@demo', headers = {}) =>
  app.call(account, `GET /v1/audit/${path}`, { headers });
const sequence = (by: Witness | null = connectWitness(witness.url)) =>
  runSequencer({ database: app.test.database, clock: databaseClock, log, ...(by && { witness: by }) });
const buffers = (hashes: string[]) => hashes.map((hash) => Buffer.from(hash, 'hex'));
const evidenceOf = async (id = caseId, query = '') => {
  const { status, body } = await ask(`cases/${id}/evidence${query}`);
  expect(status).toBe(200);
  return Evidence.parse(body);
};
const wrongIn = ({ checks }: Verdict) => checks.filter(({ is }) => is === 'wrong').map(({ what }) => what);

/** A case that went all the way: claimed, heard, decided. */
async function heardCase(): Promise<string> {
  const [id = ''] = await bank.notified(1);
  await bank.case(id).claimed();
  await bank.case(id).heardBy(judge(1), 'specialPleading');
  await bank.case(id).windowEnds();
  await bank.case(id).decidedBy(judge(1), 'refuse');
  return id;
}

test('before anything is signed, entries are pending and not missing', async () => {
  expect((await ask('ledger/checkpoint')).body).toEqual({
    entries: 0,
    pending: { entries: 0, oldest: null },
    newest: null,
    cosigned: null,
    keys: [],
    successions: [],
  });
  caseId = await heardCase();
  const { body } = await ask('ledger/checkpoint');
  expect(body).toMatchObject({ entries: 0, newest: null, pending: { oldest: expect.any(String) } });
  const { entries } = (await ask(`cases/${caseId}/trail`)).body as { entries: { ledgerIndex: number | null }[] };
  expect(body.pending.entries).toBe(entries.length);
  expect(new Set(entries.map(({ ledgerIndex }) => ledgerIndex))).toEqual(new Set([null]));
  expect(await ask('ledger/checkpoint?format=note')).toMatchObject({ status: 404, body: { code: 'nothingSigned' } });
  expect(await ask('ledger/entries/0/proof')).toMatchObject({ status: 404 });

  const evidence = await evidenceOf();
  const { holds, checks } = verifyEvidence(evidence, trusted);
  expect(holds).toBe(false);
  expect(checks.filter(({ is }) => is === 'wrong')).toEqual([]);
  expect(checks.map(({ what }) => what).join()).toContain('pending');
});

test('an entry that has its place but is not signed yet is pending, too', async () => {
  const unsigned = {
    ...log,
    sign: () => {
      throw new Error('no key');
    },
  };
  await expect(runSequencer({ database: app.test.database, clock: databaseClock, log: unsigned })).rejects.toThrow();
  const answer = await ask('ledger/entries/0/proof');
  expect(answer).toMatchObject({ status: 409, body: { code: 'entryPending' }, headers: { 'retry-after': '5' } });
  expect((await ask('ledger/checkpoint')).body).toMatchObject({ pending: { entries: 0 }, newest: null });
});

test('the checkpoint is a signed note with the witness’s cosignature, in JSON or alone', async () => {
  await sequence();
  const { body } = await ask('ledger/checkpoint');
  expect(body).toMatchObject({ newest: { size: body.entries }, cosigned: { size: body.entries } });
  expect(body.cosigned.cosignatures).toEqual([{ witness: 'witness.example', at: expect.any(String) }]);
  expect(body.keys).toEqual([
    expect.objectContaining({ role: 'log', verifierKey: trusted.logKey }),
    expect.objectContaining({ role: 'witness', verifierKey: trusted.witnessKey }),
  ]);
  const head = readTreeHead(readNote(body.cosigned.note).text);
  expect(head).toEqual({ origin: `${ORIGIN}/demo`, size: body.entries, root: Buffer.from(body.cosigned.root, 'hex') });
  for (const note of [
    await ask('ledger/checkpoint?format=note'),
    await ask('ledger/checkpoint', 'auditor@demo', { accept: 'text/plain' }),
  ]) {
    expect(note.text).toBe(body.cosigned.note);
    expect(note.headers['content-type']).toBe('text/plain; charset=utf-8');
  }
});

test('every entry of every trail is proved to be in the tree, at every size that has it', async () => {
  const { body: trail } = await ask(`cases/${caseId}/trail`);
  const { body: ledger } = await ask('ledger/checkpoint');
  const size = ledger.newest.size as number;
  const entries = trail.entries as { seq: number; leafHash: string; ledgerIndex: number; commitment: string }[];
  for (const { seq, leafHash, ledgerIndex, commitment } of entries)
    for (let of = ledgerIndex + 1; of <= size; of += 1) {
      const { body } = await ask(`ledger/entries/${ledgerIndex}/proof?size=${of}`);
      expect(body).toMatchObject({ index: ledgerIndex, caseId, seq, leafHash, commitment, size: of });
      const root = Buffer.from(body.root, 'hex');
      const claim = {
        index: ledgerIndex,
        size: of,
        leafHash: Buffer.from(leafHash, 'hex'),
        proof: buffers(body.proof),
      };
      expect(isIncluded({ ...claim, root })).toBe(true);
      expect(body.checkpoint === null).toBe(of !== size);
    }
  const { body: byDefault } = await ask('ledger/entries/0/proof');
  expect(byDefault).toMatchObject({ size, root: ledger.newest.root, checkpoint: ledger.newest.note });
});

test('the ledger is listed by page and by case, gapless', async () => {
  const { body: all } = await ask('ledger/entries?limit=200');
  const paged: unknown[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page = await ask(`ledger/entries?limit=3${cursor && `&cursor=${cursor}`}`);
    paged.push(...page.body.entries);
    cursor = page.body.cursor as string | null;
  }
  expect(paged).toEqual(all.entries);
  expect(all.entries.map(({ index }: { index: number }) => index)).toEqual(paged.map((_, index) => index));
  const { body: own } = await ask(`ledger/entries?case=${caseId}`);
  expect(own.entries).toEqual(all.entries.filter((entry: { caseId: string }) => entry.caseId === caseId));
  expect((await ask('ledger/entries?from=2&limit=1')).body.entries).toEqual([all.entries[2]]);
});

test('any two sizes are proved to be consistent', async () => {
  const { newest } = (await ask('ledger/checkpoint')).body;
  for (let from = 0; from <= newest.size; from += 1) {
    const { status, body } = await ask(`ledger/consistency?from=${from}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ from, to: newest.size, toRoot: newest.root });
    const [fromRoot, toRoot] = buffers([body.fromRoot, body.toRoot]) as [Buffer, Buffer];
    expect(isConsistent({ from, fromRoot, to: body.to, toRoot, proof: buffers(body.proof) })).toBe(true);
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
  const answer = await ask(path);
  expect([answer.status, answer.body.remedy]).toEqual([status, expect.any(String)]);
});

test('evidence of a bad size is refused', async () => {
  expect(await ask(`cases/${caseId}/evidence?since=99999`)).toMatchObject({ status: 422 });
});

test('another institution has another ledger, and only auditors read it', async () => {
  expect((await ask('ledger/checkpoint', 'auditor@other')).body).toMatchObject({ entries: 0, newest: null });
  expect((await ask('ledger/entries', 'auditor@other')).body.entries).toEqual([]);
  expect((await ask('ledger/entries/0/proof', 'auditor@other')).status).toBe(404);
  expect((await ask(`cases/${caseId}/evidence`, 'auditor@other')).status).toBe(404);
  for (const path of ['checkpoint', 'entries', 'entries/0/proof', 'consistency?from=0'])
    for (const account of ['institution@demo', 'judge-1@demo', 'supervisor@demo'])
      expect((await ask(`ledger/${path}`, account)).status).toBe(403);
  expect((await ask(`cases/${caseId}/evidence`, 'judge-1@demo')).status).toBe(403);
});

describe('evidence', () => {
  test('holds by public keys alone', async () => {
    const verdict = verifyEvidence(await evidenceOf(), trusted);
    expect(verdict.holds).toBe(true);
    expect(verdict.checks.map(({ is }) => is)).not.toContain('notVerified');
    // Without keys from elsewhere it says so.
    const lines = verifyEvidence(await evidenceOf()).checks.map(({ what }) => what);
    expect(lines.filter((line) => line.includes('compare it with one that you obtained independently'))).toHaveLength(
      2,
    );
  });

  test('does not hold once anything in it is changed', async () => {
    const evidence = await evidenceOf();
    const forge = (change: (forged: Evidence) => unknown) => {
      const forged = structuredClone(evidence);
      change(forged);
      return wrongIn(verifyEvidence(forged, trusted));
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

  test('does not hold if another key signed it or it is of another log', async () => {
    const evidence = await evidenceOf();
    const stranger = createLog(signingKeyOf(randomBytes(32)), ORIGIN);
    expect(wrongIn(verifyEvidence(evidence, { logKey: stranger.verifierKeyOf('demo') }))).toHaveLength(1);
    expect(wrongIn(verifyEvidence(evidence, { logKey: log.verifierKeyOf('other') }))).toHaveLength(1);
    const resigned = {
      ...evidence,
      checkpoint: stranger.sign('demo', readTreeHead(readNote(evidence.checkpoint!).text)),
    };
    expect(verifyEvidence(resigned, { logKey: trusted.logKey }).holds).toBe(false);
  });

  test('extends an earlier checkpoint that its reader has stored', async () => {
    const { text: earlier } = await ask('ledger/checkpoint?format=note');
    const { size } = readTreeHead(readNote(earlier).text);
    expect(verifyEvidence(await evidenceOf(), { ...trusted, earlier }).holds).toBe(true);
    await bank.notified(1);
    await sequence();
    const later = await evidenceOf(caseId, `?since=${size}`);
    const lines = verifyEvidence(later, { ...trusted, earlier }).checks;
    expect(lines).toContainEqual({
      is: 'verified',
      what: `None of the ${size} entries signed earlier was changed or removed`,
    });
    // The log shows somebody else a tree of the same size with another root.
    const fork = log.sign('demo', { size, root: randomBytes(32) });
    expect(wrongIn(verifyEvidence(later, { ...trusted, earlier: fork }))).toHaveLength(1);
    expect(verifyEvidence(await evidenceOf(), { ...trusted, earlier }).checks.map(({ is }) => is)).toContain(
      'notVerified',
    );
  });

  test('holds after the subject was erased, and reveals nothing about them', async () => {
    const erased = await heardCase();
    const words = 'words that only the subject knows';
    const commitment = await bank.within((transaction) => storeWords(transaction, 'demo', erased, 'reason', words));
    await sequence();
    const before = await evidenceOf(erased);
    expect(verifyEvidence(before, trusted).holds).toBe(true);
    const { subjectId } = await bank.case(erased).state();
    await eraseCase(bank, erased);
    await sequence();

    const after = await evidenceOf(erased);
    const verdict = verifyEvidence(after, trusted);
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
      (await bank.case(erased).give({ kind: 'subject', id: subjectId, role: 'subject' }, claim(bank))).refusal,
    ).not.toBeNull();
    await sequence();
    const late = await evidenceOf(erased);
    expect(late.entries.slice(after.entries.length).map(({ opening }) => opening)).toEqual([expect.any(String)]);
    expect(verifyEvidence(late, trusted).checks).toContainEqual({
      is: 'verified',
      what: `1 of ${late.entries.length} entries match their commitments`,
    });
    // The evidence of before opens the entries still, and no commitment to words.
    expect(verifyEvidence(before, trusted).holds).toBe(true);
    for (const { opening } of before.entries)
      expect(createHmac('sha256', Buffer.from(opening!, 'hex')).update(words).digest('hex')).not.toBe(commitment);
    const rows = await bank.within((transaction) =>
      transaction.selectFrom('personal_texts').selectAll().where('case_id', '=', erased).execute(),
    );
    expect(rows).toEqual([]);
  });

  test(
    'is checked by a command that says what holds, and that fails if anything does not',
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
      const evidence = await evidenceOf();
      const keys = ['--log-key', trusted.logKey!, '--witness-key', trusted.witnessKey!];
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
});

/** From here on the ledger is broken by somebody who owns the database. */
describe('an owner of the database', () => {
  async function tamper(table: string, statement: string): Promise<void> {
    const owner = new pg.Client({ connectionString: app.test.ownerUrl });
    await owner.connect();
    await owner.query(`alter table hearken.${table} disable trigger user`);
    await owner.query(`alter table hearken.${table} no force row level security`);
    await owner.query(statement);
    await owner.query(`alter table hearken.${table} force row level security`);
    await owner.query(`alter table hearken.${table} enable trigger user`);
    await owner.end();
  }

  test('cannot stop proofs or the ledger by changing or planting a stored node, which is named', async () => {
    await sequence();
    const { newest } = (await ask('ledger/checkpoint')).body;
    const warned = vi.spyOn(process, 'emitWarning').mockReturnValue();
    const edge = Math.floor(Math.log2(newest.size as number));
    // One inside the tree, which other proofs are made of, and one at its edge, which the next root is made of.
    for (const level of [2, edge])
      await tamper(
        'ledger_nodes',
        `update hearken.ledger_nodes set hash = sha256(hash) where institution_id = 'demo' and level = ${level} and node_index = 0`,
      );
    // One that the next entries will complete.
    const next = Math.ceil((newest.size as number) / 2);
    await tamper(
      'ledger_nodes',
      `insert into hearken.ledger_nodes (institution_id, level, node_index, hash) values ('demo', 1, ${next}, sha256('planted'))`,
    );
    await bank.notified(2);
    await sequence();
    const { body } = await ask('ledger/checkpoint');
    expect(body.cosigned.size).toBeGreaterThan(newest.size);
    expect(verifyEvidence(await evidenceOf(caseId), trusted).holds).toBe(true);
    const named = warned.mock.calls.map(([warning]) => String(warning));
    warned.mockRestore();
    for (const node of [`node 0 of level ${edge}`, `node ${next} of level 1`])
      expect(
        named.filter((warning) => warning.includes(`stored ${node} is not the hash of its children`)),
      ).toHaveLength(1);
  });

  test('contradicts an entry’s leaf by giving it another method or kind', async () => {
    await sequence();
    const record = `institution_id = 'demo' and case_id = '${caseId}' and kind = 'perspectiveRecorded'`;
    await tamper('trail', `update hearken.trail set method = 'theoryBased' where ${record}`);
    expect(wrongIn(verifyEvidence(await evidenceOf(), trusted)).join()).toMatch(/does not match its leaf hash/);
    await tamper('trail', `update hearken.trail set method = 'empathy' where ${record}`);
    expect(verifyEvidence(await evidenceOf(), trusted).holds).toBe(true);

    await tamper('trail', `update hearken.trail set kind = 'claimRaised' where ${record}`);
    const relabelled = await ask(`cases/${caseId}/evidence`);
    expect(relabelled.body.damage).toEqual([expect.stringContaining('is a perspectiveRecorded, but is listed as')]);
    expect(wrongIn(verifyEvidence(Evidence.parse(relabelled.body), trusted)).join()).toMatch(
      /another kind than its own/,
    );
    await tamper(
      'trail',
      `update hearken.trail set kind = body->>'type' where institution_id = 'demo' and case_id = '${caseId}'`,
    );
  });

  test('leaves evidence of an entry damaged so that it cannot be read', async () => {
    const damaged = await heardCase();
    await sequence();
    await tamper(
      'trail',
      `update hearken.trail set body = '{"type": "unheardOf"}', kind = 'unheardOf'
       where institution_id = 'demo' and case_id = '${damaged}' and seq = 3`,
    );
    const { status, body } = await ask(`cases/${damaged}/evidence`);
    expect(status).toBe(200);
    expect(body.damage).toEqual(['Entry 3 is not an event that this version knows']);
    expect(wrongIn(verifyEvidence(Evidence.parse(body), trusted))).toEqual([
      'Entry 3 does not match its leaf hash',
      'Entry 3 does not match its commitment',
    ]);
  });

  test('is exposed by an entry’s date after rewriting it and entering it into the ledger anew', async () => {
    const now = bank.at;
    bank.at = new Date(Date.now() - 2 * MERGE_DELAY_MILLISECONDS).toISOString();
    const [old = ''] = await bank.notified(1);
    bank.at = now;
    await sequence();
    const { text: earlier } = await ask('ledger/checkpoint?format=note');
    const { size } = readTreeHead(readNote(earlier).text);
    // They recompute the leaf with the subject's key, move the old leaf out of the way, and queue the entry again.
    const rows = await bank.within((transaction) =>
      transaction.selectFrom('trail').selectAll().where('case_id', '=', old).orderBy('seq').execute(),
    );
    const last = rows.at(-1)!;
    const subjectKey = await bank.within((transaction) => readSubjectKey(transaction, 'demo', old));
    const content = {
      at: last.at,
      actor: { kind: 'system', id: 'somebody-else', role: 'engine' } as const,
      event: last.body,
      view: null,
      supersedes: null,
    };
    const forged = leafOf({ institutionId: 'demo', caseId: old, seq: last.seq }, content, subjectKey ?? null);
    const which = `institution_id = 'demo' and case_id = '${old}' and seq = ${last.seq}`;
    await tamper(
      'trail',
      `update hearken.trail set actor_id = 'somebody-else', leaf_hash = '${forged.leafHash}',
       commitment = '${forged.commitment}' where ${which}`,
    );
    await tamper('ledger_entries', `update hearken.ledger_entries set seq = 1000 where ${which}`);
    await tamper(
      'ledger_pending',
      `insert into hearken.ledger_pending (institution_id, case_id, seq) values ('demo', '${old}', ${last.seq})`,
    );
    // Before the ledger has taken it, it is pending for too long.
    const since = `?since=${size}`;
    expect(wrongIn(verifyEvidence(await evidenceOf(old, since), trusted)).join()).toMatch(
      /is pending for more than 60/,
    );
    await sequence();
    const evidence = await evidenceOf(old, since);
    expect(verifyEvidence(evidence, trusted).holds).toBe(true);
    expect(wrongIn(verifyEvidence(evidence, { ...trusted, earlier })).join()).toMatch(
      new RegExp(`Entry ${last.seq} is dated long before the earlier checkpoint`),
    );
    // The old leaf belongs to no entry any more; those of another case make up for it.
    await bank.notified(1);
  });

  test('finds no witness after rewriting an entry, its leaf and the tree above it, and signing that', async () => {
    // They start the whole ledger anew with other entries, and the real log signs it: as large as before, and larger.
    const { newest } = (await ask('ledger/checkpoint')).body;
    for (const table of [
      'ledger_cosignatures',
      'ledger_checkpoints',
      'ledger_nodes',
      'ledger_entries',
      'ledger_pending',
    ])
      await tamper(table, `delete from hearken.${table}`);
    await tamper(
      'trail',
      `update hearken.trail set leaf_hash = encode(sha256(leaf_hash::bytea), 'hex') where case_id = '${caseId}' and seq = 2`,
    );
    await tamper(
      'ledger_pending',
      `insert into hearken.ledger_pending (institution_id, case_id, seq)
       select institution_id, case_id, seq from hearken.trail order by case_id, seq`,
    );
    await expect(sequence()).rejects.toThrow('that this database does not have');
    expect((await ask('ledger/checkpoint')).body.newest).toBeNull();
    // Their own program does not ask what was cosigned before it signs.
    const unasked = { ...connectWitness(witness.url), last: () => Promise.resolve(undefined) };
    await expect(sequence(unasked)).rejects.toThrow(/does not cosign \(422\)/);
    const { body } = await ask('ledger/checkpoint');
    expect(body.newest.size).toBeGreaterThan(newest.size);
    expect(body.cosigned).toBeNull();
    expect(witness.alarms.at(-1)).toContain(`${ORIGIN}/demo: a tree of ${body.newest.size} entries`);
    expect(witness.witness.store.refused(`${ORIGIN}/demo`).at(-1)?.note).toBe(body.newest.note);
    const evidence = await evidenceOf();
    expect(wrongIn(verifyEvidence(evidence, trusted))).toContain(
      'No witness has cosigned the checkpoint; others may have been shown a different ledger',
    );
    // Whoever kept the old checkpoint sees it too, and needs no witness for it.
    const later = await evidenceOf(caseId, `?since=${newest.size}`);
    const verdict = verifyEvidence(later, { logKey: trusted.logKey, earlier: newest.note });
    expect(wrongIn(verdict).join()).toContain(`does not extend the ${newest.size} entries signed earlier`);
  });

  test('is told by the witness how many entries there were after removing some from the end', async () => {
    const last = witness.witness.store.last(`${ORIGIN}/demo`)!.size;
    for (const table of [
      'ledger_cosignatures',
      'ledger_checkpoints',
      'ledger_nodes',
      'ledger_entries',
      'ledger_pending',
    ])
      await tamper(table, `delete from hearken.${table}`);
    await tamper(
      'ledger_pending',
      `insert into hearken.ledger_pending (institution_id, case_id, seq)
       select institution_id, case_id, seq from hearken.trail where case_id = '${caseId}' order by seq`,
    );
    await expect(sequence()).rejects.toThrow(`the witness has cosigned ${last} entries`);
    expect((await ask('ledger/checkpoint')).body.cosigned).toBeNull();
  });
});
