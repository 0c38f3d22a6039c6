import { verify } from 'node:crypto';
import { readBase64 } from './strict-base64.ts';
import { isKeyName, type VerifierKey } from './verifier-key.ts';

export interface NoteSignature {
  keyName: string;
  /** Hex, 8 digits. */
  keyId: string;
  signature: Buffer;
}

/** A text and its signatures (C2SP signed-note). */
export interface SignedNote {
  /** Includes its last line break, which the signatures cover too. */
  text: string;
  signatures: NoteSignature[];
}

const SIGNATURE_LINE = /^\u2014 (\S+) (\S+)$/;
const ID_BYTES = 4;
const TIME_BYTES = 8;
const ED25519_BYTES = 64;
const MAX_SIGNATURES = 64;

/**
 * Reads a signed note without verifying it.
 *
 * @throws SyntaxError if it is malformed
 */
export function readNote(note: string): SignedNote {
  const malformed = () => new SyntaxError('not a signed note');
  const split = note.lastIndexOf('\n\n');
  // eslint-disable-next-line no-control-regex -- a note holds none of them
  if (split === -1 || !note.endsWith('\n') || /[\u0000-\u0009\u000b-\u001f\ufffd]/.test(note)) throw malformed();
  const lines = note.slice(split + 2, -1).split('\n');
  if (lines.length > MAX_SIGNATURES) throw malformed();
  const signatures = lines.map((line) => {
    const [, keyName = '', encoded = ''] = SIGNATURE_LINE.exec(line) ?? [];
    const bytes = readBase64(encoded);
    if (!isKeyName(keyName) || bytes.length <= ID_BYTES) throw malformed();
    return { keyName, keyId: bytes.subarray(0, ID_BYTES).toString('hex'), signature: bytes.subarray(ID_BYTES) };
  });
  return { text: note.slice(0, split + 1), signatures };
}

/** The status of a key's signatures on a note: absent, all valid, or at least one wrong. */
export type Signed = { is: 'absent' } | { is: 'wrong' } | { is: 'valid'; /** Of a cosignature. */ at?: string };

/** Verifies every signature on a note that names a key. */
export function signedBy(note: SignedNote, key: VerifierKey): Signed {
  const own = note.signatures.filter(({ keyName, keyId }) => keyName === key.name && keyId === key.id);
  let found: Signed = { is: 'absent' };
  for (const { signature } of own) {
    found =
      key.type === 'log' ? checkSignature(note.text, key, signature) : checkCosignature(note.text, key, signature);
    if (found.is === 'wrong') return found;
  }
  return found;
}

function checkSignature(text: string, { publicKey }: VerifierKey, signature: Buffer): Signed {
  const isValid = signature.length === ED25519_BYTES && verify(null, Buffer.from(text), publicKey, signature);
  return isValid ? { is: 'valid' } : { is: 'wrong' };
}

/** A cosignature also covers a time, which precedes it (C2SP tlog-cosignature). */
function checkCosignature(text: string, { publicKey }: VerifierKey, timed: Buffer): Signed {
  if (timed.length !== TIME_BYTES + ED25519_BYTES) return { is: 'wrong' };
  const seconds = timed.readBigUInt64BE();
  const message = Buffer.from(cosignedMessage(text, seconds));
  if (!verify(null, message, publicKey, timed.subarray(TIME_BYTES))) return { is: 'wrong' };
  return { is: 'valid', at: new Date(Number(seconds) * 1_000).toISOString() };
}

/** The text that a witness signs for a checkpoint, at a time in seconds since 1970. */
export const cosignedMessage = (text: string, seconds: bigint): string => `cosignature/v1\ntime ${seconds}\n${text}`;
