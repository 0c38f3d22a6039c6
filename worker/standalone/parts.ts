import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { SEARCH_ATTRIBUTES } from '#workflows/search-attributes.ts';
import { readLedgerKey } from '../ledger/read-ledger-key.ts';
import { AUDIENCE } from './identity/resource.ts';
import { type Identity, startIdentity } from './identity.ts';
import { migrate } from './migrate.ts';
import { startPostgres } from './postgres.ts';
import { type Supervised, superviseProcess } from './processes/supervise-process.ts';
import { startNodeProcess } from './processes/node-process.ts';
import type { Running } from './processes/running.ts';
import { ensureLedgerKey } from './state/ledger-key.ts';
import { ensurePort } from './state/ports.ts';
import { startTemporal } from './temporal.ts';

/** What starting any part needs to know. */
export interface Surroundings {
  /** Absolute path. */
  dataDirectory: string;
  /** What the user set: a real part's address there replaces the embedded part. */
  environment: NodeJS.ProcessEnv;
  /** Repository root. */
  root: string;
  log: (line: string) => void;
  signal: AbortSignal;
}

/** A part that is there: its settings for the worker and the API, and how to end it where it is ours to end. */
export interface Part {
  settings: Record<string, string>;
  kept?: Supervised<Running>;
  stop?: () => Promise<void>;
}

export interface DatabasePart extends Part {
  /** For the worker alone: its own login. */
  workerSettings: Record<string, string>;
  /** For migrations, and for reading across institutions. */
  ownerUrl: string;
  isEmbedded: boolean;
}

/** PostgreSQL with the current schema: the user's own by `DATABASE_URL`, else the embedded one. */
export async function databasePart(surroundings: Surroundings, migrationModule: string): Promise<DatabasePart> {
  const { dataDirectory, environment, root, signal } = surroundings;
  const part =
    environment['DATABASE_URL'] === undefined ? await embeddedDatabase(surroundings) : ownDatabase(environment);
  try {
    await migrate({
      module: migrationModule,
      ownerUrl: part.ownerUrl,
      // The migration also grants the programs' logins their roles, so it is told of all.
      environment: { ...inherited(environment), ...part.settings, ...workerLogin(part.workerSettings) },
      directory: root,
      logFile: join(dataDirectory, 'logs', 'migrate.log'),
      signal,
    });
    return part;
  } catch (error) {
    await part.stop?.();
    throw error;
  }
}

function ownDatabase(environment: NodeJS.ProcessEnv): DatabasePart {
  const url = environment['DATABASE_URL'] ?? '';
  const workerUrl = environment['DATABASE_WORKER_URL'];
  return {
    settings: { DATABASE_URL: url },
    workerSettings: workerUrl === undefined ? {} : { DATABASE_URL: workerUrl },
    isEmbedded: false,
    ownerUrl: environment['DATABASE_OWNER_URL'] ?? url,
  };
}

const workerLogin = ({ DATABASE_URL }: Record<string, string>): Record<string, string> =>
  DATABASE_URL === undefined ? {} : { DATABASE_WORKER_URL: DATABASE_URL };

async function embeddedDatabase({ dataDirectory, log, signal }: Surroundings): Promise<DatabasePart> {
  const port = await ensurePort(dataDirectory, 'postgres');
  const kept = await superviseProcess({
    name: 'PostgreSQL',
    start: () => startPostgres({ dataDirectory, port, log }),
    log,
    signal,
  });
  const { ownerUrl, serviceUrl, engineUrl } = await kept.ready();
  return {
    settings: { DATABASE_URL: serviceUrl },
    workerSettings: { DATABASE_URL: engineUrl },
    ownerUrl,
    isEmbedded: true,
    kept,
    stop: () => kept.stop(),
  };
}

/** Temporal: the user's own by `TEMPORAL_ADDRESS`, else the embedded development server. */
export async function temporalPart({ dataDirectory, environment, log, signal }: Surroundings): Promise<Part> {
  const own = environment['TEMPORAL_ADDRESS'];
  if (own !== undefined) return { settings: { TEMPORAL_ADDRESS: own } };
  const port = await ensurePort(dataDirectory, 'temporal');
  const kept = await superviseProcess({
    name: 'Temporal',
    start: () => startTemporal({ dataDirectory, port, environment, searchAttributes: searchAttributeTypes() }),
    log,
    signal,
  });
  const { address } = await kept.ready();
  return { settings: { TEMPORAL_ADDRESS: address }, kept, stop: () => kept.stop() };
}

/** The search attributes of hearings, by name, as the Temporal server's command line calls their types. */
const searchAttributeTypes = (): Record<string, 'Keyword' | 'Datetime'> =>
  Object.fromEntries(
    Object.values(SEARCH_ATTRIBUTES).map(({ name, type }) => [name, type === 'DATETIME' ? 'Datetime' : 'Keyword']),
  );

export interface IdentityPart extends Part {
  /** The embedded provider; absent where the user has their own. */
  identity?: Identity;
  /** Whether there are demo accounts, which anyone can use. */
  hasDemoAccounts: boolean;
}

/**
 * The OpenID provider: the operator's own from `OIDC_ISSUER`, otherwise the embedded one. With `NODE_ENV=production` the
 * embedded one has no accounts of people, because it does not ask for passwords.
 */
export async function identityPart(surroundings: Surroundings, publicUrl: string): Promise<IdentityPart> {
  const { dataDirectory, environment, log } = surroundings;
  const audience = { OIDC_AUDIENCE: environment['OIDC_AUDIENCE'] ?? AUDIENCE };
  const own = environment['OIDC_ISSUER'];
  if (own !== undefined) return { settings: { OIDC_ISSUER: own, ...audience }, hasDemoAccounts: false };

  const demoAccounts = environment['NODE_ENV'] !== 'production';
  if (!demoAccounts)
    log('NODE_ENV is production, so there are no demo accounts; set OIDC_ISSUER to let people sign in');
  const devTokenSecret = randomBytes(32).toString('base64url');
  const identity = await startIdentity({
    dataDirectory,
    port: await ensurePort(dataDirectory, 'identity'),
    publicUrl,
    demoAccounts,
    log,
    ...(demoAccounts && { devTokenSecret }),
  });
  return {
    settings: {
      OIDC_ISSUER: identity.issuer,
      OIDC_AUDIENCE: AUDIENCE,
      ...(demoAccounts && {
        HEARKEN_EMBEDDED: '1',
        HEARKEN_DEV_TOKEN_URL: `${identity.issuer}/internal/token`,
        HEARKEN_DEV_TOKEN_SECRET: devTokenSecret,
      }),
    },
    identity,
    hasDemoAccounts: demoAccounts,
    stop: () => identity.stop(),
  };
}

/** What an embedded ledger's name begins with. */
const LEDGER_ORIGIN = 'hearken.localhost/ledger';

export interface LedgerPart extends Part {
  /** For the worker alone: what the ledger is signed by. */
  workerSettings: Record<string, string>;
}

/**
 * The ledger's witness: the user's own by `HEARKEN_WITNESS_URL`, else one in a process of its own, which is told nothing but
 * the public key of the ledger.
 */
export async function ledgerPart(surroundings: Surroundings, witnessModule: string): Promise<LedgerPart> {
  const { dataDirectory, environment, root, log, signal } = surroundings;
  const { HEARKEN_LEDGER_ORIGIN: origin = LEDGER_ORIGIN, HEARKEN_WITNESS_URL: own } = environment;
  const { HEARKEN_LEDGER_KEY: given, HEARKEN_LEDGER_KEY_FILE: file } = environment;
  const key = given ?? (file === undefined ? await ensureLedgerKey(dataDirectory) : undefined);
  const settings = { HEARKEN_LEDGER_ORIGIN: origin };
  const workerSettings = { ...(key !== undefined && { HEARKEN_LEDGER_KEY: key }) };
  if (own !== undefined) return { settings: { ...settings, HEARKEN_WITNESS_URL: own }, workerSettings };

  const { publicKey } = readLedgerKey(key, file);
  const port = await ensurePort(dataDirectory, 'witness');
  const kept = await superviseProcess({
    name: 'witness',
    firstAttempts: 3,
    start: (unwanted) =>
      startNodeProcess({
        module: witnessModule,
        environment: {
          PORT: String(port),
          HEARKEN_WITNESS_NAME: 'hearken.localhost/witness',
          HEARKEN_WITNESS_STORE: join(dataDirectory, 'witness', 'witness.db'),
          HEARKEN_LEDGER_ORIGIN: origin,
          HEARKEN_LEDGER_PUBLIC_KEY: publicKey.toString('base64'),
        },
        directory: root,
        logFile: join(dataDirectory, 'logs', 'witness.log'),
        readiness: { line: 'witness ready' },
        readyWithinMilliseconds: 30_000,
        graceMilliseconds: 3_000,
        signal: unwanted,
      }),
    log,
    signal,
  });
  return {
    settings: { ...settings, HEARKEN_WITNESS_URL: `http://127.0.0.1:${port}` },
    workerSettings,
    kept,
    stop: () => kept.stop(),
  };
}

/** What is for one program alone, or for none that serves. */
const NOT_INHERITED = new Set([
  'DATABASE_OWNER_URL',
  'DATABASE_BACKUP_URL',
  'DATABASE_WORKER_URL',
  'HEARKEN_LEDGER_KEY',
]);

/** What the worker and the API inherit: all but other programs' logins and the secret that the ledger is signed by. */
export function inherited(environment: NodeJS.ProcessEnv): Record<string, string> {
  const entries = Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(entries.filter(([name]) => !NOT_INHERITED.has(name)));
}
