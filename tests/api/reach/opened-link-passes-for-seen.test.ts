import { expect, test } from 'vitest';
import { openCourt } from '../open-court.ts';

const court = await openCourt();

const views = async (caseId: string) => {
  const { body } = await court.app.call('auditor@demo', `GET /v1/audit/cases/${caseId}/views`);
  const views = body.views as { principal: { kind: string }; disclosesScore: boolean }[];
  // What auditors read is a view as well.
  return views
    .filter(({ principal }) => principal.kind !== 'human')
    .map(({ principal, disclosesScore }) => `${principal.kind}${disclosesScore ? ' with the score' : ''}`);
};
const asPage = { headers: { accept: 'text/html' } };

test('a HEAD request, as scanners of mail send it, shows nothing of the case', async () => {
  const { caseId, token } = await court.opened();
  for (const address of [`/appeal/${token}`, `/v1/appeals/${token}`])
    expect((await court.app.call(null, `HEAD ${address}`)).status).toBe(200);
  expect(await views(caseId)).toEqual([]);
});

test('a link that was opened is evidence of that alone, until its subject presses a button', async () => {
  const { caseId, token } = await court.opened();
  await court.app.call(null, `GET /appeal/${token}`, asPage);
  court.pass(1_000);
  await court.app.call(null, `GET /v1/appeals/${token}`);
  expect(await views(caseId)).toEqual(['link with the score', 'link with the score']);
  const pressed = await court.app.call(null, `POST /appeal/${token}/seen`, {
    body: '',
    headers: { ...asPage.headers, 'content-type': 'application/x-www-form-urlencoded' },
  });
  expect(pressed.status, pressed.text).toBe(303);
  expect(await views(caseId)).toEqual(['link with the score', 'subject with the score']);
  const { entries } = (await court.app.call('auditor@demo', `GET /v1/audit/cases/${caseId}/trail`)).body;
  expect(entries.at(-1)).toMatchObject({ kind: 'caseSeen', actor: { kind: 'subject' }, view: expect.any(String) });
});

test('a claim is made on what its subject had in front of them', async () => {
  const { caseId, token } = await court.opened();
  await court.app.call(null, `GET /v1/appeals/${token}`);
  await court.app.call(null, `POST /v1/appeals/${token}/claims`, { body: { statement: 'My case is different.' } });
  expect(await views(caseId)).toEqual(['subject with the score']);
});
