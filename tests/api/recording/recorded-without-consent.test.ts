import { expect, test } from 'vitest';
import { sql } from 'kysely';
import { JUDGE, OTHER_JUDGE, textFile } from '../court.ts';
import { openCourt } from '../open-court.ts';
import type { CastCase } from '../authorization/scene.ts';

const court = await openCourt();

const ABOUT = { what: 'transcript', madeBy: 'software' };
const add = ({ caseId }: CastCase, number = 1, fields: Record<string, string> = ABOUT) =>
  court.app.call(JUDGE, `POST /v1/hearings/${caseId}/recordings`, textFile(number, fields));
const allow = ({ token }: CastCase, allowed: boolean) =>
  court.app.call(null, `POST /v1/appeals/${token}/recording`, { body: { allowed } });
const seen = async ({ token }: CastCase) => (await court.app.call(null, `GET /v1/appeals/${token}`)).body.recording;

async function storedFiles({ caseId }: CastCase): Promise<number> {
  const { rows } = await court.bank.within((transaction) =>
    sql<{ files: number }>`select count(*)::int as files from attachments where case_id = ${caseId}`.execute(
      transaction,
    ),
  );
  return rows[0]!.files;
}

test('nothing is recorded before the subject allows it, and nothing is left once they no longer do', async () => {
  const one = await court.held();
  expect(await seen(one)).toEqual({ allowed: null, recordings: [] });
  expect(await add(one)).toMatchObject({ status: 409, body: { code: 'recordingNotAllowed' } });
  expect(await allow(one, false)).toMatchObject({ status: 200, body: { allowed: false } });
  expect((await add(one)).status).toBe(409);
  expect(await storedFiles(one)).toBe(0);

  expect(await allow(one, true)).toMatchObject({ status: 200, body: { allowed: true } });
  const added = await add(one);
  expect(added).toMatchObject({ status: 201, body: { mediaType: 'text/plain' } });
  const { recordingId } = added.body;
  const recording = { id: recordingId, what: 'transcript', madeBy: 'software', deletedAt: null };
  expect(await seen(one)).toMatchObject({ allowed: true, recordings: [recording] });
  const { body: hearing } = await court.app.call(JUDGE, `GET /v1/hearings/${one.caseId}`);
  expect(hearing.recording).toMatchObject({ allowed: true, recordings: [recording] });
  // It is no material to cite, which would outlive it in what the judge was shown.
  expect(hearing.attachments).toEqual([]);
  const file = `/v1/hearings/${one.caseId}/attachments/${recordingId}`;
  expect((await court.app.call(JUDGE, `GET ${file}`)).text).toContain('in letter 1');
  expect((await court.app.call(OTHER_JUDGE, `GET ${file}`)).status).not.toBe(200);
  const own = `/v1/appeals/${one.token}/attachments/${recordingId}`;
  expect((await court.app.call(null, `GET ${own}`)).text).toContain('in letter 1');

  expect(await allow(one, false)).toMatchObject({ status: 200, body: { allowed: false } });
  expect(await storedFiles(one)).toBe(0);
  expect((await court.app.call(JUDGE, `GET ${file}`)).status).toBe(404);
  expect((await court.app.call(null, `GET ${own}`)).status).toBe(404);
  expect(await seen(one)).toMatchObject({ allowed: false, recordings: [{ deletedAt: court.bank.at }] });
  expect((await add(one, 2)).status).toBe(409);
  const { body: mine } = await court.app.call('auditor@demo', `GET /v1/audit/cases/${one.caseId}/trail`);
  expect(
    mine.entries.map(({ kind }: { kind: string }) => kind).filter((kind: string) => kind.startsWith('recording')),
  ).toEqual(['recordingAnswered', 'recordingAnswered', 'recordingAdded', 'recordingAnswered']);
});

test('a subject takes back what they allowed after the decision as well, and allows nothing then', async () => {
  const one = await court.ripe();
  await allow(one, true);
  expect((await add(one)).status).toBe(201);
  await court.scene.decide(one, JUDGE);
  expect(await storedFiles(one)).toBe(1);
  expect((await allow(one, false)).status).toBe(200);
  expect(await storedFiles(one)).toBe(0);
  expect(await allow(one, true)).toMatchObject({ status: 409, body: { code: 'wrongPhase' } });
});

test('a recording says what it is and who made it, by the bytes of its file', async () => {
  const one = await court.recordable();
  for (const fields of [{}, { what: 'recording' }, { what: 'transcript', madeBy: 'nobody' }])
    expect((await add(one, 1, fields)).status, JSON.stringify(fields)).toBe(422);
  const posing = await add(one, 1, { what: 'recording', madeBy: 'judge' });
  expect(posing).toMatchObject({ status: 422, body: { errors: [{ field: '/file' }] } });
});

test('files that are no recording are not deleted with them', async () => {
  const one = await court.recordable();
  expect((await court.app.call(null, `POST /v1/appeals/${one.token}/attachments`, textFile(3))).status).toBe(201);
  expect((await add(one)).status).toBe(201);
  expect(await storedFiles(one)).toBe(2);
  await allow(one, false);
  expect(await storedFiles(one)).toBe(1);
});
