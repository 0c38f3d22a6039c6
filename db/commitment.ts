import { createHmac, hash, randomBytes } from 'node:crypto';
import canonicalize from 'canonicalize';

/**
 * A JSON value as RFC 8785 (JCS) text: the same value always gives the same text.
 *
 * @throws TypeError for what is not a JSON value; Error for NaN, infinities and lone surrogates
 */
export function canonicalJson(value: unknown): string {
  const ordered = inOrder(value);
  const text = ordered === undefined ? canonicalize(value) : JSON.stringify(ordered);
  if (text === undefined) throw new TypeError('not a JSON value');
  return text;
}

/**
 * A plain JSON value with the keys of its objects in RFC 8785's order, so that the engine's own writer gives the canonical
 * text; `undefined` where that writer would not: for what is not plain JSON, and for keys that no object keeps in a given
 * order.
 */
function inOrder(value: unknown): unknown {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string') return value.isWellFormed() ? value : undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'object') return undefined;
  if (Array.isArray(value)) {
    const items: unknown[] = [];
    for (const each of value) {
      const item = inOrder(each);
      if (item === undefined) return undefined;
      items.push(item);
    }
    return items;
  }
  if (Object.getPrototypeOf(value) !== Object.prototype || 'toJSON' in value) return undefined;
  const object = value as Record<string, unknown>;
  const ordered: Record<string, unknown> = {};
  for (const key of Object.keys(object).sort()) {
    // Keys that are numbers come first in any object, and this one key is no property at all.
    if (/^\d/.test(key) || key === '__proto__' || !key.isWellFormed()) return undefined;
    const each = object[key];
    if (each === undefined) continue;
    const member = inOrder(each);
    if (member === undefined) return undefined;
    ordered[key] = member;
  }
  return ordered;
}

/** SHA-256 of a text (UTF-8), hex. */
export const sha256 = (text: string): string => hash('sha256', text, 'hex');

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
