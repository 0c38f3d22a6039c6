import { expect, test } from 'vitest';
import { openCourt } from '../open-court.ts';
import type { CastCase } from '../authorization/scene.ts';

const court = await openCourt();

const STATEMENT = 'Kira dikim, lê kirê min bilind bû.';

const send = ({ token }: CastCase, below: string, fields: Record<string, string>) =>
  court.app.call(null, `POST /appeal/${token}${below}`, {
    headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  });
const page = async ({ token }: CastCase, query = '') =>
  (await court.app.call(null, `GET /appeal/${token}${query}`, { headers: { accept: 'text/html' } })).text;
const chosen = (text: string, value: string) => new RegExp(`<option value="${value}" selected`).test(text);

test('a draft keeps the language and the kind of the claim that its subject chose', async () => {
  const one = await court.opened();
  const written = { statement: STATEMENT, language: 'ku', kind: 'wrongComparison' };
  expect((await send(one, '/drafts/claim', written)).status).toBe(303);
  const shown = await page(one);
  expect([shown.includes(STATEMENT), chosen(shown, 'ku'), chosen(shown, 'wrongComparison')]).toEqual([
    true,
    true,
    true,
  ]);
  const { body } = await court.app.call(null, `GET /v1/appeals/${one.token}`);
  expect(body.draft.body).toEqual(written);
});

test('a draft about a fact stays one about it, until its subject chooses another', async () => {
  const one = await court.opened();
  await send(one, '/drafts/claim?wrong=risk', { statement: STATEMENT, language: 'ku' });
  const about = await page(one);
  expect(about).toContain('name="fact" value="risk"');
  expect(chosen(about, 'ku')).toBe(true);
  const [, draftVersion = ''] = /name="draftVersion" value="([^"]+)"/.exec(about) ?? [];
  const written = { statement: STATEMENT, kind: 'wrongFact', fact: 'risk', language: 'ku', draftVersion };
  expect((await send(one, '/drafts/claim?wrong=', written)).status).toBe(303);
  expect(await page(one)).not.toContain('name="fact"');
});

test('a claim that is refused leaves its choices in the form', async () => {
  const one = await court.opened();
  const refused = await send(one, '/claims', { statement: '', language: 'ku', kind: 'wrongComparison' });
  expect(refused.status).toBe(422);
  expect([chosen(refused.text, 'ku'), chosen(refused.text, 'wrongComparison')]).toEqual([true, true]);
});

test('a late claim that is refused leaves its reason and its language as a draft', async () => {
  const one = await court.opened();
  const late = { statement: STATEMENT, why: 'I was in hospital.', language: 'ku' };
  const refused = await court.app.call(null, `POST /v1/appeals/${one.token}/late-claims`, { body: late });
  expect(refused.status).toBe(409);
  const { body } = await court.app.call(null, `GET /v1/appeals/${one.token}`);
  expect(body.draft.body).toEqual(late);
});

test('a clerk whose form is refused finds the language that they chose', async () => {
  const { caseId } = await court.opened();
  const supervisor = await court.signedIn('supervisor@demo');
  const refused = await supervisor.post(`/supervision/cases/${caseId}/claims`, {
    statement: '',
    channel: 'letter',
    language: 'ku',
    receivedAt: '2026-11-29T10:00',
  });
  expect([chosen(refused.text, 'letter'), chosen(refused.text, 'ku')]).toEqual([true, true]);
});

test('auditors read in which language a claim is written', async () => {
  const one = await court.opened();
  await court.scene.does(null, `POST /v1/appeals/${one.token}/claims`, { statement: STATEMENT, language: 'ku' });
  const auditor = await court.signedIn('auditor@demo');
  const trail = await auditor.get(`/audit/cases/${one.caseId}`);
  expect(trail.text).toContain('it is written in Kurdish');
});

test('a message that is refused is kept as a draft', async () => {
  const one = await court.opened();
  const message = { text: STATEMENT };
  expect((await court.app.call(null, `POST /v1/appeals/${one.token}/messages`, { body: message })).status).toBe(409);
  const { body } = await court.app.call(null, `GET /v1/appeals/${one.token}`);
  expect(body.draft).toMatchObject({ kind: 'message', body: message });
});
