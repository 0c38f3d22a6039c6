import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestEngine, type TestEngine } from '../../setup/engine.ts';
import { riskScorer, samplePolicy } from '../../setup/sample-policy.ts';
import { startApp, type AppUnderTest } from '../app-under-test.ts';
import { phaseOf } from '../opened-cases.ts';
import { uploadByPage } from '../uploaded-file.ts';

const INSTITUTION = 'institution@demo';
let engine: TestEngine;
let app: AppUnderTest;
beforeAll(async () => {
  engine = await startTestEngine({ scorer: riskScorer, skipTime: false });
  app = await startApp({ engine, change: { devTokens: () => Promise.resolve(undefined) } });
  await app.call(INSTITUTION, 'PUT /v1/policies/filed', { body: samplePolicy() });
});
afterAll(async () => {
  await app.close();
  await engine.stop();
});

const open = (...refs: string[]): Promise<string[]> => openWith(80, ...refs);
async function openWith(risk: number, ...refs: string[]): Promise<string[]> {
  const { status, body } = await app.call(INSTITUTION, 'POST /v1/dockets', {
    body: {
      policy: 'filed',
      cases: refs.map((externalRef) => ({
        externalRef,
        facts: { risk, age: 40 },
        subject: { name: `Name of ${externalRef}`, contact: 'old@example.org' },
      })),
    },
  });
  expect(status).toBe(202);
  return body.cases.map(({ id }: { id: string }) => id) as string[];
}
const send = (path: string, body: string, headers: Record<string, string> = {}, account = INSTITUTION) =>
  app.call(account, `POST /v1/${path}`, { body, headers: { 'content-type': 'text/csv', ...headers } });
const read = async (id: string) => (await app.call(INSTITUTION, `GET /v1/cases/${id}`)).body;
const kinds = async (id: string): Promise<string[]> => {
  const { body } = await app.call('auditor@demo', `GET /v1/audit/cases/${id}/trail`);
  return body.entries.map(({ kind }: { kind: string }) => kind);
};

test('contacts are corrected by file as one by one, and subjects are told at the new address', async () => {
  const [one = '', other = ''] = await open('contact-1', 'contact-2');
  for (const id of [one, other]) await phaseOf(app, id, (phase) => phase === 'appealWindow');
  const file = 'id;contact;reason\nCONTACT-1; new-1@example.org ;moved\ncontact-2;post;no mail\n';
  const key = { 'idempotency-key': 'monday' };
  expect(await send('contacts?policy=filed', file, key)).toMatchObject({
    status: 200,
    body: { policy: 'filed', done: 2, present: 0, read: { delimiter: 'semicolon' } },
  });
  expect(await send('contacts?policy=filed', file, key)).toMatchObject({ status: 200, body: { done: 2 } });
  for (const id of [one, other])
    expect((await kinds(id)).filter((kind) => kind === 'contactCorrected')).toHaveLength(1);
  const patience = Date.now() + 20_000;
  const addresses = async () =>
    ((await app.call(null, `GET /dev/notices?case=${one}`)).body.notices as { to: string }[]).map(({ to }) => to);
  while (!(await addresses()).includes('new-1@example.org') && Date.now() < patience)
    await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await addresses()).toContain('new-1@example.org');
});

test('a file with one row that its case does not take changes no case, and names that row', async () => {
  const [first = '', second = ''] = await open('half-1', 'half-2');
  const file =
    'externalRef,contact,reason\nhalf-1,new@example.org,moved\nnobody,new@example.org,moved\nhalf-2,new@,moved\n';
  const refused = await send('contacts?policy=filed', file);
  expect(refused).toMatchObject({ status: 422 });
  expect(refused.body.errors).toEqual([
    expect.objectContaining({ field: 'line 4', message: expect.stringContaining('not an email address') }),
    { field: 'line 3', message: 'externalRef: no case under filed has the reference nobody' },
  ]);
  for (const id of [first, second]) expect(await kinds(id)).not.toContain('contactCorrected');

  const rest = await send('contacts?policy=filed&invalidRows=leaveOut', file);
  expect(rest).toMatchObject({ status: 200, body: { done: 1, leftOut: { records: 2 } } });
  expect(rest.body.leftOut.file).toContain('nobody,new@example.org,moved');
  expect(await kinds(first)).toContain('contactCorrected');
  expect(await kinds(second)).not.toContain('contactCorrected');
});

test('cases are withdrawn by file, once, and those that are decided stay', async () => {
  const [one = '', other = ''] = await open('gone-1', 'gone-2');
  const file = 'externalRef,reason\ngone-1,wrong file\ngone-2,wrong file\n';
  expect(await send('withdrawals?policy=filed', file)).toMatchObject({ status: 200, body: { done: 2, present: 0 } });
  for (const id of [one, other]) expect(await read(id)).toMatchObject({ phase: 'withdrawn' });
  expect(await send('withdrawals?policy=filed', file)).toMatchObject({ status: 200, body: { done: 0, present: 2 } });
  for (const id of [one, other]) expect((await kinds(id)).filter((kind) => kind === 'caseWithdrawn')).toHaveLength(1);

  const answered = await send('withdrawals?policy=filed', 'externalRef,reason\ngone-1,\n');
  expect(answered).toMatchObject({ status: 422 });
});

test('a file of acts is the institution’s own, names a policy that it has, and is not too long', async () => {
  const file = 'externalRef,reason\ngone-1,wrong file\n';
  for (const account of ['judge-1@demo', 'supervisor@demo', 'auditor@demo'])
    expect(await send('withdrawals?policy=filed', file, {}, account)).toMatchObject({ status: 403 });
  expect(await send('withdrawals?policy=filed', file, {}, 'institution@other')).toMatchObject({
    status: 422,
    body: { code: 'unknownPolicy' },
  });
  expect(await send('withdrawals', file)).toMatchObject({ status: 422 });
  const long = ['externalRef,reason', ...Array.from({ length: 1_001 }, (_, row) => `r-${row},why`)].join('\n');
  expect(await send('withdrawals?policy=filed', long)).toMatchObject({ status: 422, body: { code: 'uploadTooLarge' } });
  expect(await send('withdrawals?policy=filed', 'externalRef,reason\n')).toMatchObject({ status: 422 });
});

/** Imports a file that comes in two pieces. */
async function stream(kind: string, file: string) {
  const begun = await app.call(INSTITUTION, 'POST /v1/imports', {
    body: { kind, policy: 'filed', length: file.length },
  });
  const half = Math.floor(file.length / 2);
  const send = (offset: number, body: string) =>
    app.call(INSTITUTION, `PATCH /v1/imports/${begun.body.id}`, {
      body,
      headers: { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) },
    });
  await send(0, file.slice(0, half));
  const { status, body } = await send(half, file.slice(half));
  expect(status).toBe(200);
  return body;
}

test('withdrawals and contacts that come in pieces are carried out once each, and what their cases refuse comes back as a file', async () => {
  const [one = '', other = ''] = await open('piece-1', 'piece-2');
  for (const id of [one, other]) await phaseOf(app, id, (phase) => phase === 'appealWindow');
  const unknown = Array.from({ length: 600 }, (_, row) => `nobody-${row},wrong file`);
  const withdrawals = ['id,reason', 'piece-1,wrong file', ...unknown, 'piece-1,wrong file', ''].join('\n');
  const withdrawn = await stream('withdrawals', withdrawals);
  expect(withdrawn).toMatchObject({ state: 'finished', rows: { added: 1, present: 1, refused: 600 } });
  const { text } = await app.call(INSTITUTION, `GET /v1/imports/${withdrawn.id}/refused`);
  expect(text.trim().split('\r\n')).toHaveLength(1 + unknown.length);
  const contacts = 'id,contact,reason\nPIECE-2,new@example.org,moved\npiece-1,new@example.org,moved\n';
  const corrected = await stream('contacts', contacts);
  expect(corrected).toMatchObject({ state: 'finished', rows: { added: 1, present: 0, refused: 1 } });
  expect(corrected.errors).toEqual([{ field: 'line 3', message: expect.stringMatching(/^externalRef: .*withdrawn/) }]);
  expect((await kinds(one)).filter((kind) => kind === 'caseWithdrawn')).toHaveLength(1);
  expect((await kinds(other)).filter((kind) => kind === 'contactCorrected')).toHaveLength(1);
});

test('outcomes that come in pieces are recorded once, and one that contradicts another is refused', async () => {
  const refs = ['later-1', 'later-2'];
  for (const id of await openWith(10, ...refs)) await phaseOf(app, id, (phase) => phase === 'decided');
  const file = 'id,event\nlater-1,repaid\nlater-2,defaulted\n';
  expect(await stream('outcomes', file)).toMatchObject({ rows: { added: 2, present: 0, refused: 0 } });
  expect(await stream('outcomes', `${file}nobody,repaid\n`)).toMatchObject({
    rows: { added: 0, present: 2, refused: 1 },
  });
  const turned = await stream('outcomes', file.replace('repaid', 'defaulted'));
  expect(turned).toMatchObject({ rows: { added: 0, present: 1, refused: 1 }, errors: [{ field: 'line 2' }] });
});

test('facts that are corrected by a file in pieces are scored again, and those that the policy does not allow are refused', async () => {
  const [one = '', other = ''] = await open('fact-1', 'fact-2', 'fact-3');
  for (const id of [one, other]) await phaseOf(app, id, (phase) => phase === 'appealWindow');
  const file = 'id,risk,reason\nFACT-1,10,mistyped\nfact-2,80,mistyped\nfact-3,1000,mistyped\nnobody,1,mistyped\n';
  const corrected = await stream('corrections', file);
  expect(corrected).toMatchObject({ state: 'finished', rows: { added: 1, present: 1, refused: 2 } });
  expect(corrected.errors).toEqual([
    { field: 'line 4', message: expect.stringMatching(/risk: .*0 to 100/) },
    { field: 'line 5', message: expect.stringMatching(/no case under filed/) },
  ]);
  expect(await kinds(one)).toContain('factsCorrected');
  expect(await kinds(other)).not.toContain('factsCorrected');
  expect((await read(one)).facts).toMatchObject({ risk: 10, age: 40 });
  const scores = async () => (await kinds(one)).filter((kind) => kind === 'scored');
  await expect.poll(scores, { timeout: 20_000 }).toHaveLength(2);
});

test('facts are corrected by a small file as by a large one, once, and all of them or none', async () => {
  const [one = '', other = ''] = await open('mend-1', 'mend-2');
  for (const id of [one, other]) await phaseOf(app, id, (phase) => phase === 'appealWindow');
  const file = 'id;risk;reason\nMEND-1; 10,0 ;mistyped\nmend-2;80;mistyped\n';
  const beyond = await send('corrections?policy=filed', file.replace(/;[\d,.]+;/, ';900;'));
  expect(beyond.body.errors[0].message).toMatch(/: risk: give a number from 0 to 100/);
  expect(beyond.body.errors[0].message).not.toContain('risk: risk');
  const refused = await send('corrections?policy=filed', `${file}mend-3;1;mistyped\n`);
  expect(refused).toMatchObject({ status: 422 });
  expect(await kinds(one)).not.toContain('factsCorrected');
  const answer = { status: 200, body: { policy: 'filed', done: 1, present: 1, read: { delimiter: 'semicolon' } } };
  expect(await send('corrections?policy=filed', file, { 'idempotency-key': 'mended' })).toMatchObject(answer);
  expect(await send('corrections?policy=filed', file, { 'idempotency-key': 'mended' })).toMatchObject(answer);
  expect(await send('corrections?policy=filed', file)).toMatchObject({ status: 200, body: { done: 0, present: 2 } });
  expect((await kinds(one)).filter((kind) => kind === 'factsCorrected')).toHaveLength(1);
  expect(await kinds(other)).not.toContain('factsCorrected');
  expect((await read(one)).facts).toMatchObject({ risk: 10, age: 40 });
  await expect
    .poll(async () => (await kinds(one)).filter((kind) => kind === 'scored'), { timeout: 20_000 })
    .toHaveLength(2);
  const corrections = [{ externalRef: 'mend-2', facts: { risk: 70 }, reason: 'mistyped' }];
  expect(await app.call(INSTITUTION, 'POST /v1/corrections', { body: { policy: 'filed', corrections } })).toMatchObject(
    { status: 200, body: { done: 1 } },
  );
  expect(await send('corrections?policy=filed', file, {}, 'judge-1@demo')).toMatchObject({ status: 403 });
});

test('a case that comes again in a later batch of an import is not changed a second time', async () => {
  const refs = ['again-1', 'again-2', 'again-3', 'again-4'];
  const ids = await open(...refs);
  for (const id of ids) await phaseOf(app, id, (phase) => phase === 'appealWindow');
  const between = Array.from({ length: 600 }, (_, row) => `nobody-${row},1@example.org,moved`);
  const contact = (ref: string, to: string) => `${ref},${to}@example.org,moved`;
  const contacts = ['id,contact,reason', contact('again-1', 'new'), contact('again-2', 'new'), ...between];
  const twice = [contact('AGAIN-1', 'new'), contact('again-2', 'newer'), ''];
  const moved = await stream('contacts', [...contacts, ...twice].join('\n'));
  expect(moved).toMatchObject({ state: 'finished', rows: { added: 2, present: 1, refused: 601 } });
  const { text } = await app.call(INSTITUTION, `GET /v1/imports/${moved.id}/refused`);
  expect(text).toContain('newer@example.org');
  for (const id of ids.slice(0, 2))
    expect((await kinds(id)).filter((kind) => kind === 'contactCorrected')).toHaveLength(1);

  const unknown = Array.from({ length: 600 }, (_, row) => `nobody-${row},1000,mistyped`);
  const facts = ['id,risk,reason', 'again-3,10,mistyped', 'again-4,10,mistyped', ...unknown];
  const mended = await stream('corrections', [...facts, 'again-3,10,mistyped', 'again-4,70,mistyped', ''].join('\n'));
  expect(mended).toMatchObject({ state: 'finished', rows: { added: 2, present: 1, refused: 601 } });
  const unchanged = await app.call(INSTITUTION, `GET /v1/imports/${mended.id}/refused`);
  expect(unchanged.text).toContain('again-4,70,mistyped');
  expect((await read(ids[3] ?? '')).facts).toMatchObject({ risk: 10 });
});

test('whatever taking a file would refuse is found when it is checked', async () => {
  const refs = ['checked-1', 'checked-2'];
  for (const id of await openWith(10, ...refs)) await phaseOf(app, id, (phase) => phase === 'decided');
  await open('checked-3');
  const [gone = ''] = await open('checked-4');
  await phaseOf(app, gone, (phase) => phase === 'appealWindow');
  await send('withdrawals?policy=filed', 'id,reason\nchecked-4,wrong file\n');
  await send('outcomes?policy=filed', 'id,event\nchecked-1,repaid\n');
  const precedents = 'id,risk,age,outcome,supersedes,reason\np-1,1,40,repaid,,\n';
  await send('precedents?policy=filed', precedents);
  const files: [kind: string, path: string, file: string][] = [
    ['outcomes', 'outcomes', 'id,event\nchecked-1,defaulted\nchecked-2,repaid\n'],
    ['contacts', 'contacts', 'id,contact,reason\nchecked-4,new@example.org,moved\nchecked-3,new@example.org,moved\n'],
    ['corrections', 'corrections', 'id,risk,reason\nchecked-4,90,mistyped\nchecked-3,90,mistyped\n'],
    ['withdrawals', 'withdrawals', 'id,reason\nchecked-1,wrong\nchecked-3,wrong\n'],
    ['precedents', 'precedents', `${precedents.replace('40', '41')}p-2,1,40,repaid,none,mistyped\np-3,1,40,repaid,,\n`],
    [
      'cases',
      'dockets',
      'id,risk,age,subject_name,subject_contact\nchecked-2,1,40,N,post\nnew-1,1000,40,N,post\nnew-2,1,40,N,post\n',
    ],
  ];
  for (const [kind, path, file] of files) {
    const found = await (await uploadByPage(app, { kind, policy: 'filed', content: file })).open('/faulty');
    const taken = await send(`${path}?policy=filed&invalidRows=leaveOut`, file);
    expect([kind, taken.status < 300, taken.body.leftOut?.file]).toEqual([kind, true, found]);
    expect(found.trim().split('\r\n').length).toBe(file.trim().split('\n').length - 1);
  }
});
