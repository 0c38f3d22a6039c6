import { fileTypeFromBuffer } from 'file-type';
import { invalid, Problem } from '../problem.ts';
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
  if (content.length === 0) throw new RefusedFile('empty', 'the file is empty');
  // The mark of a text in UTF-16 looks like the beginning of a sound file.
  const sniffed = hasUtf16Mark(content) ? undefined : await fileTypeFromBuffer(content);
  if (sniffed?.mime === PDF) {
    const text = isWanted ? await readPdfText(content) : null;
    return { mediaType: sniffed.mime, text: text && storable(text) };
  }
  if (sniffed && IMAGES.has(sniffed.mime)) return { mediaType: sniffed.mime, text: null };
  if (sniffed) throw refuseType(sniffed.mime, content);
  const text = asPlainText(content);
  if (text === null)
    throw new RefusedFile('other', 'files of this type are not accepted; if it is a text, save it as UTF-8 or as PDF');
  return { mediaType: 'text/plain', text: storable(text) };
}

/**
 * The part of a text that is kept. Zero characters and halves of surrogate pairs, which PDFs hold and a cut makes, are left
 * out: no database row can keep them, and a view of the whole case would fail with them.
 */
const storable = (text: string): string => text.slice(0, MAX_TEXT).replaceAll('\0', '').toWellFormed();

const hasUtf16Mark = (content: Buffer): boolean =>
  (content[0] === 0xff && content[1] === 0xfe) || (content[0] === 0xfe && content[1] === 0xff);

/** Why a file is not taken, by what people call it. */
export type FileFault =
  'empty' | 'word' | 'openDocument' | 'rtf' | 'spreadsheet' | 'heic' | 'oldOffice' | 'archive' | 'other';

/** A file that is not taken, and how to send what is in it. */
export class RefusedFile extends Problem {
  readonly fault: FileFault;

  constructor(fault: FileFault, message: string) {
    const advice = `${message}; send a PDF, PNG, JPEG or WebP file, or plain text`;
    const { document } = invalid([{ field: 'file', message: advice }]);
    super(document.status, document.code, document.title, document);
    this.fault = fault;
  }
}

const ADVICE: [RegExp, FileFault, string][] = [
  [/wordprocessingml|msword/, 'word', 'the file is a Word document; save it as PDF and send that'],
  [
    /opendocument\.text/,
    'openDocument',
    'the file is a text document of LibreOffice or OpenOffice; save it as PDF and send that',
  ],
  [/rtf/, 'rtf', 'the file is a document in RTF; save it as PDF and send that'],
  [/spreadsheet|ms-excel/, 'spreadsheet', 'the file is a spreadsheet; save it as PDF and send that'],
  [
    /hei[cf]/,
    'heic',
    'the file is a photo in HEIC, as some telephones take them; save or share it as JPEG and send that',
  ],
  [/x-cfb/, 'oldOffice', 'the file is a document of an older office program; save it as PDF and send that'],
  [/zip/, 'archive', 'the file is an archive; send the files in it one by one'],
];

function refuseType(mime: string, content: Buffer): RefusedFile {
  const isWord = mime === 'application/zip' && content.includes('word/document.xml');
  const [, fault, advice] = (isWord ? ADVICE[0] : ADVICE.find(([type]) => type.test(mime))) ?? [
    null,
    'other' as const,
    `the content of the file is ${mime}`,
  ];
  return new RefusedFile(fault, advice);
}

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
