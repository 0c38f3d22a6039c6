import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * A key for one subject's files, from the deployment's data key and the subject's commitment key (HKDF, RFC 5869). Without
 * either of the two the sealed content cannot be opened, so destroying the subject's key erases it.
 */
export function sealingKey(dataKey: Buffer, commitmentKey: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', dataKey, commitmentKey, 'hearken attachment', 32));
}

/** A key for one uploaded file that is waiting to be imported, from the deployment's data key (HKDF, RFC 5869). */
export function uploadKey(dataKey: Buffer, uploadId: string): Buffer {
  return Buffer.from(hkdfSync('sha256', dataKey, uploadId, 'hearken upload', 32));
}

/** Encrypts and authenticates bytes: nonce, tag and ciphertext, in this order. */
export function seal(key: Buffer, plain: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce);
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** Decrypts the output of {@link seal}; throws if the key or the bytes are wrong. */
export function unseal(key: Buffer, sealed: Buffer): Buffer {
  const decipher = createDecipheriv(ALGORITHM, key, sealed.subarray(0, NONCE_BYTES));
  decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
}
