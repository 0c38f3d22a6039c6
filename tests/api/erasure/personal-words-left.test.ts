import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseScorer } from '#activities/case-scorer.ts';
import type { Score } from '#workflows/domain/score.ts';
import { accountsOf } from '../../case/people.ts';
import { decisionOn, recordOf, THEORY, WORDS } from '../../case/words.ts';
import { askOwner } from '../../setup/ask-owner.ts';
import { startTestEngine, type TestEngine } from '../../setup/engine.ts';
import { textOf } from '../../setup/executions.ts';
import { samplePolicy, sampleScore } from '../../setup/sample-policy.ts';
import { startApp, type AppUnderTest } from '../app-under-test.ts';
import { openCases, phaseOf, sendTo, tokenOf } from '../opened-cases.ts';

const INSTITUTION = 'institution@demo';
const SUPERVISOR = 'supervisor@demo';
const [JUDGE, OTHER] = accountsOf('demo').judges.map(({ id }) => id) as [string, string];

let engine: TestEngine;
let app: AppUnderTest;
const log: string[] = [];
const canaries: string[] = [];

/** A text with a word in it that stands nowhere else. */
function plant(text: string): string {
  const canary = `canary${canaries.length}x${randomBytes(6).toString('hex')}`;
  canaries.push(canary);
  return `${text} ${canary}`;
}

/** What names things, or has to be as it is. */
const NO_WORDS = /^(id|claimId|source|material|quote|finding|barrier|weight|outcome.*|wouldChange)$/;

/** The same body, with a canary in everything that is words. */
function plantAll<Body>(body: Body): Body {
  const walk = (value: unknown, name: string): unknown => {
    if (typeof value === 'string') return NO_WORDS.test(name) ? value : plant(value);
    if (Array.isArray(value)) return value.map((each) => walk(each, name));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, walk(each, key)]));
  };
  return walk(body, '') as Body;
}

const lastWord = (text: unknown): string => String(text).split(' ').at(-1) ?? '';

const scored = (): Score => {
  const score = sampleScore(0.8);
  return {
    ...score,
    model: { ...score.model, rationale: plant('It looks like others.') },
    principalFactors: [{ attribute: 'risk', value: plant('high'), comparisonValue: 10, change: 0.2 }],
  };
};

beforeAll(async () => {
  const scorer: CaseScorer = {
    score: ({ facts }) =>
      Promise.resolve({
        scored: true,
        score: canaries.includes(lastWord(facts['employer'])) ? scored() : sampleScore(0.8),
      }),
  };
  engine = await startTestEngine({ scorer, skipTime: false });
  app = await startApp({
    engine,
    change: { devTokens: () => Promise.resolve(undefined) },
    app: { logLevel: 'info', logTo: { write: (line) => log.push(line) } },
  });
}, 120_000);
afterAll(async () => {
  await app.close();
  await engine.stop();
}, 120_000);

/** Opens a case with a canary in everything that the institution sends. */
async function openCase(): Promise<{ id: string; token: string; externalRef: string }> {
  const externalRef = plant('reference');
  const sent = {
    externalRef,
    facts: { risk: 80, age: 40, employer: plant('Employer') },
    subject: { name: plant('Name'), contact: `${plant('').trim()}@example.org` },
  };
  const docket = await app.call(INSTITUTION, 'POST /v1/dockets', {
    body: { policy: 'credit', cases: [sent] },
    headers: { 'idempotency-key': `docket-${canaries.length}` },
  });
  expect(docket).toMatchObject({ status: 202 });
  const id = docket.body.cases[0].id as string;
  return { id, token: await tokenOf(app, id), externalRef };
}

/** Brings a case to its decision, with a canary wherever anybody may write. */
async function heardCase(): Promise<{ id: string; token: string }> {
  const send = sendTo(app);
  const { id, token, externalRef } = await openCase();
  const appeal = `/v1/appeals/${token}`;
  const hearing = `/v1/hearings/${id}`;
  await send(null, `PUT ${appeal}/drafts/claim`, { statement: plant('a draft') });
  const { claimId } = await send(null, `POST ${appeal}/claims`, { statement: plant(WORDS.statement) });
  const edge = 'edge-of-a-part';
  const file = await app.call(null, `POST ${appeal}/attachments`, {
    body: [
      `--${edge}`,
      `content-disposition: form-data; name="file"; filename="${plant('letter')}.txt"`,
      'content-type: text/plain',
      '',
      plant('A letter.'),
      `--${edge}--`,
      '',
    ].join('\r\n'),
    headers: { 'content-type': `multipart/form-data; boundary=${edge}` },
  });
  expect(file.status, file.text).toBe(201);
  for (const judge of [JUDGE, OTHER])
    await send(SUPERVISOR, `PUT /v1/staff/${judge}`, { name: 'Some judge', role: 'judge' });
  await send(OTHER, `POST ${hearing}/assign`);
  await send(OTHER, `PUT ${hearing}/drafts/theory`, plantAll(THEORY));
  await send(OTHER, `POST ${hearing}/release`, { reason: plant('no time') });
  await send(SUPERVISOR, `POST ${hearing}/reassign`, { judgeId: JUDGE, reason: plant('it is their turn') });
  const { questionId } = await send(JUDGE, `POST ${hearing}/questions`, { question: plant(WORDS.question) });
  await send(null, `POST ${appeal}/answers`, { questionId, answer: plant(WORDS.answer) });
  await send(JUDGE, `GET ${hearing}`);
  const record = plantAll(recordOf(claimId as string));
  const { you } = await send(JUDGE, `POST ${hearing}/perspective`, record);
  await send(null, `POST ${appeal}/restatements/${you.recordId}`, { confirmed: false, correction: plant('No.') });
  await send(JUDGE, `GET ${hearing}`);
  await send(JUDGE, `POST ${hearing}/theory`, plantAll(THEORY));
  const { sources } = await send(JUDGE, `GET ${hearing}`);
  await send(null, `POST ${appeal}/nothing-to-add`);
  await send(JUDGE, `POST ${hearing}/decision`, plantAll(decisionOn(sources)));
  await send(null, `POST ${appeal}/survey`, { feltHeard: 4, comment: plant('It was fine.') });
  await send(SUPERVISOR, `PUT /v1/staff/${OTHER}`, { name: 'Other', role: 'judge', conflicts: [externalRef] });
  await send(INSTITUTION, `POST /v1/cases/${id}/outcome`, { event: 'repaid' });
  await send('auditor@demo', `GET /v1/audit/cases/${id}/trail`);
  return { id, token };
}

/** Canaries that stand in any row of any table, as text or as bytes. */
async function foundInRows(): Promise<string[]> {
  const tables = await askOwner<{ name: string }>(
    engine.test.ownerUrl,
    `select relname as name from pg_class where relnamespace = 'hearken'::regnamespace and relkind in ('r', 'p')`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await askOwner<{ line: string }>(
      engine.test.ownerUrl,
      `select t::text as line from hearken.${name} t`,
    );
    const text = rows.map(({ line }) => line).join('\n');
    found.push(...canariesIn(text, name));
  }
  return found;
}

const canariesIn = (text: string, place: string): string[] =>
  canaries
    .filter((canary) => text.includes(canary) || text.includes(Buffer.from(canary).toString('hex')))
    .map((canary) => `${place}: ${canary}`);

/** Canaries in the files of the database, once its dead rows and statistics are gone from them. */
async function foundInFiles(): Promise<string[]> {
  const client = new pg.Client({ connectionString: engine.test.ownerUrl });
  await client.connect();
  try {
    // `analyze` leaves the samples of a table that has become empty.
    await client.query('delete from pg_statistic');
    await client.query('vacuum full');
    await client.query('checkpoint');
    const { rows } = await client.query<{ place: string }>(
      `select current_setting('data_directory') || '/base/' || oid as place from pg_database
       where datname = current_database()`,
    );
    const place = rows[0]!.place;
    return readdirSync(place).flatMap((file) => canariesIn(readFileSync(join(place, file), 'latin1'), file));
  } finally {
    await client.end();
  }
}

test('nothing that was written about a case is left once it is erased', { timeout: 240_000 }, async () => {
  await app.call(INSTITUTION, 'PUT /v1/policies/credit', { body: samplePolicy() });
  const [bystander] = await openCases(app, [80], 'bystander');
  const heard = await heardCase();
  const withdrawn = await openCase();
  const open = `POST /v1/cases/${heard.id}/erasure`;
  const early = await app.call(INSTITUTION, `POST /v1/cases/${withdrawn.id}/erasure`, { body: { reason: 'early' } });
  expect(early).toMatchObject({
    status: 409,
    body: { code: 'caseOpen', detail: 'its data is erased once it is decided or withdrawn' },
  });
  await sendTo(app)(INSTITUTION, `POST /v1/cases/${withdrawn.id}/withdraw`, { reason: plant('sent by mistake') });
  await phaseOf(app, heard.id, (phase) => phase === 'decided');
  const planted = await foundInRows();
  expect(await foundInFiles()).not.toEqual([]);
  // What is sealed, or written over, cannot be found as it is: the file's two texts, and the subject's draft.
  expect(new Set(planted.map((each) => each.split(': ')[1])).size).toBeGreaterThan(canaries.length - 4);

  const hold = `PUT /v1/cases/${heard.id}/legal-hold`;
  expect(await app.call(SUPERVISOR, hold, { body: { reason: plant('a court asks') } })).toMatchObject({
    status: 200,
    body: { id: heard.id, until: null },
  });
  expect(await app.call(INSTITUTION, open, { body: { reason: 'early' } })).toMatchObject({
    status: 409,
    body: { code: 'underLegalHold' },
  });
  const over = { reason: plant('it has been heard'), until: '2026-01-01T00:00:00Z' };
  expect((await app.call(SUPERVISOR, hold, { body: over })).status).toBe(200);

  for (const { id, token } of [heard, withdrawn]) {
    const erased = await app.call(INSTITUTION, `POST /v1/cases/${id}/erasure`, { body: { reason: plant('asked by') } });
    expect(erased).toMatchObject({ status: 200, body: { id, erasedAt: expect.any(String) } });
    const again = await app.call('machine:institution@demo', `POST /v1/cases/${id}/erasure`, {
      body: { reason: 'again' },
    });
    expect([again.status, again.body]).toEqual([200, erased.body]);
    expect((await app.call(null, `GET /v1/appeals/${token}`)).status).toBe(404);
    const read = await app.call(INSTITUTION, `GET /v1/cases/${id}`);
    expect(read.body).toMatchObject({ facts: { risk: 80, age: 40 }, erasedAt: erased.body.erasedAt });
    expect(read.body.externalRef).toMatch(/^erased-[0-9a-f]{32}$/);
    expect(read.body.facts).not.toHaveProperty('employer');
    const { entries, folded, stored } = (await app.call('auditor@demo', `GET /v1/audit/cases/${id}/trail`)).body;
    expect(entries.at(-1)).toMatchObject({ kind: 'subjectErased', actor: { kind: 'human', id: INSTITUTION } });
    expect(folded).toEqual(stored);
  }
  expect((await app.call(INSTITUTION, `GET /v1/cases/${bystander}`)).body).toMatchObject({
    externalRef: 'bystander-0',
    facts: { employer: 'Employer of bystander-0' },
  });
  expect(canaries.length).toBeGreaterThan(50);
  expect(await foundInRows()).toEqual([]);
  // Rows that a transaction under way may still see stay in the files until it has ended.
  await expect.poll(foundInFiles, { timeout: 60_000, interval: 500 }).toEqual([]);
  await engine.workflows.settled();
  expect((await engine.executions()).flatMap((each) => canariesIn(textOf(each.history), each.workflowId))).toEqual([]);
  expect(canariesIn(log.join('\n'), 'log')).toEqual([]);
});
