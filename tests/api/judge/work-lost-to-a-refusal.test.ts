import { beforeEach, expect, test } from 'vitest';
import { openAppWithEngine } from '../open-app.ts';
import { recordOf, WORDS } from '../../case/words.ts';
import { caseIn, openCases } from '../opened-cases.ts';

const { app } = await openAppWithEngine();
let id: string;
let claimId: string;
let token: string;
let opened = 0;

beforeEach(async () => {
  [id = ''] = await openCases(app, [70], `work-${opened++}`);
  const one = await caseIn(app, id);
  ({ token } = one);
  claimId = await one.claimed();
  expect((await judge(`POST /v1/hearings/${id}/assign`)).status).toBe(200);
});

const judge = (request: string, body?: unknown) => app.call('judge-1@demo', request, { body });
const submit = (record: unknown) => judge(`POST /v1/hearings/${id}/perspective`, record);
const draftOf = async (kind: string): Promise<unknown> => {
  const { body } = await judge(`GET /v1/hearings/${id}`);
  return body.drafts.find((draft: { kind: string }) => draft.kind === kind)?.body;
};

test.each(['affectiveMatching', 'otherOrientedPerspective', 'selfOtherDifferentiation', 'strongestCaseAgainst'])(
  'a record without %s is refused by name and kept as a draft',
  async (part) => {
    const { [part]: _, ...rest } = recordOf(claimId) as Record<string, unknown>;
    const { status, body } = await submit(rest);
    expect(status).toBe(422);
    expect(body.errors.map((error: { field: string }) => error.field)).toContain(`/${part}`);
    expect(await draftOf('perspective')).toEqual(rest);
  },
);

test('a claim that joins while the record is being written is named, and the draft is saved', async () => {
  const record = recordOf(claimId);
  const joined = await app.call(null, `POST /v1/appeals/${token}/claims`, { body: { statement: 'And I was ill.' } });
  expect(joined.status).toBe(201);
  const { status, body } = await submit(record);
  expect(status).toBe(409);
  expect(body).toMatchObject({
    code: 'findingMissing',
    detail: expect.stringContaining(joined.body.claimId as string),
  });
  expect(await draftOf('perspective')).toEqual(record);
});

test('a finding for a withdrawn claim is refused', async () => {
  const second = await app.call(null, `POST /v1/appeals/${token}/claims`, { body: { statement: 'And I was ill.' } });
  await app.call(null, `POST /v1/appeals/${token}/claims/${claimId}/withdraw`);
  const { status, body } = await submit(recordOf(claimId));
  expect(status).toBe(409);
  expect(body.code).toBe('claimWithdrawn');
  expect(second.status).toBe(201);
});

test('a citation outside the served text is named by its place', async () => {
  const record = recordOf(claimId);
  record.findings[0]!.individualFacts![0]!.citations = [{ material: 'claim', id: claimId, quote: 'words never said' }];
  const { status, body } = await submit(record);
  expect(status).toBe(422);
  expect(body.errors).toEqual([
    { field: '/findings/0/individualFacts/0/citations/0/quote', message: expect.stringContaining('word for word') },
  ]);
  expect(await draftOf('perspective')).toEqual(record);
});

test('a judge who has released the hearing can no longer change anything in it', async () => {
  expect((await judge(`POST /v1/hearings/${id}/release`, { reason: 'too tired to be fair' })).status).toBe(204);
  for (const [request, body] of [
    [`POST /v1/hearings/${id}/perspective`, recordOf(claimId)],
    [`POST /v1/hearings/${id}/questions`, { question: 'One more?' }],
    [`POST /v1/hearings/${id}/release`, { reason: 'again' }],
  ] as const) {
    const { status } = await judge(request, body);
    expect(status, request).toBeGreaterThanOrEqual(400);
    expect(status, request).toBeLessThan(500);
  }
  const { body } = await app.call('auditor@demo', `GET /v1/audit/cases/${id}/trail`);
  expect(body.entries.at(-1).kind).toBe('hearingReleased');
});

test('a judge who loses the hearing while they write is told so, and gets their words back', async () => {
  const record = recordOf(claimId);
  const reassigned = { judgeId: null, reason: 'they do not answer' };
  expect((await app.call('supervisor@demo', `POST /v1/hearings/${id}/reassign`, { body: reassigned })).status).toBe(
    204,
  );
  expect((await app.call('judge-2@demo', `POST /v1/hearings/${id}/assign`)).status).toBe(200);
  const { status, body } = await submit(record);
  expect({ status, code: body.code }).toEqual({ status: 409, code: 'leaseEnded' });
  expect((await judge(`GET /v1/hearings/${id}`)).status).toBe(403);
  const kept = await judge(`GET /v1/hearings/${id}/drafts`);
  expect(kept).toMatchObject({ status: 200, body: { drafts: [{ kind: 'perspective', body: record }] } });
  // What their page keeps on its own is not lost either, nor is a record that is not complete yet.
  expect((await judge(`PUT /v1/hearings/${id}/drafts/theory`, { begun: 'more' })).status).toBe(200);
  const { strongestCaseFor: _, ...incomplete } = record;
  expect((await submit(incomplete)).status).toBe(422);
  expect((await judge(`GET /v1/hearings/${id}/drafts`)).body.drafts).toMatchObject([
    { kind: 'perspective', body: incomplete },
    { kind: 'theory', body: { begun: 'more' } },
  ]);
  // Nobody else reads them.
  for (const other of ['judge-2@demo', 'supervisor@demo', 'judge-3@demo']) {
    const answer = await app.call(other, `GET /v1/hearings/${id}/drafts`);
    expect(answer.text).not.toContain(record.strongestCaseAgainst);
  }
  expect((await app.call('judge-3@demo', `GET /v1/hearings/${id}/drafts`)).status).toBe(403);
});

test('of two judges who submit at once, the holder’s record is accepted, and the other’s words are saved or refused as a whole', async () => {
  const answers = await Promise.all(
    ['judge-1@demo', 'judge-2@demo', 'judge-1@demo'].map((each) =>
      app.call(each, `POST /v1/hearings/${id}/perspective`, { body: recordOf(claimId) }),
    ),
  );
  const codes = answers.map(({ status, body }) => [status, body.code]);
  expect(codes[1]).toEqual([403, 'notAssigned']);
  expect([codes[0], codes[2]].toSorted()).toEqual([
    [201, undefined],
    [422, 'changeReasonMissing'],
  ]);
  const { body } = await app.call('auditor@demo', `GET /v1/audit/cases/${id}/trail`);
  expect(body.entries.filter(({ kind }: { kind: string }) => kind === 'perspectiveRecorded')).toHaveLength(1);
});

test('a correction of the judge’s restatement is served, cited, and answered before an adverse decision', async () => {
  const plain = { citations: [{ material: 'claim', id: claimId, quote: 'new one since May' }] };
  const record = recordOf(claimId, 'specialPleading');
  const finding = { ...record.findings[0], ...plain };
  expect((await submit(record)).status).toBe(201);
  await app.call(null, `POST /v1/appeals/${token}/nothing-to-add`);
  const { body: appeal } = await app.call(null, `GET /v1/appeals/${token}`);
  expect(appeal).toMatchObject({
    status: expect.stringContaining('whether they have understood you'),
    restatements: [{ restatement: WORDS.restatement, confirmed: null }],
  });
  const { recordId } = appeal.restatements[0] as { recordId: string };
  const correction = 'It was not the spring. It was the whole year.';
  const say = { body: { confirmed: false, correction } };
  expect((await app.call(null, `POST /v1/appeals/${token}/restatements/${recordId}`, say)).status).toBe(200);

  const { body: hearing } = await judge(`GET /v1/hearings/${id}`);
  expect(hearing.records).toMatchObject([{ id: recordId, restatement: { confirmed: false, correction } }]);
  const decision = (sources: { id: string }[]) => ({
    outcome: 'refuse',
    reasons: WORDS.reasons,
    contributions: sources.map((source) => ({ source: source.id, weight: 'considered', reason: WORDS.weighing })),
  });
  const refused = await judge(`POST /v1/hearings/${id}/decision`, decision(hearing.sources as { id: string }[]));
  expect(refused).toMatchObject({ status: 409, body: { code: 'correctionUnanswered' } });

  const cited = [{ material: 'correction', id: recordId, quote: 'the whole year' }];
  const again = { ...record, changeReason: 'They corrected me.', findings: [{ ...finding, citations: cited }] };
  const wrong = [{ material: 'correction', id: recordId, quote: 'only a month' }];
  expect((await submit({ ...again, findings: [{ ...finding, citations: wrong }] })).status).toBe(422);
  const { status, body } = await submit(again);
  expect(status).toBe(201);
  const decided = await judge(`POST /v1/hearings/${id}/decision`, decision(body.sources as { id: string }[]));
  expect(decided).toMatchObject({ status: 201, body: { phase: 'decided' } });
  const { body: after } = await app.call(null, `GET /v1/appeals/${token}`);
  expect(after.claims).toMatchObject([{ finding: 'specialPleading', found: expect.stringContaining('point of view') }]);
});

test('a decision before the record and before findings says what is missing', async () => {
  const { status, body } = await judge(`POST /v1/hearings/${id}/decision`, {
    outcome: 'grant',
    reasons: 'early',
    contributions: [{ source: claimId, weight: 'principal', reason: 'early' }],
  });
  expect({ status, code: body.code }).toEqual({ status: 409, code: 'perspectiveMissing' });
  expect(body.remedy).toContain('perspective record');
  expect(await draftOf('decision')).toMatchObject({ reasons: 'early' });
});

test.each([
  ['emoji', '🙂👩‍👩‍👧‍👦 my case is different 🏳️‍🌈'],
  ['right to left', 'קיבלתי עבודה חדשה במאי ‮abc'],
  ['zero width', 'I​ lost‍ my﻿ job'],
  ['50,000 characters', 'x'.repeat(50_000)],
  ['50,000 emoji', '🙂'.repeat(50_000)],
])('a claim of %s comes back as it was sent', async (_, statement) => {
  const taken = await app.call(null, `POST /v1/appeals/${token}/claims`, { body: { statement } });
  expect(taken.status).toBe(201);
  const { body } = await judge(`GET /v1/hearings/${id}`);
  expect(body.claims.map((each: { statement: string }) => each.statement)).toContain(statement);
});

test.each([
  ['nothing but white space', ' \n\t'],
  ['50,001 characters', 'x'.repeat(50_001)],
  ['nothing but zero-width characters', '\u200b\u200d\u2060\ufeff'],
  ['a zero character', 'zero \u0000 character'],
])('a claim of %s is refused and says so', async (_, statement) => {
  const { status, body } = await app.call(null, `POST /v1/appeals/${token}/claims`, { body: { statement } });
  expect(status).toBe(422);
  expect(body.errors.length).toBeGreaterThan(0);
});

/** A PDF of one line; `text` is written as PDF strings are. */
const pdfSaying = (text: string): Buffer =>
  Buffer.from(
    `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj
4 0 obj<</Length ${text.length + 40}>>stream
BT /F1 12 Tf 20 200 Td (${text}) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
%%EOF`,
    'latin1',
  );

const upload = (fileName: string, content: Buffer) => {
  const boundary = 'hearken-boundary';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${fileName}"\r\ncontent-type: application/pdf\r\n\r\n`;
  return app.call(null, `POST /v1/appeals/${token}/attachments`, {
    body: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  });
};

test('a text file is stored encrypted, served to the judge, and can be cited', async () => {
  const words = 'Contract of employment from the second of May.';
  const added = await upload('../../contract.txt', Buffer.from(words));
  expect(added).toMatchObject({ status: 201, body: { mediaType: 'text/plain', hasText: true } });
  const attachmentId = added.body.attachmentId as string;
  const { body } = await judge(`GET /v1/hearings/${id}`);
  expect(body.attachments).toMatchObject([{ id: attachmentId, fileName: 'contract.txt', text: words }]);
  const file = await judge(`GET /v1/hearings/${id}/attachments/${attachmentId}`);
  expect(file.text).toBe(words);
  expect(file.headers).toMatchObject({
    'content-disposition': expect.stringMatching(/^attachment/),
    'content-type': 'application/octet-stream',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  });
  const record = recordOf(claimId);
  record.findings[0]!.individualFacts![0]!.citations = [
    { material: 'attachment', id: attachmentId, quote: 'from the second of May' },
  ];
  expect((await submit(record)).status).toBe(201);
  expect((await app.call('judge-2@demo', `GET /v1/hearings/${id}/attachments/${attachmentId}`)).status).toBe(403);
});

test('characters that cannot be stored are left out of a file’s text and name, and the hearing can still be read', async () => {
  const pdf = await upload(`${'n'.repeat(199)}🙂.pdf`, pdfSaying('My new \\000 job'));
  expect(pdf).toMatchObject({ status: 201, body: { mediaType: 'application/pdf', hasText: true } });
  expect(await upload('long.txt', Buffer.from(`${'x'.repeat(199_999)}🙂🙂`))).toMatchObject({ status: 201 });
  const { status, body } = await judge(`GET /v1/hearings/${id}`);
  expect(status).toBe(200);
  expect(body.attachments).toHaveLength(2);
  for (const { text, fileName } of body.attachments as { text: string; fileName: string }[]) {
    expect(text).not.toContain('\0');
    expect(text.isWellFormed() && fileName.isWellFormed()).toBe(true);
  }
});

test('a file that a judge downloaded is among what they were served, by its hash', async () => {
  const words = 'Contract of employment.';
  const { body: added } = await upload('contract.txt', Buffer.from(words));
  // The auditor's own reads are views, too.
  const viewsOf = async () =>
    ((await app.call('auditor@demo', `GET /v1/audit/cases/${id}/views`)).body.views as { audience: string }[]).filter(
      ({ audience }) => audience === 'judge',
    );
  const before = (await viewsOf()).length;
  expect((await judge(`GET /v1/hearings/${id}/attachments/${added.attachmentId}`)).text).toBe(words);
  expect((await viewsOf()).length).toBe(before + 1);
});

test('invalid telemetry does not hold up a record', async () => {
  const sent = { ...recordOf(claimId), telemetry: { activeSeconds: -1, pastedShare: 'all', more: true } };
  expect((await submit(sent)).status).toBe(201);
});

test('a judge who has declared a conflict with a case can no longer read it', async () => {
  const { body } = await judge(`GET /v1/hearings/${id}`);
  const entry = { name: 'Judge 1', role: 'judge', conflicts: [body.externalRef] };
  const put = (conflicts: string[]) =>
    app.call('supervisor@demo', 'PUT /v1/staff/judge-1@demo', { body: { ...entry, conflicts } });
  expect((await put([body.externalRef as string])).status).toBe(200);
  expect((await judge(`GET /v1/hearings/${id}`)).status).toBe(403);
  expect((await judge(`PUT /v1/hearings/${id}/drafts/theory`, { begun: 'yes' })).status).toBe(403);
  await put([]);
});

test('a file whose type names no boundary is refused as such', async () => {
  const { status, body } = await app.call(null, `POST /v1/appeals/${token}/attachments`, {
    body: 'Contract of employment.',
    headers: { 'content-type': 'multipart/form-data' },
  });
  expect([status, body.code]).toEqual([415, 'unsupportedMediaType']);
});

test('an executable named .pdf is refused by its content', async () => {
  const { status, body } = await upload(
    'letter.pdf',
    Buffer.from('\u007fELF\u0002\u0001\u0001'.padEnd(64, '\u0000'), 'latin1'),
  );
  expect(status).toBe(422);
  expect(body.errors[0].message).toContain('PDF');
  expect((await upload('letter.pdf', Buffer.from('#!/bin/sh\nrm -rf /\n'))).status).toBe(422);
  expect((await upload('letter.pdf', Buffer.from('<html><script>1</script>'))).status).toBe(422);
});

test('a file of 20 MB is refused as too large', async () => {
  const { status, body } = await upload('scan.pdf', Buffer.alloc(20 * 1024 * 1024, 'x'));
  expect(status).toBe(413);
  expect(body).toMatchObject({ code: 'tooLarge', detail: expect.stringContaining('10 MiB') });
});

test('a record’s telemetry is shown to auditors and never to judges', async () => {
  const sent = { ...recordOf(claimId), telemetry: { activeSeconds: 421.5, pastedShare: 0.75 } };
  const { text, status } = await submit(sent);
  expect(status).toBe(201);
  expect(text).not.toContain('pastedShare');
  const { body } = await app.call('auditor@demo', 'GET /v1/audit/reports/effort');
  expect(body.rows.find((row: { caseId: string }) => row.caseId === id)).toMatchObject({
    activeSeconds: 421.5,
    pastedShare: 0.75,
    flags: expect.stringContaining('mostlyPasted'),
  });
  expect((await judge('GET /v1/audit/reports/effort')).status).toBe(403);
});

test('an answer is accepted while its question is open, and refused afterwards', async () => {
  const asked = await judge(`POST /v1/hearings/${id}/questions`, { question: WORDS.question });
  const answer = { questionId: asked.body.questionId as string, answer: WORDS.answer };
  expect((await app.call(null, `POST /v1/appeals/${token}/answers`, { body: answer })).status).toBe(201);
  const again = await app.call(null, `POST /v1/appeals/${token}/answers`, { body: answer });
  expect({ status: again.status, code: again.body.code }).toEqual({ status: 409, code: 'questionAnswered' });
});
