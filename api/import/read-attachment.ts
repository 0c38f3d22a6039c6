import { fileTypeFromBuffer } from 'file-type';
import { invalid } from '../problem.ts';
import { decodeText } from './decode-text.ts';
import { readPdfText } from './pdf/read-pdf-text.ts';

/** Largest file a subject may add. */
export const MAX_ATTACHMENT_BYTES = 10 * 1024 * 1024;

const IMAGES: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/webp']);
const PDF = 'application/pdf';

/** How a file can be looked at in a page: it is a picture itself, its pages can be drawn as one, or not at all. */
export const pictureOf = (mediaType: string): 'itself' | 'pages' | null =>
  IMAGES.has(mediaType) ? 'itself' : mediaType === PDF ? 'pages' : null;

const MAX_TEXT = 200_000;

/** A file's type by its content, and the text in it that can be cited. */
export interface ReadAttachment {
  mediaType: string;
  text: string | null;
}

/**
 * Tells what a file is by its bytes, whatever its name says. PDF, PNG, JPEG, WebP and plain text are taken.
 *
 * @param isWanted whether the case can take the file, which is known before a PDF is read at some cost
 * @throws Problem naming what is taken, for everything else
 */
export async function readAttachment(content: Buffer, isWanted: boolean): Promise<ReadAttachment> {
  if (content.length === 0) throw refusal('the file is empty');
  // The mark of a text in UTF-16 looks like the beginning of a sound file.
  const sniffed = hasUtf16Mark(content) ? undefined : await fileTypeFromBuffer(content);
  if (sniffed?.mime === PDF) {
    const text = isWanted ? await readPdfText(content) : null;
    return { mediaType: sniffed.mime, text: text && storable(text) };
  }
  if (sniffed && IMAGES.has(sniffed.mime)) return { mediaType: sniffed.mime, text: null };
  if (sniffed) throw refuseType(sniffed.mime, content);
  const text = asPlainText(content);
  if (text === null) throw refusal('files of this type are not accepted; if it is a text, save it as UTF-8 or as PDF');
  return { mediaType: 'text/plain', text: storable(text) };
}

/**
 * The part of a text that is kept. Zero characters and halves of surrogate pairs, which PDFs hold and a cut makes, are left
 * out: no database row can keep them, and a view of the whole case would fail with them.
 */
const storable = (text: string): string => text.slice(0, MAX_TEXT).replaceAll('\0', '').toWellFormed();

const hasUtf16Mark = (content: Buffer): boolean =>
  (content[0] === 0xff && content[1] === 0xfe) || (content[0] === 0xfe && content[1] === 0xff);

/** What people call files of other types, and how to send what is in them. */
const ADVICE: [RegExp, string][] = [
  [/wordprocessingml|msword/, 'the file is a Word document; save it as PDF and send that'],
  [/opendocument\.text/, 'the file is a text document of LibreOffice or OpenOffice; save it as PDF and send that'],
  [/rtf/, 'the file is a document in RTF; save it as PDF and send that'],
  [/spreadsheet|ms-excel/, 'the file is a spreadsheet; save it as PDF and send that'],
  [/hei[cf]/, 'the file is a photo in HEIC, as some telephones take them; save or share it as JPEG and send that'],
  [/x-cfb/, 'the file is a document of an older office program; save it as PDF and send that'],
  [/zip/, 'the file is an archive; send the files in it one by one'],
];

function refuseType(mime: string, content: Buffer) {
  const isWord = mime === 'application/zip' && content.includes('word/document.xml');
  const advice = isWord ? ADVICE[0] : ADVICE.find(([type]) => type.test(mime));
  return refusal(advice?.[1] ?? `the file is ${mime} by its content`);
}

const refusal = (message: string) =>
  invalid([{ field: 'file', message: `${message}; send a PDF, PNG, JPEG or WebP file, or plain text` }]);

/** Text in an encoding that is read, without control characters or markup that a browser would run; else `null`. */
function asPlainText(content: Buffer): string | null {
  try {
    const { text } = decodeText(content);
    // eslint-disable-next-line no-control-regex
    if (/[\u0000-\u0008\u000B\u000E-\u001F]/.test(text)) return null;
    return /^\s*(<!doctype|<html|<svg|<script|<\?xml|#!)/i.test(text) ? null : text;
  } catch {
    return null;
  }
}
