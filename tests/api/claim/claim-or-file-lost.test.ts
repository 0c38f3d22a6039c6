import { expect, test } from 'vitest';
import { openCourt } from '../open-court.ts';
import { TEXT_FILE } from '../authorization/scene.ts';

const court = await openCourt();

const counted = (statuses: readonly number[]) =>
  Object.fromEntries(
    [...new Set(statuses)].toSorted().map((each) => [each, statuses.filter((one) => one === each).length]),
  );

test('of thirty claims at once each is accepted or refused, and every accepted one is stored', async () => {
  const { token } = await court.opened();
  const answers = await Promise.all(
    Array.from({ length: 30 }, (_, index) =>
      court.app.call(null, `POST /v1/appeals/${token}/claims`, { body: { statement: `claim number ${index}` } }),
    ),
  );
  expect(counted(answers.map(({ status }) => status))).toEqual({ 201: 20, 409: 10 });
  const { claims } = (await court.app.call(null, `GET /v1/appeals/${token}`)).body;
  const taken = answers.flatMap(({ status, body }) => (status === 201 ? [body.claimId] : []));
  expect(claims.map(({ id }: { id: string }) => id).toSorted()).toEqual(taken.toSorted());
}, 60_000);

test('of twenty files at once each that was answered with 201 is stored, and each stored file belongs to its case', async () => {
  const { caseId, token } = await court.opened();
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      court.app.call(null, `POST /v1/appeals/${token}/attachments`, {
        ...TEXT_FILE,
        body: TEXT_FILE.body.replace(/\r\n\r\n/, `\r\n\r\nfile ${index} `),
      }),
    ),
  );
  expect(counted(answers.map(({ status }) => status))).toEqual({ 201: 10, 409: 10 });
  const taken = answers.flatMap(({ status, body }) => (status === 201 ? [body.attachmentId] : [])).toSorted();
  const { attachments } = (await court.app.call(null, `GET /v1/appeals/${token}`)).body;
  expect(attachments.map(({ id }: { id: string }) => id).toSorted()).toEqual(taken);
  const stored = await court.bank.within((transaction) =>
    transaction.selectFrom('attachments').select('attachment_id').where('case_id', '=', caseId).execute(),
  );
  expect(stored.map((row) => row.attachment_id).toSorted()).toEqual(taken);
}, 60_000);
