/** Every variable that a process of Hearken reads, and what to set it to. */
export const VARIABLES = {
  DATABASE_URL:
    'the address of PostgreSQL with the login of the service, such as postgres://hearken_service:PASSWORD@db.example:5432/hearken',
  DATABASE_WORKER_URL:
    "for migrations: the address of PostgreSQL with the worker's login, which then alone may act as the worker",
  DATABASE_OWNER_URL: 'the address of PostgreSQL with the login of the owner, for migrations',
  DATABASE_BACKUP_URL: 'the address of PostgreSQL with a login that may read every row, for backups',
  TEMPORAL_ADDRESS: 'host and port of the Temporal server, such as temporal.example:7233',
  TEMPORAL_NAMESPACE: 'the name of a namespace of the Temporal server',
  TEMPORAL_API_KEY: 'the API key of the Temporal server',
  TEMPORAL_TLS: 'true to connect to Temporal by TLS, or false',
  TEMPORAL_TLS_SERVER_CA_CERT_PATH: "a file with the certificate that signed the Temporal server's (PEM)",
  TEMPORAL_TLS_SERVER_NAME: "the name in the Temporal server's certificate",
  TEMPORAL_TLS_CLIENT_CERT_PATH: 'a file with the certificate of this client (PEM)',
  TEMPORAL_TLS_CLIENT_KEY_PATH: 'a file with the private key of this client (PEM)',
  OIDC_ISSUER: 'the issuer of your OpenID provider exactly as its tokens name it, such as https://login.example',
  OIDC_AUDIENCE: 'the audience of the access tokens',
  OIDC_TOKEN_TYPE: 'at+jwt, or JWT or none for a provider that does not follow RFC 9068',
  OIDC_INSTITUTION_CLAIM: 'the claim of access tokens that names the institution, such as institution',
  OIDC_ROLES_CLAIM: 'the claim of access tokens that lists the roles, such as roles or realm_access.roles',
  OIDC_SIGNED_IN_CLAIM:
    'a claim that only tokens of people have, for a provider whose tokens state neither auth_time nor sid',
  OIDC_CLIENT_ID: 'the client of your OpenID provider that the pages sign in as',
  OIDC_CLIENT_SECRET: 'the secret of that client; leave it out for a public client',
  OIDC_SCOPE: 'the scope that the pages request, such as "openid profile"',
  PUBLIC_URL: 'the address that subjects and judges open, such as https://hearken.example',
  PORT: 'a port to listen on, such as 8080',
  HOST: 'the address of a network interface to listen on, such as 127.0.0.1 or 0.0.0.0',
  HEALTH_PORT: 'a port on which the worker answers /healthz, /readyz and /metrics, such as 8080',
  NODE_ENV: 'production, or leave it out',
  LOG_LEVEL: 'debug, info, warn, error or silent',
  TRUSTED_PROXIES: 'addresses or networks of the proxies in front, separated by commas',
  REQUESTS_PER_MINUTE_PER_ADDRESS: 'a whole number of requests',
  REQUESTS_PER_MINUTE_PER_PRINCIPAL: 'a whole number of requests',
  SMTP_URL: 'the mail server that delivers notices, such as smtps://hearken:PASSWORD@mail.example:465',
  NOTICE_FROM: 'the address that notices come from',
  OPENAI_BASE_URL: 'the base address of an OpenAI-compatible API, such as http://127.0.0.1:8091/v1',
  OPENAI_API_KEY: 'the key of that API',
  HEARKEN_MODEL: 'the name of the model behind policies that say deployment/default',
  HEARKEN_MODEL_PRICES: 'prices of a million tokens, by model, as docs/scoring.md describes them',
  HEARKEN_MODEL_TIMEOUT: 'a duration (ISO 8601), such as PT1M',
  HEARKEN_MODEL_API: 'chat or responses',
  HEARKEN_SCORING_CONCURRENCY: 'a whole number from 1 to 256',
  HEARKEN_PROBE_URL: 'an address at which this process reaches the API, such as http://api:8080',
  HEARKEN_DATA_KEY: 'the 32 random bytes, in base64, that `openssl rand -base64 32` prints',
  HEARKEN_HOUSES: 'a JSON file that says how institutions present themselves, as docs/configuration.md describes it',
  HEARKEN_DATA_DIR: 'a directory for the state of the embedded stack',
  HEARKEN_SAMPLE: 'on, or off to leave the institution “sample” of the embedded stack empty',
  HEARKEN_LEDGER_KEY: 'the 32 secret bytes of an Ed25519 key in base64',
  HEARKEN_LEDGER_KEY_FILE: 'a file with the 32 secret bytes of an Ed25519 key in base64',
  HEARKEN_LEDGER_PUBLIC_KEY: 'the public Ed25519 key of the ledger, 32 bytes in base64',
  HEARKEN_LEDGER_ORIGIN: 'a name without spaces and plus signs, such as hearken.example/ledger',
  HEARKEN_WITNESS_URL: 'the address of the witness, such as https://witness.example',
  HEARKEN_WITNESS_NAME: 'the name that the witness signs as, such as witness.example/hearken',
  HEARKEN_WITNESS_STORE: "the file of the witness's key and memory",
  HEARKEN_SWEEP_SECONDS: 'a whole number of seconds from 1 to 86400',
  HEARKEN_DRAIN_SECONDS: 'a whole number of seconds from 0 to 3600',
  HEARKEN_FINISH_SECONDS: 'a whole number of seconds from 0 to 3600',
  HEARKEN_EMBEDDED: 'nothing: the embedded stack sets it by itself',
  HEARKEN_DEV_TOKEN_URL: 'nothing: the embedded stack sets it by itself',
  HEARKEN_DEV_TOKEN_SECRET: 'nothing: the embedded stack sets it by itself',
} as const;

export type VariableName = keyof typeof VARIABLES;

/** Variables that hold a secret, or an address with a password in it: each may also be in a file that `…_FILE` names. */
export const SECRETS = [
  'DATABASE_URL',
  'DATABASE_WORKER_URL',
  'DATABASE_OWNER_URL',
  'DATABASE_BACKUP_URL',
  'HEARKEN_DATA_KEY',
  'OIDC_CLIENT_SECRET',
  'OPENAI_API_KEY',
  'SMTP_URL',
  'TEMPORAL_API_KEY',
] as const satisfies readonly VariableName[];

/** Names that other programs of a deployment, the tests and the measurements read. */
const NAMES_BESIDE = [
  'HEARKEN_OWNER_PASSWORD',
  'HEARKEN_SERVICE_PASSWORD',
  'HEARKEN_ENGINE_PASSWORD',
  'HEARKEN_BACKUP_PASSWORD',
  'HEARKEN_PUBLIC_URL',
  'HEARKEN_CACHE_DIR',
  'HEARKEN_CHROMIUM',
  'HEARKEN_FUZZ_MATERIAL',
  'HEARKEN_MEASURE',
  'HEARKEN_RECORD_AUTHORIZATION',
  'HEARKEN_RECORD_HISTORIES',
  'HEARKEN_RECORD_MIGRATIONS',
  'HEARKEN_RECORD_SCHEMA',
  'HEARKEN_SEED',
  'HEARKEN_SEQUENCES',
];

/** Every name that may stand in an environment and begins as Hearken's own do. */
export const KNOWN_NAMES: readonly string[] = [
  ...Object.keys(VARIABLES),
  ...SECRETS.map((name) => `${name}_FILE`),
  ...NAMES_BESIDE,
].filter((name) => name.startsWith('HEARKEN_'));
