import { z } from 'zod';
import { withSecretFiles } from '#db/secret-files.ts';
import { readEndpointSettings, type EndpointSettings } from '#activities/llm/endpoint-settings.ts';
import { readModelPrices } from '#activities/llm/model-prices.ts';
import { isKeyName } from './verify/verifier-key.ts';

const Environment = z.object({
  DATABASE_URL: z.string().min(1),
  TEMPORAL_ADDRESS: z.string().min(1),
  TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
  HEARKEN_MODEL: z.string().min(1).optional(),
  /** Price of a million tokens, by model; see `readModelPrices`. */
  HEARKEN_MODEL_PRICES: z.string().min(1).transform(readModelPrices).optional(),
  PUBLIC_URL: z.url(),
  /** Address for polling whether claims can be taken, for processes that cannot reach `PUBLIC_URL`. */
  HEARKEN_PROBE_URL: z.url().optional(),
  SMTP_URL: z.string().min(1).optional(),
  NOTICE_FROM: z.string().min(1).optional(),
  HEARKEN_EMBEDDED: z.literal('1').optional(),
  /** The key that signs the ledger: 32 secret bytes of an Ed25519 key, base64; or the file that holds them. */
  HEARKEN_LEDGER_KEY: z.string().min(1).optional(),
  HEARKEN_LEDGER_KEY_FILE: z.string().min(1).optional(),
  /** Prefix of the names of this deployment's ledgers, such as `hearken.example/ledger`. Never change it. */
  HEARKEN_LEDGER_ORIGIN: z.string().refine(isKeyName, { error: 'give a name without spaces and plus signs' }),
  /** The witness that cosigns the ledger. */
  HEARKEN_WITNESS_URL: z.url().optional(),
  /** Port for `GET /healthz`; not served by default. */
  HEALTH_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  HOST: z.string().default('127.0.0.1'),
  /** How often the worker sweeps PostgreSQL for overdue cases and dockets, in seconds. */
  HEARKEN_SWEEP_SECONDS: z.coerce.number().int().min(1).max(86_400).default(15),
});

/** A worker's configuration from its environment; `endpoint` is `null` if there is only the built-in scorer. */
export type WorkerConfiguration = z.infer<typeof Environment> & { endpoint: EndpointSettings | null };

/**
 * Reads a worker's environment.
 *
 * @param environment in which a secret `X` may also be in the file that `X_FILE` names
 * @throws Error naming the missing or invalid variables
 */
export function readWorkerConfiguration(environment: NodeJS.ProcessEnv): WorkerConfiguration {
  const complete = withSecretFiles(environment);
  const read = Environment.safeParse(complete);
  if (!read.success) throw new Error(`the environment is invalid:\n${z.prettifyError(read.error)}`);
  const { SMTP_URL, NOTICE_FROM, HEARKEN_EMBEDDED } = read.data;
  if (!SMTP_URL && !HEARKEN_EMBEDDED) throw new Error('set SMTP_URL, or notices cannot be sent');
  if (SMTP_URL && !NOTICE_FROM) throw new Error('set NOTICE_FROM to the address that notices come from');
  return { ...read.data, endpoint: readEndpointSettings(complete) };
}
