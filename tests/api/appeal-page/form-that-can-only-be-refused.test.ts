import { expect, test } from 'vitest';
import { textFile } from '../court.ts';
import { openCourt } from '../open-court.ts';
import type { CastCase } from '../authorization/scene.ts';

/** As many as one case takes. */
const LIMITS = { claims: 20, files: 10, helpers: 5 };

const court = await openCourt();

const pageOf = async ({ token }: CastCase): Promise<string> =>
  (await court.app.call(null, `GET /appeal/${token}`, { headers: { accept: 'text/html' } })).text;

test('where a case takes no more claims, files or helpers, its page says so in place of the forms', async () => {
  const one = await court.claimed();
  const send = async (below: string, sent: object) => {
    expect((await court.app.call(null, `POST /v1/appeals/${one.token}${below}`, sent)).status).toBe(201);
  };
  const fields = ['name="statement"', 'type="file"', 'name="helperName"'];
  const before = await pageOf(one);
  for (const field of fields) expect(before).toContain(field);
  for (let claim = 2; claim <= LIMITS.claims; claim++)
    await send('/claims', { body: { statement: `There is one more thing, number ${claim}.` } });
  for (let file = 1; file <= LIMITS.files; file++) await send('/attachments', textFile(file));
  for (let helper = 1; helper <= LIMITS.helpers; helper++)
    await send('/helpers', { body: { name: `Friend ${helper}` } });
  const full = await pageOf(one);
  for (const field of fields) expect(full).not.toContain(field);
  expect(full).toContain('You cannot send any more');
  expect(full).toContain('Five people can act for you at a time');

  const { helpers } = (await court.app.call(null, `GET /v1/appeals/${one.token}`)).body as {
    helpers: { id: string }[];
  };
  await court.app.call(null, `POST /v1/appeals/${one.token}/helpers/${helpers[0]?.id}/revoke`);
  expect(await pageOf(one)).toContain('name="helperName"');
});

test('a clerk is offered neither a second request to withdraw nor an erasure under a legal hold', async () => {
  const clerk = await court.signedIn('institution@demo');
  const wanted = await court.wantedBack();
  const asked = (await clerk.get(`/cases/${wanted.caseId}`)).text;
  expect(asked).toContain('awaiting the agreement of the person');
  expect(asked).not.toContain(`/cases/${wanted.caseId}/withdraw`);

  const ended = await court.decided();
  const erasure = `/cases/${ended.caseId}/erasure`;
  expect((await clerk.get(`/cases/${ended.caseId}`)).text).toContain(erasure);
  await court.scene.does('supervisor@demo', `PUT /v1/cases/${ended.caseId}/legal-hold`, {
    reason: 'A court wants it.',
  });
  const held = (await clerk.get(`/cases/${ended.caseId}`)).text;
  expect(held).not.toContain(erasure);
  expect(held).toContain('A legal hold is in force');
});
