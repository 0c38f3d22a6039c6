import { createHash } from 'node:crypto';
import { cosign, verifierKeyOf } from '../ledger/signing-key.ts';
import { readTreeHead, type TreeHead } from '../verify/checkpoint.ts';
import { isConsistent } from '../verify/merkle.ts';
import { readNote, signedBy } from '../verify/signed-note.ts';
import { readBase64 } from '../verify/strict-base64.ts';
import { readVerifierKey, writeVerifierKey } from '../verify/verifier-key.ts';
import { originHashOf } from './origin-hash.ts';
import type { WitnessStore } from './store.ts';

/** The dependencies of a witness. */
export interface WitnessDependencies {
  name: string;
  store: WitnessStore;
  /** The logs that it cosigns: the prefix of their origins, and the keys that may sign them. */
  logs: { origin: string; publicKeys: readonly Buffer[] };
  /** The current time, RFC 3339 UTC. */
  now: () => string;
  /** Reports, in one line, a log that shows inconsistent histories. */
  alarm: (line: string) => void;
}

export interface WitnessAnswer {
  status: number;
  type: 'text/plain' | 'text/x.tlog.size';
  body: string;
}

const MAX_PROOF_LINES = 63;

/** The public key that verifies a witness's cosignatures. */
export const witnessKeyOf = ({ name, store }: WitnessDependencies): string => verifierKeyOf(store.key, name, 'witness');

/**
 * Answers `add-checkpoint` (C2SP tlog-witness): cosigns a checkpoint only if it extends the last one. If a log has signed one
 * that does not, the witness raises an alarm and stores the checkpoint as evidence.
 */
export function addCheckpoint(witness: WitnessDependencies, request: string): WitnessAnswer {
  const read = readRequest(request);
  if (!read) return refuse(400, 'the request is not a valid cosignature request');
  const { from, proof, note, text, head } = read;
  const { origin, size, root } = head;
  if (!origin.startsWith(`${witness.logs.origin}/`)) return refuse(404, 'this witness does not know the log');
  const logKeys = witness.logs.publicKeys.map((key) => readVerifierKey(writeVerifierKey(origin, 'log', key)));
  if (!logKeys.some((key) => signedBy(readNote(note), key).is === 'valid'))
    return refuse(403, 'the log has not signed this checkpoint');
  if (from > size) return refuse(400, `a tree of ${size} entries cannot extend one of ${from}`);

  const { store } = witness;
  return store.exclusively(() => {
    const last = store.last(origin);
    const at = witness.now();
    const raiseAlarm = (reason: string) => {
      store.storeRefused(origin, { at, reason, note });
      witness.alarm(`${origin}: ${reason}`);
    };
    if (from !== (last?.size ?? 0)) {
      if (last && size < last.size) raiseAlarm(`asked to cosign a tree of ${size} entries after one of ${last.size}`);
      return { status: 409, type: 'text/x.tlog.size', body: `${last?.size ?? 0}\n` };
    }
    const fromRoot = last?.root ?? createHash('sha256').digest();
    if (!isConsistent({ from, fromRoot, to: size, toRoot: root, proof })) {
      raiseAlarm(`a tree of ${size} entries does not provably extend the one of ${from} that was cosigned`);
      return refuse(422, 'the proof does not show that this tree extends the last one');
    }
    const line = cosign(store.key, witness.name, text, at);
    store.store(origin, originHashOf(origin), { size, root, note: note + line });
    return { status: 200, type: 'text/plain', body: line };
  });
}

const refuse = (status: number, reason: string): WitnessAnswer => ({ status, type: 'text/plain', body: `${reason}\n` });

interface Request {
  from: number;
  proof: Buffer[];
  note: string;
  text: string;
  head: TreeHead;
}

/** Parses a request; `undefined` if it is malformed. */
function readRequest(request: string): Request | undefined {
  const split = request.indexOf('\n\n');
  const [first = '', ...hashes] = request.slice(0, split).split('\n');
  const from = /^old (0|[1-9]\d{0,14})$/.exec(first)?.[1];
  if (split === -1 || from === undefined || hashes.length > MAX_PROOF_LINES) return undefined;
  try {
    const note = request.slice(split + 2);
    const { text } = readNote(note);
    return { from: Number(from), proof: hashes.map(readBase64), note, text, head: readTreeHead(text) };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
