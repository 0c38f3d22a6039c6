import { createSHA256, type IHasher } from 'hash-wasm';

/** A SHA-256 whose state can be stored between two pieces of a file, which Node's own cannot. */
export interface RunningHash {
  update(bytes: Buffer): void;
  /** The state, to go on from with {@link resumeHash}. */
  save(): Buffer;
  /** The hash of the bytes so far, in hexadecimal digits; it may still go on. */
  digest(): string;
}

export async function newHash(): Promise<RunningHash> {
  return running((await createSHA256()).init());
}

export async function resumeHash(state: Buffer): Promise<RunningHash> {
  return running((await createSHA256()).load(state));
}

function running(hasher: IHasher): RunningHash {
  const save = () => Buffer.from(hasher.save());
  return {
    update(bytes) {
      if (bytes.length > 0) hasher.update(bytes);
    },
    save,
    digest() {
      const state = save();
      const digest = hasher.digest('hex');
      hasher.load(state);
      return digest;
    },
  };
}
