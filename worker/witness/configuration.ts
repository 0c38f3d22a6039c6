import { z } from 'zod';
import { readEnvironment } from '#db/environment/read-environment.ts';
import { isKeyName, publicKeyOf } from '../verify/verifier-key.ts';

const KeyName = z.string().refine(isKeyName, { error: 'give a name without spaces or plus signs' });

const Environment = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535),
  /** The name under which the witness signs, such as `witness.example/hearken`. */
  HEARKEN_WITNESS_NAME: KeyName,
  /** The file with its key and the checkpoints that it has seen. No other process writes it. */
  HEARKEN_WITNESS_STORE: z.string().min(1),
  /** Prefix of the origins of the logs that it cosigns. */
  HEARKEN_LEDGER_ORIGIN: KeyName,
  /** The public keys that verify those logs: 32 bytes each, base64, separated by commas; several while the key is replaced. */
  HEARKEN_LEDGER_PUBLIC_KEY: z
    .string()
    .transform((text) => text.split(',').map((each) => Buffer.from(each, 'base64')))
    .refine((keys) => keys.every((bytes) => bytes.length === 32 && isPublicKey(bytes)), {
      error: 'give the public Ed25519 key of the ledger, 32 bytes in base64',
    }),
});

/** A witness's configuration from its environment. */
export type WitnessConfiguration = z.infer<typeof Environment>;

/**
 * Reads a witness's environment.
 *
 * @throws StartRefused naming every variable that is missing, wrong or unknown
 */
export function readWitnessConfiguration(environment: NodeJS.ProcessEnv): WitnessConfiguration {
  return readEnvironment(Environment, environment).variables;
}

function isPublicKey(bytes: Buffer): boolean {
  try {
    publicKeyOf(bytes);
    return true;
  } catch {
    return false;
  }
}
