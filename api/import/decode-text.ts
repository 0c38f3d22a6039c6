import { invalid } from '../problem.ts';

/** Encodings that a file of text may have. */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];

const LOOKED_AT = 4_096;
/** Minimum share of zero bytes at every second place for a text without a byte order mark to be UTF-16. */
const MIN_ZEROS = 0.4;

/** The text of a body or file, with the encoding in which it was read. */
export class DecodedText {
  readonly text: string;
  readonly encoding: Encoding;

  constructor(text: string, encoding: Encoding) {
    this.text = text;
    this.encoding = encoding;
  }
}

/**
 * Decodes bytes, without their byte order mark. If no encoding is given, the mark determines it, otherwise the bytes:
 * UTF-16, UTF-8, or Windows-1252 for what is neither but consists mostly of ASCII letters.
 *
 * @throws Problem 422 for bytes that are not text in that encoding
 */
export function decodeText(bytes: Buffer, given?: Encoding): DecodedText {
  const encoding = given ?? recognizeEncoding(bytes);
  const text = decodeAs(bytes, encoding);
  if (text === undefined)
    throw notText(`the bytes are not text in ${encoding}; save the file as UTF-8 and send it again`);
  return new DecodedText(text, encoding);
}

const notText = (message: string) => invalid([{ field: 'body', message }]);

function recognizeEncoding(bytes: Buffer): Encoding {
  const wide = recognizeWide(bytes);
  if (wide) return wide;
  if (decodeAs(bytes, 'utf-8') !== undefined) return 'utf-8';
  // In other single-byte encodings, such as those for Cyrillic or Greek, nearly every letter is beyond ASCII.
  const beyond = bytes.filter((byte) => byte > 0x7f).length;
  const plain = bytes.filter((byte) => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a).length;
  if (beyond > plain) throw notText('the encoding of the text is not clear; save the file as UTF-8 and send it again');
  return 'windows-1252';
}

/** The order of UTF-16 that bytes begin with, by their mark or by their zeros; `undefined` for any other encoding. */
export function recognizeWide(bytes: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const start = bytes.subarray(0, LOOKED_AT);
  const zerosAt = (offset: number) =>
    start.filter((byte, index) => index % 2 === offset && byte === 0).length /
    Math.max(1, Math.floor(start.length / 2));
  if (bytes.length % 2 === 0 && zerosAt(1) > MIN_ZEROS && zerosAt(0) === 0) return 'utf-16le';
  if (bytes.length % 2 === 0 && zerosAt(0) > MIN_ZEROS && zerosAt(1) === 0) return 'utf-16be';
  return undefined;
}

/** Five bytes stand for no letter in Windows-1252; the decoder turns them into control characters. */
const UNUSED = /[\u0081\u008d\u008f\u0090\u009d]/;

function decodeAs(bytes: Buffer, encoding: Encoding): string | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return encoding === 'windows-1252' && UNUSED.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}
