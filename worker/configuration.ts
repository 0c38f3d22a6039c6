import { z } from 'zod';
import { readEnvironment, type VariableFault } from '#db/environment/read-environment.ts';
import { findTemporalFaults, TEMPORAL_VARIABLES } from '#db/environment/temporal.ts';
import { findEndpointFaults, readEndpointSettings, type EndpointSettings } from '#activities/llm/endpoint-settings.ts';
import { readModelPrices } from '#db/models/model-prices.ts';
import { readLedgerKey } from './ledger/read-ledger-key.ts';
import type { SigningKey } from './ledger/signing-key.ts';
import { isKeyName } from './verify/verifier-key.ts';

const Environment = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  ...TEMPORAL_VARIABLES,
  HEARKEN_MODEL: z.string().min(1).optional(),
  /** Price of a million tokens, by model; see `readModelPrices`. */
  HEARKEN_MODEL_PRICES: z.string().min(1).transform(readModelPrices).optional(),
  PUBLIC_URL: z.url(),
  /** Address for polling whether claims can be taken, for processes that cannot reach `PUBLIC_URL`. */
  HEARKEN_PROBE_URL: z.url().optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  NOTICE_FROM: z.string().min(1).optional(),
  HEARKEN_HOUSES: z.string().min(1).optional(),
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
  /** How long steps that are under way may take after SIGTERM before they are told to stop. */
  HEARKEN_FINISH_SECONDS: z.coerce.number().int().min(0).max(3_600).default(45),
  /** How often the worker sweeps PostgreSQL for overdue cases and dockets, in seconds. */
  HEARKEN_SWEEP_SECONDS: z.coerce.number().int().min(1).max(86_400).default(15),
});

/** What a worker is told by its environment; `endpoint` is `null` where there is only the built-in scorer. */
export type WorkerConfiguration = z.infer<typeof Environment> & {
  endpoint: EndpointSettings | null;
  ledgerKey: SigningKey;
};

/**
 * Reads a worker's environment.
 *
 * @param environment in which a secret `X` may also be in the file that `X_FILE` names
 * @throws StartRefused naming every variable that is missing, wrong or unknown
 */
export function readWorkerConfiguration(environment: NodeJS.ProcessEnv): WorkerConfiguration {
  const { variables, environment: complete } = readEnvironment(Environment, environment, (given) => [
    ...findTemporalFaults(given),
    ...findNoticeFaults(given),
    ...findLedgerKeyFaults(given),
    ...findEndpointFaults(given),
  ]);
  return {
    ...variables,
    endpoint: readEndpointSettings(complete),
    ledgerKey: readLedgerKey(variables.HEARKEN_LEDGER_KEY, variables.HEARKEN_LEDGER_KEY_FILE),
  };
}

function findNoticeFaults({ SMTP_URL, NOTICE_FROM, HEARKEN_EMBEDDED }: NodeJS.ProcessEnv): VariableFault[] {
  if (SMTP_URL === undefined)
    return HEARKEN_EMBEDDED ? [] : [{ name: 'SMTP_URL', fault: 'is not set, so no subject would get a notice' }];
  return NOTICE_FROM === undefined ? [{ name: 'NOTICE_FROM', fault: 'is not set, and SMTP_URL is' }] : [];
}

function findLedgerKeyFaults({ HEARKEN_LEDGER_KEY: key, HEARKEN_LEDGER_KEY_FILE: file }: NodeJS.ProcessEnv) {
  try {
    readLedgerKey(key, file);
    return [];
  } catch (error) {
    const name = key === undefined && file !== undefined ? 'HEARKEN_LEDGER_KEY_FILE' : 'HEARKEN_LEDGER_KEY';
    return [{ name, fault: `cannot be used (${(error as Error).message})` }];
  }
}
