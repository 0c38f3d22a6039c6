import { hash, randomBytes } from 'node:crypto';
import canonicalize from 'canonicalize';

/**
 * A JSON value as RFC 8785 (JCS) text: the same value always gives the same text.
 *
 * @throws TypeError for anything that is not a JSON value; Error for NaN, infinities and lone surrogates
 */
export function canonicalJson(value: unknown): string {
  const ordered = inOrder(value);
  const text = ordered === undefined ? canonicalize(value) : JSON.stringify(ordered);
  if (text === undefined) throw new TypeError('not a JSON value');
  return text;
}

/**
 * A plain JSON value with the keys of its objects in RFC 8785's order, so that the engine's own serializer gives the
 * canonical text; the value itself if it is already in order. `undefined` if that serializer would not: for what is not
 * plain JSON, and for keys that objects do not keep in a given order.
 */
function inOrder(value: unknown): unknown {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string') return value.isWellFormed() ? value : undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'object') return undefined;
  return Array.isArray(value) ? itemsInOrder(value) : membersInOrder(value as Record<string, unknown>);
}

function itemsInOrder(value: unknown[]): unknown[] | undefined {
  let items = value;
  for (let place = 0; place < value.length; place += 1) {
    const item = inOrder(value[place]);
    if (item === undefined) return undefined;
    if (item === value[place]) continue;
    if (items === value) items = [...value];
    items[place] = item;
  }
  return items;
}

function membersInOrder(object: Record<string, unknown>): Record<string, unknown> | undefined {
  if (Object.getPrototypeOf(object) !== Object.prototype || 'toJSON' in object) return undefined;
  const keys = Object.keys(object);
  let isInOrder = true;
  let last = '';
  for (const key of keys) {
    if (!isPlainKey(key)) return undefined;
    if (key < last) isInOrder = false;
    last = key;
  }
  if (!isInOrder) keys.sort();
  const ordered: Record<string, unknown> = {};
  for (const key of keys) {
    const each = object[key];
    if (each === undefined) continue;
    const member = inOrder(each);
    if (member === undefined) return undefined;
    if (member !== each) isInOrder = false;
    ordered[key] = member;
  }
  return isInOrder ? object : ordered;
}

/** Whether objects keep a key in the order given: not a number, which comes first in any object, nor `__proto__`. */
function isPlainKey(key: string): boolean {
  const first = key.charCodeAt(0);
  return !(first >= 0x30 && first <= 0x39) && key !== '__proto__' && key.isWellFormed();
}

/** SHA-256 of a text (UTF-8), hex. */
export const sha256 = (text: string): string => hash('sha256', text, 'hex');

/** SHA-256 of a JSON value's canonical text, hex. */
export const hashOf = (value: unknown): string => sha256(canonicalJson(value));

/**
 * HMAC-SHA-256 of a text under a subject's key, hex. Without the key, guesses at the text cannot be tested, so
 * destroying the key erases what the commitment could reveal and leaves every proof over it valid.
 */
export const commit = (key: Buffer, text: string): string => hmac(key, Buffer.from(text)).toString('hex');

/** SHA-256's block, and what a key is combined with (RFC 2104). */
const BLOCK_BYTES = 64;
const INNER = 0x36;
const OUTER = 0x5c;

/**
 * HMAC-SHA-256 (RFC 2104) by two one-call hashes: the same result as `createHmac`, without a key object for every
 * message.
 *
 * @returns 32 bytes
 */
export function hmac(key: Buffer, message: Uint8Array): Buffer {
  const short = key.length > BLOCK_BYTES ? hash('sha256', key, 'buffer') : key;
  const inner = Buffer.alloc(BLOCK_BYTES + message.length, INNER);
  const outer = Buffer.alloc(2 * BLOCK_BYTES - 32, OUTER);
  for (const [place, byte] of short.entries()) {
    inner[place] = byte ^ INNER;
    outer[place] = byte ^ OUTER;
  }
  inner.set(message, BLOCK_BYTES);
  outer.set(hash('sha256', inner, 'buffer'), BLOCK_BYTES);
  return hash('sha256', outer, 'buffer');
}

/** A fresh 256-bit key for {@link commit}. */
export const newCommitmentKey = (): Buffer => randomBytes(32);

/** 256 random bits, hex: the recorded seed of a draw. */
export const newSeed = (): string => randomBytes(32).toString('hex');
