import { readTreeHead } from '../verify/checkpoint.ts';
import { readNote, signedBy } from '../verify/signed-note.ts';
import { readVerifierKey, type VerifierKey } from '../verify/verifier-key.ts';
import { originHashOf } from '../witness/origin-hash.ts';

/** A witness, as a log sees it (C2SP tlog-witness). */
export interface Witness {
  /** The witness's public key; requested once. */
  key(): Promise<VerifierKey>;
  /**
   * Requests a cosignature on a checkpoint.
   *
   * @param from size of the last checkpoint that the witness has cosigned
   * @param proof that the checkpoint extends it
   * @returns the signature line, or the size that the witness last cosigned if that is not `from`
   * @throws WitnessRefusal
   */
  addCheckpoint(from: number, proof: readonly Buffer[], note: string): Promise<Answer>;
  /**
   * The last checkpoint of a log that the witness has cosigned; `undefined` where it has cosigned none.
   *
   * @throws WitnessRefusal where its answer is not signed by itself
   */
  last(origin: string): Promise<LastCosigned | undefined>;
}

export type Answer = { line: string; at: string } | { witnessHas: number };

/** A checkpoint that a witness has cosigned, with both signatures. */
export interface LastCosigned {
  size: number;
  root: Buffer;
  note: string;
}

/** A witness refuses to cosign a checkpoint. */
export class WitnessRefusal extends Error {
  override name = 'WitnessRefusal';
}

const WITHIN_MILLISECONDS = 10_000;
const CONFLICT = 409;
const NOT_FOUND = 404;

/** A witness at an HTTP address. Its cosignatures are verified with the key that it publishes there. */
export function connectWitness(url: string): Witness {
  const base = url.replace(/\/$/, '');
  let known: VerifierKey | undefined;
  const send = async (path: string, body?: string) => {
    const response = await fetch(`${base}${path}`, {
      ...(body !== undefined && { method: 'POST', body }),
      signal: AbortSignal.timeout(WITHIN_MILLISECONDS),
    });
    return { status: response.status, isGood: response.ok, text: await response.text() };
  };
  const key = async () => {
    if (known) return known;
    const { isGood, status, text } = await send('/key');
    if (!isGood) throw new Error(`the witness at ${base} answered ${status} to the request for its key`);
    const read = readVerifierKey(text.trim());
    if (read.type !== 'witness') throw new Error(`the key at ${base} is not a witness key`);
    return (known = read);
  };
  return {
    key,
    async last(origin) {
      const { isGood, status, text: note } = await send(`/${originHashOf(origin)}/checkpoint`);
      if (status === NOT_FOUND) return undefined;
      if (!isGood) throw new Error(`the witness at ${base} answered ${status} to the request for ${origin}`);
      const read = readNote(note);
      const head = readTreeHead(read.text);
      if (head.origin !== origin || signedBy(read, await key()).is !== 'valid')
        throw new WitnessRefusal(`the witness at ${base} gives a checkpoint of ${origin} that it did not cosign`);
      return { size: head.size, root: head.root, note };
    },
    async addCheckpoint(from, proof, note) {
      const lines = [`old ${from}`, ...proof.map((hash) => hash.toString('base64')), '', note];
      const { isGood, status, text } = await send('/add-checkpoint', lines.join('\n'));
      if (status === CONFLICT) return { witnessHas: readSize(text) };
      if (!isGood) throw new WitnessRefusal(`the witness at ${base} does not cosign (${status}): ${text.trim()}`);
      const signed = signedBy(readNote(note + text), await key());
      if (signed.is !== 'valid' || signed.at === undefined)
        throw new WitnessRefusal(`the cosignature of the witness at ${base} is invalid`);
      return { line: text, at: signed.at };
    },
  };
}

function readSize(text: string): number {
  if (!/^\d{1,15}\n$/.test(text))
    throw new Error(`the witness reported a conflict without a size: ${text.slice(0, 80)}`);
  return Number(text);
}
