import { writeTreeHead } from '../verify/checkpoint.ts';
import { isKeyName } from '../verify/verifier-key.ts';
import { signNote, verifierKeyOf, type SigningKey } from './signing-key.ts';

/** Signs the ledgers of a deployment: one key, and a log of its own for each institution. */
export interface Log {
  /** The origin line of an institution's checkpoints, which is also the name of the key that signs them. */
  originOf(institutionId: string): string;
  verifierKeyOf(institutionId: string): string;
  /** The signed note of a tree head. */
  sign(institutionId: string, head: { size: number; root: Buffer }): string;
}

/**
 * @param origin prefix of the origins of this deployment's logs, such as `hearken.example/ledger`; it never changes
 * @throws RangeError if the origin cannot be the name of a key
 */
export function createLog(key: SigningKey, origin: string): Log {
  if (!isKeyName(origin)) throw new RangeError(`a log cannot have the origin ${origin}`);
  const originOf = (institutionId: string) => originUnder(origin, institutionId);
  return {
    originOf,
    verifierKeyOf: (institutionId) => verifierKeyOf(key, originOf(institutionId), 'log'),
    sign(institutionId, head) {
      const name = originOf(institutionId);
      return signNote(key, name, writeTreeHead({ origin: name, ...head }));
    },
  };
}

/** The origin of an institution's log. An institution's name is escaped, because an origin cannot have any name. */
const originUnder = (origin: string, institutionId: string): string => `${origin}/${encodeURIComponent(institutionId)}`;
