import { createHash, createHmac, randomBytes } from 'node:crypto';
import canonicalize from 'canonicalize';

/** A JSON value as RFC 8785 (JCS) text: the same value always gives the same text. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('not a JSON value');
  return text;
}

/** SHA-256 of a text (UTF-8), hex. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** SHA-256 of a JSON value's canonical text, hex. */
export const hashOf = (value: unknown): string => sha256(canonicalJson(value));

/**
 * HMAC-SHA-256 of a text under a subject's key, hex. Without the key nobody can test a guess at the text, so destroying the
 * key erases what the commitment could tell, and leaves every proof over it valid.
 */
export const commit = (key: Buffer, text: string): string => createHmac('sha256', key).update(text).digest('hex');

/** A fresh 256-bit key for {@link commit}. */
export const newCommitmentKey = (): Buffer => randomBytes(32);

/** 256 random bits, hex: the recorded seed of a draw. */
export const newSeed = (): string => randomBytes(32).toString('hex');
