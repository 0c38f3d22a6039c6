import type { FastifyRequest } from 'fastify';
import { Problem } from '../problem.ts';
import { readForm, type Form } from './form.ts';

/** A file that came with a form. */
export interface SentFile {
  name: string;
  mediaType: string;
  content: Buffer;
}

interface SentParts {
  /** The fields beside the file, as a form without one would have sent them. */
  fields: Record<string, string>;
  file?: SentFile;
  /** Set where the file is larger than allowed; its content is then dropped. */
  tooLarge?: Problem;
}

const MAX_FIELDS = 500;

/**
 * Reads a form that carries a file: its fields, and the file where one was chosen.
 *
 * Fields have to come before the file in the form, because the file is read only where `mayRead` says so of the fields
 * before it; any other file is skipped unread.
 */
export async function readMultipart(
  request: FastifyRequest,
  maxBytes: number,
  mayRead: (form: Form) => boolean,
): Promise<SentParts> {
  const sent: SentParts = { fields: {} };
  const limits = { fileSize: Math.max(maxBytes, 1), files: 1, fields: MAX_FIELDS };
  // The types omit this option: with it, a file that is too large is cut off instead of failing the whole request.
  const options = { limits, throwFileSizeLimit: false };
  for await (const part of request.parts(options)) {
    if (part.type === 'field') {
      if (typeof part.value === 'string') sent.fields[part.fieldname] = part.value;
      continue;
    }
    if (maxBytes === 0 || part.filename === '' || !mayRead(readForm(sent.fields))) {
      part.file.resume();
      continue;
    }
    const content = await part.toBuffer();
    if (part.file.truncated) sent.tooLarge = tooLarge(maxBytes);
    else sent.file = { name: part.filename, mediaType: part.mimetype, content };
  }
  return sent;
}

const tooLarge = (maxBytes: number): Problem =>
  new Problem(413, 'fileTooLarge', 'The file is too large', {
    detail: `it has more than ${Math.floor(maxBytes / 1024 / 1024)} MiB; none of it was stored`,
    remedy: 'send it in parts',
    errors: [{ field: '/file', message: 'choose a smaller file' }],
  });
