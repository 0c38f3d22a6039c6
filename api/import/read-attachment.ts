import { fileTypeFromBuffer } from 'file-type';
import { extractText, getDocumentProxy } from 'unpdf';
import { invalid } from '../problem.ts';

/** Largest file a subject may add. */
export const MAX_ATTACHMENT_BYTES = 10 * 1024 * 1024;

const IMAGES = new Set(['image/png', 'image/jpeg', 'image/webp']);
const MAX_TEXT = 200_000;
const MAX_READING_MILLISECONDS = 5_000;

/** A file's type by its content, and the text in it that can be cited. */
export interface ReadAttachment {
  mediaType: string;
  text: string | null;
}

/**
 * Tells what a file is by its bytes, whatever its name says. PDF, PNG, JPEG, WebP and plain text (UTF-8) are taken.
 *
 * @throws Problem naming what is taken, for everything else
 */
export async function readAttachment(content: Buffer): Promise<ReadAttachment> {
  if (content.length === 0) throw refusal('the file is empty');
  const sniffed = await fileTypeFromBuffer(content);
  if (sniffed?.mime === 'application/pdf') return { mediaType: sniffed.mime, text: await textOfPdf(content) };
  if (sniffed && IMAGES.has(sniffed.mime)) return { mediaType: sniffed.mime, text: null };
  if (sniffed) throw refusal(`the content of the file is ${sniffed.mime}`);
  const text = asPlainText(content);
  if (text === null) throw refusal('files of this type are not accepted');
  return { mediaType: 'text/plain', text: storable(text) };
}

/**
 * The part of a text that is kept. Zero characters and halves of surrogate pairs, which PDFs hold and a cut makes, are left
 * out: no database row can keep them, and a view of the whole case would fail with them.
 */
const storable = (text: string): string => text.slice(0, MAX_TEXT).replaceAll('\0', '').toWellFormed();

const refusal = (message: string) =>
  invalid([{ field: 'file', message: `${message}; send a PDF, PNG, JPEG or WebP file, or plain text` }]);

/** Valid UTF-8 without control characters or markup that a browser would run; else `null`. */
function asPlainText(content: Buffer): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content);
    // eslint-disable-next-line no-control-regex
    if (/[\u0000-\u0008\u000B\u000E-\u001F]/.test(text)) return null;
    return /^\s*(<!doctype|<html|<svg|<script|<\?xml|#!)/i.test(text) ? null : text;
  } catch {
    return null;
  }
}

/** The text of a PDF, or `null` when it has none or cannot be read in time. A file that cannot be read is still kept. */
async function textOfPdf(content: Buffer): Promise<string | null> {
  const reading = (async () => {
    const document = await getDocumentProxy(new Uint8Array(content));
    try {
      const { text } = await extractText(document, { mergePages: true });
      return text.trim() === '' ? null : storable(text);
    } finally {
      await document.destroy();
    }
  })();
  reading.catch(() => null);
  const late = new Promise<null>((resolve) => setTimeout(resolve, MAX_READING_MILLISECONDS, null).unref());
  return Promise.race([reading.catch(() => null), late]);
}
