import { createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';
import { cosignedMessage } from '../verify/signed-note.ts';
import { keyIdOf, writeVerifierKey, type SignatureType } from '../verify/verifier-key.ts';

/** The PKCS #8 prefix of the 32 bytes of a private Ed25519 key (RFC 8410). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/** A private Ed25519 key, to sign under any name. */
export interface SigningKey {
  privateKey: KeyObject;
  /** 32 bytes (RFC 8032). */
  publicKey: Buffer;
}

/**
 * A signing key from its 32 secret bytes.
 *
 * @throws Error unless there are exactly 32
 */
export function signingKeyOf(secret: Buffer): SigningKey {
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, secret]), format: 'der', type: 'pkcs8' });
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' });
  return { privateKey, publicKey: Buffer.from(x ?? '', 'base64url') };
}

/** The public key that verifies signatures under a name. */
export const verifierKeyOf = ({ publicKey }: SigningKey, name: string, type: SignatureType): string =>
  writeVerifierKey(name, type, publicKey);

/** A signed note: the text, which ends with a line break, and the key's signature on it. */
export const signNote = (key: SigningKey, name: string, text: string): string =>
  `${text}\n${signatureOn(key, name, text)}`;

/** A key's signature on the text of a note, as a signature line. */
export const signatureOn = (key: SigningKey, name: string, text: string): string =>
  signatureLine(key, name, 'log', sign(null, Buffer.from(text), key.privateKey));

/**
 * A witness's cosignature on the text of a checkpoint, as a signature line.
 *
 * @param at the time, RFC 3339; rounded to whole seconds
 */
export function cosign(key: SigningKey, name: string, text: string, at: string): string {
  const seconds = BigInt(Math.floor(Date.parse(at) / 1_000));
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(seconds);
  const signature = sign(null, Buffer.from(cosignedMessage(text, seconds)), key.privateKey);
  return signatureLine(key, name, 'witness', Buffer.concat([time, signature]));
}

function signatureLine({ publicKey }: SigningKey, name: string, type: SignatureType, signature: Buffer): string {
  const id = Buffer.from(keyIdOf(name, type, publicKey), 'hex');
  return `\u2014 ${name} ${Buffer.concat([id, signature]).toString('base64')}\n`;
}
