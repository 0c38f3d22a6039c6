import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { readBase64 } from './strict-base64.ts';

/** The kind of a key: a log's, which signs notes, or a witness's, which signs checkpoints with a time (C2SP signed-note). */
export const SIGNATURE_TYPES = { log: 0x01, witness: 0x04 } as const;
export type SignatureType = keyof typeof SIGNATURE_TYPES;

const ID_BYTES = 4;
const PUBLIC_KEY_BYTES = 32;

/** A public key in the form of C2SP: `name+id+key`. */
export interface VerifierKey {
  name: string;
  /** Hex, 8 digits. */
  id: string;
  type: SignatureType;
  publicKey: KeyObject;
  text: string;
}

/** The id of a key, hex: the first four bytes of SHA-256 over its name, its type and its public key. */
export function keyIdOf(name: string, type: SignatureType, publicKey: Buffer): string {
  return createHash('sha256')
    .update(`${name}\n`)
    .update(Buffer.of(SIGNATURE_TYPES[type]))
    .update(publicKey)
    .digest()
    .subarray(0, ID_BYTES)
    .toString('hex');
}

/** Whether a key may have this name: not empty, and without spaces, control characters and plus signs. */
export const isKeyName = (name: string): boolean => /^[^\s+\p{Z}\p{C}]+$/u.test(name);

/** A public key in the form that {@link readVerifierKey} reads. */
export function writeVerifierKey(name: string, type: SignatureType, publicKey: Buffer): string {
  if (!isKeyName(name)) throw new RangeError(`a key cannot have the name ${name}`);
  const material = Buffer.concat([Buffer.of(SIGNATURE_TYPES[type]), publicKey]).toString('base64');
  return `${name}+${keyIdOf(name, type, publicKey)}+${material}`;
}

/**
 * Reads a public key of the form `name+id+key`.
 *
 * @throws SyntaxError if it is malformed, or its id does not match
 */
export function readVerifierKey(text: string): VerifierKey {
  const [name = '', id = '', ...rest] = text.split('+');
  const material = readBase64(rest.join('+'));
  const type = (Object.keys(SIGNATURE_TYPES) as SignatureType[]).find((each) => SIGNATURE_TYPES[each] === material[0]);
  const publicKey = material.subarray(1);
  if (!isKeyName(name) || type === undefined || publicKey.length !== PUBLIC_KEY_BYTES)
    throw new SyntaxError(`not a verifier key: ${text.slice(0, 200)}`);
  if (keyIdOf(name, type, publicKey) !== id)
    throw new SyntaxError(`the id of the verifier key ${name} does not match the key`);
  return { name, id, type, publicKey: publicKeyOf(publicKey), text };
}

/** The same key as it signs under another name. */
export function renamed({ name, type, text }: VerifierKey, to: string): VerifierKey {
  const material = text.split('+').slice(2).join('+');
  return readVerifierKey(name === to ? text : writeVerifierKey(to, type, readBase64(material).subarray(1)));
}

/** Whether two keys are the same key, under whatever names. */
export const isSameKey = (one: VerifierKey, other: VerifierKey): boolean => one.publicKey.equals(other.publicKey);

/** An Ed25519 public key of 32 bytes (RFC 8032). */
export const publicKeyOf = (bytes: Buffer): KeyObject =>
  createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: bytes.toString('base64url') } });
