import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPrecedents, type StoredPrecedent } from '#db/precedents/precedents.ts';
import { startTestEngine, type TestEngine } from '../../setup/engine.ts';
import { riskScorer, samplePolicy } from '../../setup/sample-policy.ts';
import { startApp, type AppUnderTest } from '../app-under-test.ts';
import { openCases, phaseOf } from '../opened-cases.ts';

const INSTITUTION = 'institution@demo';
let engine: TestEngine;
let app: AppUnderTest;
beforeAll(async () => {
  engine = await startTestEngine({ scorer: riskScorer, skipTime: true });
  app = await startApp({ engine });
});
afterAll(async () => {
  await app.close();
  await engine.stop();
});

/** Decided cases with the references `prefix-0`, `prefix-1` and so on, under a policy that decides adverse ones at once, too. */
async function decidedCases(risks: readonly number[], prefix: string): Promise<string[]> {
  const policy = samplePolicy({ appealWindow: { duration: 'PT1S', for: 'adverse' } });
  const ids = await openCases(app, risks, prefix, { key: 'quick', policy });
  for (const id of ids) await phaseOf(app, id, (phase) => phase === 'decided');
  return ids;
}
const say = (id: string, body: unknown) => app.call(INSTITUTION, `POST /v1/cases/${id}/outcome`, { body });
const sayAll = (body: string, query = '', type = 'text/csv') =>
  app.call(INSTITUTION, `POST /v1/outcomes?policy=quick${query}`, { body, headers: { 'content-type': type } });
const read = async (id: string) => (await app.call(INSTITUTION, `GET /v1/cases/${id}`)).body;
async function precedentsOf(id: string): Promise<StoredPrecedent[]> {
  const found: StoredPrecedent[] = [];
  for await (const each of readPrecedents(app.test.database, 'demo', 'quick'))
    if (each.id.startsWith(id)) found.push(each);
  return found;
}

test('an outcome that was typed wrong is superseded with a reason, for the precedent as well', async () => {
  const [id = ''] = await decidedCases([10], 'typo');
  const { body: first } = await say(id, { event: 'defaulted' });
  expect(await say(id, { event: 'repaid' })).toMatchObject({
    status: 409,
    body: { code: 'outcomeAlreadyRecorded', detail: expect.stringContaining(`entry ${first.seq}`) },
  });
  expect(await say(id, { event: 'repaid', supersedes: first.seq })).toMatchObject({
    status: 422,
    body: { errors: [{ field: '/reason' }] },
  });
  expect(await say(id, { event: 'repaid', supersedes: 1, reason: 'typed wrong' })).toMatchObject({
    status: 409,
    body: { code: 'supersedesWrongOutcome' },
  });
  const correction = { event: 'repaid', supersedes: first.seq, reason: 'typed wrong' };
  const corrected = await say(id, correction);
  expect(corrected).toMatchObject({ status: 200, body: { event: 'repaid', precedent: { status: 'added' } } });
  expect(await say(id, correction)).toMatchObject({ status: 200, body: { precedent: { status: 'present' } } });
  expect(await read(id)).toMatchObject({ laterOutcome: 'repaid', laterOutcomeSeq: corrected.body.seq });
  expect(await precedentsOf(id)).toEqual([
    { id: corrected.body.precedent.id, facts: expect.anything(), adverse: false },
  ]);
  const { entries } = (await app.call('auditor@demo', `GET /v1/audit/cases/${id}/trail`)).body;
  expect(entries.at(-1)).toMatchObject({ kind: 'laterOutcomeRecorded', supersedes: first.seq });

  const { id: precedentId } = corrected.body.precedent;
  const again = { event: 'defaulted', supersedes: precedentId, reason: 'it was right after all' };
  expect(await say(id, again)).toMatchObject({ status: 200, body: { precedent: { status: 'added' } } });
  expect(await precedentsOf(id)).toMatchObject([{ adverse: true }]);
});

test('a day that was typed wrong is not taken for the outcome sent again, and is corrected like it', async () => {
  const [id = '', other = ''] = await decidedCases([10, 20], 'day');
  const { body: first } = await say(id, { event: 'repaid', observedAt: '2026-01-02' });
  expect(await say(id, { event: 'repaid', observedAt: '2026-01-02' })).toMatchObject({ body: { seq: first.seq } });
  const table = 'externalRef,event,observedAt\nday-0,repaid,2026-01-02\nday-1,repaid,2026-01-02\n';
  expect(await sayAll(table)).toMatchObject({ status: 200, body: { recorded: 1, present: 1 } });

  const right = { event: 'repaid', observedAt: '2026-01-20' };
  expect(await say(id, right)).toMatchObject({ status: 409, body: { code: 'outcomeAlreadyRecorded' } });
  const correction = { ...right, supersedes: first.seq, reason: 'a digit was missing' };
  const { body: corrected } = await say(id, correction);
  expect(corrected.seq).toBeGreaterThan(first.seq);
  expect(await say(id, correction)).toMatchObject({ status: 200, body: { seq: corrected.seq } });
  expect(await say(id, { ...correction, observedAt: '2026-01-21' })).toMatchObject({ status: 409 });
  expect((await precedentsOf(id)).map(({ adverse }) => adverse)).toEqual([false]);

  const file = await sayAll('externalRef,event,observedAt\nday-1,repaid,2026-01-20\n');
  expect(file).toMatchObject({ status: 422, body: { errors: [{ field: 'line 2' }] } });
  expect((await read(other)).laterOutcome).toBe('repaid');
});

test('what happened after an adverse decision is recorded, and no score uses it', async () => {
  const [id = ''] = await decidedCases([90], 'refused');
  expect(await say(id, { event: 'repaid' })).toMatchObject({
    status: 200,
    body: { precedent: { id, status: 'leftOut' } },
  });
  expect(await say(id, { event: 'repaid' })).toMatchObject({ status: 200, body: { precedent: { status: 'leftOut' } } });
  expect(await read(id)).toMatchObject({ laterOutcome: 'repaid', laterOutcomeComparable: false });
  expect(await precedentsOf(id)).toEqual([]);
});

test('outcomes are imported from a file, all or none, and a file that is sent twice changes nothing', async () => {
  const ids = await decidedCases([10, 20, 90], 'file');
  const table = 'externalRef,event,observedAt\nfile-0,repaid,2026-01-02\nFILE-1,defaulted,\nfile-2,repaid,\n';
  const wrong = await sayAll(`${table}nobody,repaid,\nfile-0,repaid,\nfile-9,moved,\n`);
  expect(wrong).toMatchObject({ status: 422, body: { code: 'invalid' } });
  const fields = wrong.body.errors.map(({ field }: { field: string }) => field);
  expect(fields.toSorted()).toEqual(['line 5', 'line 6', 'line 7']);
  expect((await read(ids[0]!)).laterOutcome).toBeUndefined();

  expect(await sayAll(table)).toMatchObject({ status: 200, body: { recorded: 3, present: 0, leftOutOfPrecedents: 1 } });
  expect(await sayAll(table)).toMatchObject({ status: 200, body: { recorded: 0, present: 3 } });
  expect(await Promise.all(ids.map(async (id) => (await read(id)).laterOutcome))).toEqual([
    'repaid',
    'defaulted',
    'repaid',
  ]);
  expect(await precedentsOf(ids[1]!)).toMatchObject([{ id: ids[1], adverse: true }]);
});

test('a file corrects outcomes, and rows that its cases refuse can be left out', async () => {
  const [id = '', other = ''] = await decidedCases([10, 20], 'fix');
  const { seq } = (await say(id, { event: 'defaulted' })).body;
  await say(other, { event: 'defaulted' });
  const lines = [
    { externalRef: 'fix-0', event: 'repaid', supersedes: seq, reason: 'typed wrong' },
    { externalRef: 'fix-1', event: 'repaid' },
  ];
  const ndjson = lines.map((line) => JSON.stringify(line)).join('\n');
  expect(await sayAll(ndjson, '', 'application/x-ndjson')).toMatchObject({
    status: 422,
    body: { errors: [{ field: 'line 2', message: expect.stringContaining('supersedes') }] },
  });
  expect(await sayAll(ndjson, '&invalidRows=leaveOut', 'application/x-ndjson')).toMatchObject({
    status: 200,
    body: { recorded: 1, leftOut: { records: 1 } },
  });
  expect([await read(id), await read(other)]).toMatchObject([
    { laterOutcome: 'repaid' },
    { laterOutcome: 'defaulted' },
  ]);
  expect(await precedentsOf(id)).toMatchObject([{ adverse: false }]);
});

test('an institution records outcomes of its own cases only', async () => {
  await decidedCases([10], 'own');
  const body = 'externalRef,event\nown-0,repaid\n';
  const headers = { 'content-type': 'text/csv' };
  for (const account of ['judge-1@demo', 'auditor@demo'])
    expect(await app.call(account, 'POST /v1/outcomes?policy=quick', { body, headers })).toMatchObject({ status: 403 });
  expect(await app.call('institution@other', 'POST /v1/outcomes?policy=quick', { body, headers })).toMatchObject({
    status: 422,
    body: { code: 'unknownPolicy' },
  });
});
