import { expect, test } from 'vitest';
import { pdfDrawing } from '../../unit/attachment/pdf-drawing.ts';
import { JUDGE, OTHER_JUDGE } from '../court.ts';
import { openCourt } from '../open-court.ts';

/** A white picture of one pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==',
  'base64',
);

const court = await openCourt();

const upload = (token: string, fileName: string, content: Buffer) =>
  court.app.call(null, `POST /v1/appeals/${token}/attachments`, {
    headers: { 'content-type': 'multipart/form-data; boundary=parts' },
    body: Buffer.concat([
      Buffer.from(`--parts\r\ncontent-disposition: form-data; name="file"; filename="${fileName}"\r\n\r\n`),
      content,
      Buffer.from('\r\n--parts--\r\n'),
    ]),
  });

test('a judge sees a picture and the pages of a PDF in the hearing, and nothing that a browser would run', async () => {
  const one = await court.held();
  const added: Record<string, string> = {};
  for (const [name, content] of [
    ['photo.png', PNG],
    ['letter.pdf', pdfDrawing('0 0 150 150 re f')],
    ['note.txt', Buffer.from('<b>Only words</b>')],
  ] as const)
    added[name] = (await upload(one.token, name, content)).body.attachmentId;

  const judge = await court.signedIn(JUDGE);
  const page = await judge.get(`/hearings/${one.caseId}`);
  const picture = (name: string) => `/hearings/${one.caseId}/attachments/${added[name]}/picture`;
  expect(page.text).toContain(picture('photo.png'));
  expect(page.text).toContain(picture('letter.pdf'));
  expect(page.text).not.toContain(picture('note.txt'));

  for (const name of ['photo.png', 'letter.pdf']) {
    const shown = await judge.get(picture(name));
    expect(shown).toMatchObject({ status: 200, headers: { 'content-type': 'image/png' } });
    expect(shown.text.slice(1, 4)).toBe('PNG');
    expect(shown.headers['x-content-type-options']).toBe('nosniff');
  }
  expect((await judge.get(picture('note.txt'))).status).toBe(404);
  expect((await (await court.signedIn(OTHER_JUDGE)).get(picture('photo.png'))).status).toBe(403);
  const damaged = (await upload(one.token, 'damaged.pdf', Buffer.from('%PDF-1.4\nnothing else'))).body.attachmentId;
  expect((await judge.get(`/hearings/${one.caseId}/attachments/${damaged}/picture`)).status).toBe(409);
});
