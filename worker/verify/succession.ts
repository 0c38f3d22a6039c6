import { createHash } from 'node:crypto';
import { readBase64 } from './strict-base64.ts';

/**
 * A log that replaces another one: its database was restored to a state before the last tree that a witness cosigned, or another key
 * signs from now on.
 */
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
  /** Where another key signs: the key of the log that ended and that of the new one (C2SP verifier keys). Nothing is lost then. */
  keys?: { from: string; to: string };
}

interface Tree {
  size: number;
  root: Buffer;
}

const HEADING = 'hearken ledger succession v1';
const HEADING_WITH_KEYS = 'hearken ledger succession v2';

/** The text of a statement. The log's key signs it, and the new log's as well where that is another. */
export const writeSuccession = ({ from, cosigned, kept, to, at, reason, keys }: Succession): string =>
  [
    keys ? HEADING_WITH_KEYS : HEADING,
    ...[from, writeTree(cosigned), writeTree(kept), to, at, reason],
    ...(keys ? [keys.from, keys.to] : []),
    '',
  ].join('\n');

/**
 * Reads the text of a statement.
 *
 * @throws SyntaxError if it is malformed
 */
export function readSuccession(text: string): Succession {
  const [heading, from = '', cosigned = '', kept = '', to = '', at = '', reason = '', ...rest] = text.split('\n');
  const [oldKey = '', newKey = ''] = rest;
  const hasKeys = heading === HEADING_WITH_KEYS;
  const isWhole = rest.length === (hasKeys ? 3 : 1) && rest.at(-1) === '' && !Number.isNaN(Date.parse(at));
  const isKnown = heading === HEADING || (hasKeys && cosigned === kept);
  if (!isWhole || !isKnown || from === '' || to === '') throw new SyntaxError('not a statement of a succession');
  const succession = { from, cosigned: readTree(cosigned), kept: readTree(kept), to, at, reason };
  return hasKeys ? { ...succession, keys: { from: oldKey, to: newKey } } : succession;
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
