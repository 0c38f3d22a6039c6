import { expect, test } from 'vitest';
import { examineCases } from '#worker/ledger/examine-cases.ts';
import { JUDGE, textFile } from '../court.ts';
import { openCourt } from '../open-court.ts';
import type { CastCase } from '../authorization/scene.ts';
import { entry } from '../../db/guards/attacks/attack.ts';

const court = await openCourt();

const add = async ({ token }: CastCase, number: number): Promise<string> =>
  (await court.app.call(null, `POST /v1/appeals/${token}/attachments`, textFile(number))).body.attachmentId as string;
const remove = ({ token }: CastCase, id: string) =>
  court.app.call(null, `POST /v1/appeals/${token}/attachments/${id}/remove`);
const files = async ({ token }: CastCase): Promise<{ id: string; removable: boolean }[]> =>
  (await court.app.call(null, `GET /v1/appeals/${token}`)).body.attachments.map(
    ({ id, removable }: { id: string; removable: boolean }) => ({ id, removable }),
  );
const page = ({ token }: CastCase) =>
  court.app.call(null, `GET /appeal/${token}`, { headers: { accept: 'text/html' } });
const storedFiles = ({ caseId }: CastCase) =>
  court.bank.within(async (transaction) =>
    (await transaction.selectFrom('attachments').select('attachment_id').where('case_id', '=', caseId).execute()).map(
      (row) => row.attachment_id,
    ),
  );

test('a file that no one who decides was shown is deleted at its subject’s word, and the trail and the ledger’s check know why', async () => {
  const one = await court.claimed();
  const [wrong, right] = [await add(one, 1), await add(one, 2)];
  expect(await files(one)).toEqual([
    { id: wrong, removable: true },
    { id: right, removable: true },
  ]);
  expect(await remove(one, wrong)).toMatchObject({ status: 200, body: { attachmentId: wrong, removed: true } });
  expect(await files(one)).toEqual([{ id: right, removable: true }]);
  expect(await storedFiles(one)).toEqual([right]);
  expect((await court.app.call(null, `GET /appeal/${one.token}/attachments/${wrong}`)).status).toBe(404);
  expect((await court.trail(one)).at(-1)).toMatchObject({
    event: { type: 'attachmentRemoved', attachmentId: wrong },
    actor: { kind: 'subject' },
  });
  expect(await court.bank.within((transaction) => examineCases(transaction, court.bank.institutionId))).toEqual([]);
  expect(await remove(one, wrong)).toMatchObject({ status: 409, body: { code: 'alreadyGiven' } });
  expect(await remove(one, one.caseId)).toMatchObject({ status: 404, body: { code: 'attachmentUnknown' } });

  await court.scene.take(one, JUDGE);
  const { body: hearing } = await court.app.call(JUDGE, `GET /v1/hearings/${one.caseId}`);
  expect(hearing.attachments.map(({ id }: { id: string }) => id)).toEqual([right]);
  expect((await court.app.call(JUDGE, `GET /v1/hearings/${one.caseId}/attachments/${wrong}`)).status).toBe(404);
});

test('a file that a judge was shown stays, whatever program asks; one that was added since then can still go', async () => {
  const one = await court.claimed();
  const shown = await add(one, 1);
  await court.scene.take(one, JUDGE);
  court.pass(1_000);
  await court.app.call(JUDGE, `GET /v1/hearings/${one.caseId}`);
  court.pass(1_000);
  const fresh = await add(one, 2);
  expect(await files(one)).toEqual([
    { id: shown, removable: false },
    { id: fresh, removable: true },
  ]);
  expect(await remove(one, shown)).toMatchObject({ status: 409, body: { code: 'attachmentKept' } });
  const bySql = entry(court.bank, one.caseId, {
    kind: 'attachmentRemoved',
    body: { attachmentId: shown },
    actor: await court.bank.case(one.caseId).subject(),
  });
  await expect(
    court.bank.within(async (transaction) => {
      await bySql.execute(transaction);
    }),
  ).rejects.toMatchObject({ code: 'HK023' });
  expect((await remove(one, fresh)).status).toBe(200);
  expect(await storedFiles(one)).toEqual([shown]);
});

test('the page offers to remove a file while that is possible, and says why it no longer is', async () => {
  const one = await court.claimed();
  const id = await add(one, 1);
  const action = `/appeal/${one.token}/attachments/${id}/remove`;
  expect((await page(one)).text).toContain(`action="${action}"`);
  await court.scene.take(one, JUDGE);
  court.pass(1_000);
  await court.app.call(JUDGE, `GET /v1/hearings/${one.caseId}`);
  const later = (await page(one)).text;
  expect(later).not.toContain(action);
  expect(later).toContain('It stays with the case, because it has been shown to someone who decides.');
  const refused = await court.app.call(null, `POST ${action}`, {
    headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
    body: '',
  });
  expect(refused.text).toContain('This file stays with your case');

  const other = await court.opened();
  const second = await add(other, 1);
  const removed = await court.app.call(null, `POST /appeal/${other.token}/attachments/${second}/remove`, {
    headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
    body: '',
  });
  expect(removed).toMatchObject({ status: 303, headers: { location: expect.stringContaining('done=fileRemoved') } });
  expect(await files(other)).toEqual([]);
});

test('a legal hold keeps the files of a case that is open as well, whatever program asks', async () => {
  const one = await court.claimed();
  const id = await add(one, 1);
  const hold = (until?: string) =>
    court.app.call('supervisor@demo', `PUT /v1/cases/${one.caseId}/legal-hold`, {
      body: { reason: 'A court wants the case as it is.', ...(until !== undefined && { until }) },
    });
  expect((await hold()).status).toBe(200);
  expect(await files(one)).toEqual([{ id, removable: false }]);
  const shown = (await page(one)).text;
  expect(shown).toContain('The law requires that it stays with your case for now.');
  expect(shown).not.toContain(`/attachments/${id}/remove`);
  expect(await remove(one, id)).toMatchObject({ status: 409, body: { code: 'underLegalHold' } });
  const told = await court.app.call(null, `POST /appeal/${one.token}/attachments/${id}/remove`, {
    headers: {
      accept: 'text/html',
      'accept-language': 'de',
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: '',
  });
  expect(told.text).toContain('Diese Datei bleibt vorerst bei Ihrem Fall');
  const bySql = entry(court.bank, one.caseId, {
    kind: 'attachmentRemoved',
    body: { attachmentId: id },
    actor: await court.bank.case(one.caseId).subject(),
  });
  await expect(
    court.bank.within(async (transaction) => {
      await bySql.execute(transaction);
    }),
  ).rejects.toMatchObject({ code: 'HK013' });
  expect(await storedFiles(one)).toEqual([id]);
  const until = new Date(Date.parse(court.bank.at) + 60_000).toISOString();
  expect((await hold(until)).status).toBe(200);
  court.pass(61_000);
  expect(await files(one)).toEqual([{ id, removable: true }]);
  expect((await remove(one, id)).status).toBe(200);
});

test('a view that is being served while a file is taken back never holds it', async () => {
  const one = await court.claimed();
  const id = await add(one, 1);
  await court.scene.take(one, JUDGE);
  court.pass(1_000);
  const served = await Promise.all([
    remove(one, id),
    ...Array.from({ length: 4 }, () => court.app.call(JUDGE, `GET /v1/hearings/${one.caseId}`)),
  ]);
  const [removed, ...views] = served;
  expect(views.every(({ status }) => status === 200)).toBe(true);
  const isShown = views.some(({ body }) => body.attachments.length > 0);
  expect({ status: removed.status, stored: await storedFiles(one) }).toEqual(
    isShown ? { status: 409, stored: [id] } : { status: 200, stored: [] },
  );
});
