import { WitnessRefusal, type Witness } from '#worker/ledger/witness-client.ts';
import { readNote, signedBy } from '#worker/verify/signed-note.ts';
import { readVerifierKey } from '#worker/verify/verifier-key.ts';
import { addCheckpoint, witnessKeyOf } from '#worker/witness/add-checkpoint.ts';
import type { Seen, WitnessStore } from '#worker/witness/store.ts';
import type { SigningKey } from '#worker/ledger/signing-key.ts';
import { ORIGIN } from './witness.ts';

/** The witness of the product, asked without a network in between. */
export function witnessInProcess(
  logKey: Buffer,
  store: WitnessStore,
  now: () => string = () => new Date().toISOString(),
): Witness {
  const dependencies = {
    name: 'witness.example',
    logs: { origin: ORIGIN, publicKeys: [logKey] },
    now,
    store,
    alarm: () => undefined,
  };
  const publicKey = readVerifierKey(witnessKeyOf(dependencies));
  return {
    key: () => Promise.resolve(publicKey),
    last: (origin) => Promise.resolve(store.last(origin)),
    addCheckpoint(from, proof, note) {
      const lines = [`old ${from}`, ...proof.map((hash) => hash.toString('base64')), '', note];
      const { status, body } = addCheckpoint(dependencies, lines.join('\n'));
      if (status === 409) return Promise.resolve({ witnessHas: Number(body) });
      if (status !== 200) return Promise.reject(new WitnessRefusal(`${status}: ${body}`));
      const signed = signedBy(readNote(note + body), publicKey);
      if (signed.is !== 'valid' || signed.at === undefined) throw new Error('a cosignature that is not its own');
      return Promise.resolve({ line: body, at: signed.at });
    },
  };
}

/** A witness's store in memory, which can be copied. */
export interface StoreInMemory extends WitnessStore {
  copy(): StoreInMemory;
}

export function storeInMemory(key: SigningKey, remembered: readonly (readonly [string, Seen])[] = []): StoreInMemory {
  const seen = new Map(remembered);
  return {
    key,
    last: (origin) => seen.get(origin),
    lastByHash: () => undefined,
    store: (origin, _hash, each) => void seen.set(origin, each),
    storeRefused: () => undefined,
    refused: () => [],
    exclusively: (work) => work(),
    close: () => undefined,
    copy: () => storeInMemory(key, [...seen]),
  };
}
