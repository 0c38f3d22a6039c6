import { createHash } from 'node:crypto';
import { readBase64 } from './strict-base64.ts';

/** A log that replaces another one, whose database was restored to a state before the last tree that a witness cosigned. */
export interface Succession {
  /** The log that ended. */
  from: string;
  /** Its last tree that a witness cosigned. */
  cosigned: Tree;
  /** Its largest cosigned tree that the restored database still contains, with which the new log begins. */
  kept: Tree;
  /** The log that replaces it. */
  to: string;
  /** RFC 3339 UTC. */
  at: string;
  /** The operator's reason, in one line. */
  reason: string;
}

interface Tree {
  size: number;
  root: Buffer;
}

const HEADING = 'hearken ledger succession v1';

/** The text of a statement, which the log's key signs. */
export const writeSuccession = ({ from, cosigned, kept, to, at, reason }: Succession): string =>
  [HEADING, from, writeTree(cosigned), writeTree(kept), to, at, reason, ''].join('\n');

/**
 * Reads the text of a statement.
 *
 * @throws SyntaxError if it is malformed
 */
export function readSuccession(text: string): Succession {
  const [heading, from = '', cosigned = '', kept = '', to = '', at = '', reason = '', end, ...more] = text.split('\n');
  const isWhole = heading === HEADING && end === '' && more.length === 0 && !Number.isNaN(Date.parse(at));
  if (!isWhole || from === '' || to === '') throw new SyntaxError('not a statement of a succession');
  return { from, cosigned: readTree(cosigned), kept: readTree(kept), to, at, reason };
}

/** The line with which every checkpoint of the new log names the statement. */
export const successionLine = (statement: string): string =>
  `succession ${createHash('sha256').update(statement).digest('base64')}`;

const writeTree = ({ size, root }: Tree): string => `${size} ${root.toString('base64')}`;

function readTree(line: string): Tree {
  const [, size = '', root = ''] = /^(0|[1-9]\d{0,14}) (\S+)$/.exec(line) ?? [];
  if (size === '') throw new SyntaxError('not a tree of a succession');
  return { size: Number(size), root: readBase64(root) };
}
