import { readBase64 } from './strict-base64.ts';

/** The head of a log's tree, as a checkpoint states it (C2SP tlog-checkpoint). */
export interface TreeHead {
  /** The log that it belongs to. */
  origin: string;
  size: number;
  root: Buffer;
}

/**
 * Reads the text of a checkpoint.
 *
 * @throws SyntaxError if it is malformed
 */
export function readTreeHead(text: string): TreeHead {
  const lines = text.split('\n');
  const [origin = '', size = '', root = ''] = lines;
  const isWhole = text.endsWith('\n') && lines.length >= 4 && lines.slice(0, -1).every((line) => line !== '');
  if (!isWhole || !/^(0|[1-9]\d{0,15})$/.test(size) || !Number.isSafeInteger(Number(size)))
    throw new SyntaxError('not a checkpoint');
  const hash = readBase64(root);
  if (hash.length !== 32) throw new SyntaxError('the root of a checkpoint has 32 bytes');
  return { origin, size: Number(size), root: hash };
}

/** The text of a checkpoint, which its signatures cover. */
export const writeTreeHead = ({ origin, size, root }: TreeHead): string =>
  `${origin}\n${size}\n${root.toString('base64')}\n`;
