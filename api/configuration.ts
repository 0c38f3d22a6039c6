import { z } from 'zod';
import { readEnvironment } from '#db/environment/read-environment.ts';
import { findTemporalFaults, TEMPORAL_VARIABLES } from '#db/environment/temporal.ts';
import { DEFAULT_LIMITS } from './plugins/limits.ts';
import { CLAIM_NAMES } from './identity/read-claims.ts';
import { TOKEN_TYPES } from './identity/token-verifier.ts';

const Environment = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  ...TEMPORAL_VARIABLES,
  OIDC_ISSUER: z.url(),
  OIDC_AUDIENCE: z.string().min(1).default('hearken'),
  /** What the header of its access tokens says they are; `JWT` and `none` only for a provider that cannot do as RFC 9068 says. */
  OIDC_TOKEN_TYPE: z.enum(TOKEN_TYPES).default('at+jwt'),
  /** Where its access tokens say for which institution and in which roles someone acts, and that a person signed in. */
  OIDC_INSTITUTION_CLAIM: z.string().min(1).default(CLAIM_NAMES.institution),
  OIDC_ROLES_CLAIM: z.string().min(1).default(CLAIM_NAMES.roles),
  OIDC_SIGNED_IN_CLAIM: z.string().min(1).optional(),
  /** The client that the pages sign in as, its secret unless it is a public one, and the scopes that it asks for. */
  OIDC_CLIENT_ID: z.string().min(1).default('hearken-web'),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_SCOPE: z.string().min(1).default('openid profile'),
  PUBLIC_URL: z.url(),
  /** Where to ask whether claims can be taken, for processes that cannot reach `PUBLIC_URL`. */
  HEARKEN_PROBE_URL: z.url().optional(),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  HOST: z.string().default('127.0.0.1'),
  REQUESTS_PER_MINUTE_PER_ADDRESS: z.coerce.number().int().min(1).default(DEFAULT_LIMITS.perAddress),
  REQUESTS_PER_MINUTE_PER_PRINCIPAL: z.coerce.number().int().min(1).default(DEFAULT_LIMITS.perPrincipal),
  /** Addresses or networks of the proxies in front, whose word on where a request came from is believed. */
  TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((each) => each.trim())
        .filter((each) => each !== ''),
    ),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  HEARKEN_EMBEDDED: z.literal('1').optional(),
  HEARKEN_DEV_TOKEN_URL: z.url().optional(),
  HEARKEN_DEV_TOKEN_SECRET: z.string().min(1).optional(),
  NODE_ENV: z.string().optional(),
  /** 32 random bytes, base64. */
  HEARKEN_DATA_KEY: z.string().refine((text) => Buffer.from(text, 'base64').length === 32, {
    error: 'it is not 32 bytes in base64',
  }),
  /** How long the process goes on listening after SIGTERM while it says that it is not ready. */
  HEARKEN_DRAIN_SECONDS: z.coerce.number().int().min(0).max(3_600).default(10),
});

/** What the API is told by its environment. */
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
