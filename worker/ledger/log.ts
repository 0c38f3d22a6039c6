import { writeTreeHead } from '../verify/checkpoint.ts';
import { successionLine, writeSuccession, type Succession } from '../verify/succession.ts';
import { isKeyName } from '../verify/verifier-key.ts';
import { signatureOn, signNote, verifierKeyOf, type SigningKey } from './signing-key.ts';

/** A log that took the place of an institution's first one: the second, third and so on, and the signed statement that says why. */
export interface Successor {
  number: number;
  statement: string;
}

type Why = Omit<Succession, 'from' | 'to' | 'keys'>;

/** Signs the ledgers of a deployment: one key, and a log of its own for each institution. */
export interface Log {
  /** The origin line of an institution's checkpoints, which is also the name of the key that signs them. */
  originOf(institutionId: string, successor?: Successor): string;
  verifierKeyOf(institutionId: string, successor?: Successor): string;
  /** The signed note of a tree head. That of a successor names the statement. */
  sign(institutionId: string, head: { size: number; root: Buffer }, successor?: Successor): string;
  /** The signed statement that another log takes the place of the present one. */
  succeed(institutionId: string, present: Successor | undefined, why: Why): Successor;
  /** The statement, signed by both keys, that another key signs a log that takes the place of the present one. */
  passOn(institutionId: string, present: Successor | undefined, next: SigningKey, why: Why): Successor;
}

/**
 * @param origin prefix of the origins of this deployment's logs, such as `hearken.example/ledger`; it never changes
 * @throws RangeError if the origin cannot be the name of a key
 */
export function createLog(key: SigningKey, origin: string): Log {
  if (!isKeyName(origin)) throw new RangeError(`a log cannot have the origin ${origin}`);
  // An institution's name is escaped, because an origin cannot have any name.
  const numbered = (institutionId: string, number: number) =>
    `${origin}/${encodeURIComponent(institutionId)}${number === 1 ? '' : `/${number}`}`;
  const originOf = (institutionId: string, successor?: Successor) => numbered(institutionId, successor?.number ?? 1);
  return {
    originOf,
    verifierKeyOf: (institutionId, successor) => verifierKeyOf(key, originOf(institutionId, successor), 'log'),
    sign(institutionId, head, successor) {
      const name = originOf(institutionId, successor);
      const text = writeTreeHead({ origin: name, ...head });
      return signNote(key, name, successor ? `${text}${successionLine(successor.statement)}\n` : text);
    },
    succeed(institutionId, present, why) {
      const number = (present?.number ?? 1) + 1;
      const from = originOf(institutionId, present);
      const text = writeSuccession({ ...why, from, to: numbered(institutionId, number) });
      return { number, statement: signNote(key, from, text) };
    },
    passOn(institutionId, present, next, why) {
      const number = (present?.number ?? 1) + 1;
      const [from, to] = [originOf(institutionId, present), numbered(institutionId, number)];
      const keys = { from: verifierKeyOf(key, from, 'log'), to: verifierKeyOf(next, to, 'log') };
      const text = writeSuccession({ ...why, from, to, keys });
      return { number, statement: signNote(key, from, text) + signatureOn(next, to, text) };
    },
  };
}
