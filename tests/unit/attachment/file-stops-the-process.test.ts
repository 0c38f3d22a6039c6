import { expect, test } from 'vitest';
import { readAttachment } from '#api/import/read-attachment.ts';
import { longestStandstill } from './longest-standstill.ts';
import { pdfDrawing } from './pdf-drawing.ts';

test('the text of a PDF is read', async () => {
  const content = pdfDrawing('BT /F1 12 Tf 10 100 Td (My employer closed in May.) Tj ET');
  expect(await readAttachment(content, true)).toEqual({
    mediaType: 'application/pdf',
    text: 'My employer closed in May.',
  });
});

test('a PDF that would take minutes is given up, and this process continues meanwhile', async () => {
  const words = 'BT /F1 12 Tf 10 100 Td (a) Tj ET';
  const content = pdfDrawing(
    '/X Do',
    Array<string>(10)
      .fill(`${words} ${'/X Do '.repeat(10)}`)
      .concat(words),
  );
  expect(content.length).toBeLessThan(16 * 1024);
  const reading = readAttachment(content, true);
  expect(await longestStandstill(reading)).toBeLessThan(2_000);
  expect(await reading).toEqual({ mediaType: 'application/pdf', text: null });
}, 60_000);

test('a PDF that unpacks to more than the memory it may have is given up', async () => {
  const content = pdfDrawing(`BT /F1 12 Tf 10 100 Td (${'a'.repeat(400 * 1024 * 1024)}) Tj ET`);
  expect(await readAttachment(content, true)).toEqual({ mediaType: 'application/pdf', text: null });
}, 60_000);

test('a PDF that the case has no room for is not read', async () => {
  const content = pdfDrawing('BT /F1 12 Tf 10 100 Td (My employer closed in May.) Tj ET');
  expect(await readAttachment(content, false)).toEqual({ mediaType: 'application/pdf', text: null });
});
