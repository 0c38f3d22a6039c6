import { expect, test } from 'vitest';
import { Problem } from '#api/problem.ts';
import { readAttachment } from '#api/import/read-attachment.ts';

const utf16 = Buffer.from('\uFEFFMy employer closed in May.', 'utf16le');

test.each<[string, Buffer, string]>([
  ['UTF-16 with a mark', utf16, 'My employer closed in May.'],
  ['UTF-16 with a mark, high byte first', Buffer.from(utf16).swap16(), 'My employer closed in May.'],
  ['Windows-1252', Buffer.from('Ich war f\xfcr Monate krank.', 'latin1'), 'Ich war für Monate krank.'],
  ['UTF-8 with a mark', Buffer.from('\uFEFFIch war für Monate krank.'), 'Ich war für Monate krank.'],
])('a text in %s is read', async (_what, content, text) => {
  expect(await readAttachment(content, true)).toEqual({ mediaType: 'text/plain', text });
});

/** An archive with one stored entry, as the beginning of a document. */
function archive(name: string, content = ''): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt32LE(content.length, 18);
  header.writeUInt32LE(content.length, 22);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, Buffer.from(name), Buffer.from(content)]);
}

async function messageOf(content: Buffer): Promise<string | undefined> {
  try {
    await readAttachment(content, true);
    return 'was taken';
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return error.document.errors?.[0]?.message;
  }
}

test.each<[string, Buffer, RegExp]>([
  [
    'a Word document',
    Buffer.concat([archive('_rels/.rels', 'x'), archive('word/document.xml', 'x')]),
    /Word document; save it as PDF/,
  ],
  ['a text document', archive('mimetype', 'application/vnd.oasis.opendocument.text'), /LibreOffice.*save it as PDF/],
  ['a photo of a telephone', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), /HEIC.*as JPEG/],
  ['an archive', archive('photo.jpg', 'x'), /archive; send the files in it/],
  [
    'Cyrillic letters in an encoding of their own',
    Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]),
    /save it as UTF-8/,
  ],
  ['bytes that are no text', Buffer.from([0x00, 0x01, 0x02, 0x81]), /of this type are not accepted/],
])('%s is called by its name, with what to do', async (_what, content, message) => {
  expect(await messageOf(content)).toMatch(message);
});
