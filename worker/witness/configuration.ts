import { z } from 'zod';
import { isKeyName, publicKeyOf } from '../verify/verifier-key.ts';

const KeyName = z.string().refine(isKeyName, { error: 'give a name without spaces and plus signs' });

const Environment = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535),
  /** What the witness signs as, such as `witness.example/hearken`. */
  HEARKEN_WITNESS_NAME: KeyName,
  /** The file that it keeps its key and what it has seen in. No other process writes it. */
  HEARKEN_WITNESS_STORE: z.string().min(1),
  /** What the origins of the logs begin with that it cosigns. */
  HEARKEN_LEDGER_ORIGIN: KeyName,
  /** The key that those logs sign by: 32 bytes, base64. */
  HEARKEN_LEDGER_PUBLIC_KEY: z
    .string()
    .transform((text) => Buffer.from(text, 'base64'))
    .refine((bytes) => bytes.length === 32 && isPublicKey(bytes), {
      error: 'give the public Ed25519 key of the ledger, 32 bytes in base64',
    }),
});

/** What a witness is told by its environment. */
export type WitnessConfiguration = z.infer<typeof Environment>;

/**
 * Reads a witness's environment.
 *
 * @throws Error naming every variable that is missing or wrong
 */
export function readWitnessConfiguration(environment: NodeJS.ProcessEnv): WitnessConfiguration {
  const read = Environment.safeParse(environment);
  if (!read.success) throw new Error(`the environment is invalid:\n${z.prettifyError(read.error)}`);
  return read.data;
}

function isPublicKey(bytes: Buffer): boolean {
  try {
    publicKeyOf(bytes);
    return true;
  } catch {
    return false;
  }
}
