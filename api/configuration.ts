import { z } from 'zod';
import { readEnvironment } from '#db/environment/read-environment.ts';
import { findTemporalFaults, TEMPORAL_VARIABLES } from '#db/environment/temporal.ts';
import { readModelPrices } from '#db/models/model-prices.ts';
import { DEFAULT_LIMITS } from './plugins/limits.ts';
import { CLAIM_NAMES } from './identity/read-claims.ts';
import { TOKEN_TYPES } from './identity/token-verifier.ts';

const Environment = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  ...TEMPORAL_VARIABLES,
  OIDC_ISSUER: z.url(),
  OIDC_AUDIENCE: z.string().min(1).default('hearken'),
  /**
   * The type in the header of the provider's access tokens; `JWT` and `none` are only for a provider that cannot follow
   * RFC 9068.
   */
  OIDC_TOKEN_TYPE: z.enum(TOKEN_TYPES).default('at+jwt'),
  /** The claims of its access tokens that state institution, roles, and that a person signed in. */
  OIDC_INSTITUTION_CLAIM: z.string().min(1).default(CLAIM_NAMES.institution),
  OIDC_ROLES_CLAIM: z.string().min(1).default(CLAIM_NAMES.roles),
  OIDC_SIGNED_IN_CLAIM: z.string().min(1).optional(),
  /** The client with which the pages sign users in, its secret unless it is a public client, and the scopes that it requests. */
  OIDC_CLIENT_ID: z.string().min(1).default('hearken-web'),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_SCOPE: z.string().min(1).default('openid profile'),
  PUBLIC_URL: z.url(),
  /** Address for polling whether claims are accepted, for processes that cannot reach `PUBLIC_URL`. */
  HEARKEN_PROBE_URL: z.url().optional(),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  HOST: z.string().default('127.0.0.1'),
  REQUESTS_PER_MINUTE_PER_ADDRESS: z.coerce.number().int().min(1).default(DEFAULT_LIMITS.perAddress),
  REQUESTS_PER_MINUTE_PER_PRINCIPAL: z.coerce.number().int().min(1).default(DEFAULT_LIMITS.perPrincipal),
  /** Addresses or networks of proxies that are trusted about where a request came from. */
  TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((each) => each.trim())
        .filter((each) => each !== ''),
    ),
  /** Price of a million tokens, by model, for forecasts; see `readModelPrices`. */
  HEARKEN_MODEL_PRICES: z.string().min(1).transform(readModelPrices).optional(),
  /** A file that says how institutions present themselves; see `HouseEntry`. */
  HEARKEN_HOUSES: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  HEARKEN_EMBEDDED: z.literal('1').optional(),
  HEARKEN_DEV_TOKEN_URL: z.url().optional(),
  HEARKEN_DEV_TOKEN_SECRET: z.string().min(1).optional(),
  NODE_ENV: z.string().optional(),
  /** 32 random bytes, base64. */
  HEARKEN_DATA_KEY: z.string().refine((text) => Buffer.from(text, 'base64').length === 32, {
    error: 'it is not 32 bytes in base64',
  }),
  /** How long the process continues to listen after SIGTERM while it reports that it is not ready. */
  HEARKEN_DRAIN_SECONDS: z.coerce.number().int().min(0).max(3_600).default(10),
});

/** The API's configuration from its environment. */
export type ApiConfiguration = z.infer<typeof Environment>;

/**
 * Reads the API's environment.
 *
 * @param environment in which a secret `X` may also be in the file that `X_FILE` names
 * @throws StartRefused naming every variable that is missing, wrong or unknown
 */
export function readApiConfiguration(environment: NodeJS.ProcessEnv): ApiConfiguration {
  return readEnvironment(Environment, environment, findTemporalFaults).variables;
}
