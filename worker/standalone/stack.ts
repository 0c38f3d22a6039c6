import { mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { withSecretFiles } from '#db/environment/secret-files.ts';
import {
  type Part,
  type Surroundings,
  databasePart,
  identityPart,
  inherited,
  ledgerPart,
  temporalPart,
} from './parts.ts';
import { addInstitutions } from './command-line/institution.ts';
import { INSTITUTIONS } from './identity/accounts.ts';
import { type Supervised, superviseProcess } from './processes/supervise-process.ts';
import { type Readiness, startNodeProcess } from './processes/node-process.ts';
import type { Running } from './processes/running.ts';
import { lockDirectory } from './state/directory-lock.ts';
import { findFreePort, isPortFree } from './state/ports.ts';
import { ensureDataKey } from './state/data-key.ts';

export interface StackOptions {
  /** Contains all state; created if it is missing. */
  dataDirectory: string;
  /** Port of the API on 127.0.0.1; 0 picks a free one. Default 8080. */
  port?: number;
  /** Where browsers reach the API; by default its own address. */
  publicUrl?: string;
  /** The operator's settings: addresses of real parts in them replace embedded parts. Default `process.env`. */
  environment?: NodeJS.ProcessEnv;
  /** Modules of the programs, as absolute paths; by default this repository's own. */
  programs?: Partial<Programs>;
  /** Registers the institutions of the demo accounts in the migrated database; a stand-in for migrations has no table of them. */
  register?: (databaseUrl: string) => Promise<unknown>;
  /** Receives a line for each thing that happens; by default it goes to standard error. */
  log?: (line: string) => void;
  /** Ends a start that is under way. */
  signal?: AbortSignal;
}

export interface Programs {
  migrate: string;
  witness: string;
  worker: string;
  api: string;
}

/** Parts that run in processes of their own. A real part that replaces an embedded one is not among them. */
export type ProcessName = 'postgres' | 'temporal' | 'witness' | 'worker' | 'api';

export interface Stack {
  apiUrl: string;
  /** Whether the stack is for trying things out, so that examples may be put in: demo accounts and an embedded database. */
  takesExamples: boolean;
  /** Addresses and secrets for the API; the worker's differ where `workerSettings` says so. */
  settings: Record<string, string>;
  /** For the worker alone: its login at the database, and what the ledger is signed by. */
  workerSettings: Record<string, string>;
  /** Where the worker answers `/healthz` and `/metrics`. */
  workerUrl: string;
  /** Connection of the database's owner, for tests that look behind the API. */
  databaseOwnerUrl: string;
  /**
   * An access token of a demo account or machine client.
   *
   * @throws Error if there is no such account, or accounts belong to another provider
   */
  tokenFor(account: string): Promise<string>;
  /** Sends a signal to a process and resolves when it has ended. It is restarted unless `restart` is false. */
  kill(name: ProcessName, signal: NodeJS.Signals, options?: { restart?: boolean }): Promise<void>;
  /** Sends a signal to a process without waiting: SIGSTOP freezes it, SIGCONT lets it continue. */
  signal(name: ProcessName, signal: NodeJS.Signals): Promise<void>;
  /** Restarts a process that was killed without restart, and resolves when it is usable. */
  start(name: ProcessName): Promise<void>;
  /** Resolves when every process is usable, after restarts under way. */
  ready(): Promise<void>;
  /** Stops everything in order and resolves when no process is left. */
  stop(): Promise<void>;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const READY_WITHIN_MILLISECONDS = 90_000;
/** The API and the worker of a crashed stack end within this time. */
const CRASH_GRACE_MILLISECONDS = 7_000;

/**
 * Starts everything that `npm start` serves: PostgreSQL, Temporal, the OpenID provider and the ledger's witness, unless
 * the environment names real ones, and then the worker and the API, which are restarted if they die.
 *
 * @throws Error that says what to do, after everything that had started was stopped again
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const environment = withSecretFiles(options.environment ?? process.env);
  const {
    log = (line: string) => console.error(line),
    register = (databaseUrl: string) => addInstitutions(databaseUrl, INSTITUTIONS),
  } = options;
  mkdirSync(options.dataDirectory, { recursive: true, mode: 0o700 });
  const dataDirectory = realpathSync(options.dataDirectory);
  const signal = options.signal ?? new AbortController().signal;
  const programs: Programs = {
    migrate: join(ROOT, 'db/migrate.ts'),
    witness: join(ROOT, 'worker/witness.ts'),
    worker: join(ROOT, 'worker/main.ts'),
    api: join(ROOT, 'api/main.ts'),
    ...options.programs,
  };

  const lock = lockDirectory(dataDirectory);
  const endings: { name: string; stop: () => Promise<void> }[] = [];
  const stop = async () => {
    for (let ending = endings.pop(); ending; ending = endings.pop())
      await ending.stop().catch((error: unknown) => log(`${ending.name} does not stop: ${String(error)}`));
    lock.release();
  };
  const processes: Partial<Record<ProcessName, Supervised<Running>>> = {};

  try {
    const port = await choosePort(options.port ?? 8080, lock.afterCrash);
    const apiUrl = `http://127.0.0.1:${port}`;
    const publicUrl = options.publicUrl ?? apiUrl;
    const surroundings: Surroundings = { dataDirectory, environment, root: ROOT, log, signal };
    const settings: Record<string, string> = {
      PORT: String(port),
      PUBLIC_URL: publicUrl,
      HEARKEN_DATA_DIR: dataDirectory,
      HEARKEN_DATA_KEY: environment['HEARKEN_DATA_KEY'] ?? (await ensureDataKey(dataDirectory)),
    };
    const add = async <Added extends Part>(name: string, start: () => Promise<Added>): Promise<Added> => {
      signal.throwIfAborted();
      log(`starting ${name}`);
      const part = await start();
      if (part.stop) endings.push({ name, stop: part.stop });
      Object.assign(settings, part.settings);
      return part;
    };

    const database = await add('PostgreSQL', () => databasePart(surroundings, programs.migrate));
    const temporal = await add('Temporal', () => temporalPart(surroundings));
    const identity = await add('identity', () => identityPart(surroundings, publicUrl));
    const databaseUrl = settings['DATABASE_URL'];
    if (identity.identity && databaseUrl !== undefined) await register(databaseUrl);
    const ledger = await add('witness', () => ledgerPart(surroundings, programs.witness));
    if (database.kept) processes.postgres = database.kept;
    if (temporal.kept) processes.temporal = temporal.kept;
    if (ledger.kept) processes.witness = ledger.kept;

    const addProgram = (
      name: 'worker' | 'api',
      readiness: Readiness,
      graceMilliseconds: number,
      own: Record<string, string> = {},
    ) =>
      add(name, async () => {
        const kept = await superviseProcess({
          name,
          firstAttempts: 3,
          start: (unwanted) =>
            startNodeProcess({
              module: programs[name],
              environment: { ...inherited(environment), ...settings, ...own },
              directory: ROOT,
              logFile: join(dataDirectory, 'logs', `${name}.log`),
              readiness,
              readyWithinMilliseconds: READY_WITHIN_MILLISECONDS,
              graceMilliseconds,
              signal: unwanted,
            }),
          log,
          signal,
        });
        processes[name] = kept;
        return { settings: {}, stop: () => kept.stop() };
      });
    const health = environment['HEALTH_PORT'] ?? String(await findFreePort());
    // No load balancer in front has to be told before they stop.
    const workerSettings = { ...ledger.workerSettings, ...database.workerSettings };
    const worker = { ...workerSettings, HEALTH_PORT: health, HEARKEN_FINISH_SECONDS: '3' };
    await addProgram('worker', { line: 'worker ready' }, 5_000, worker);
    await addProgram('api', { probe: () => answersReady(apiUrl) }, 3_000, { HEARKEN_DRAIN_SECONDS: '0' });
    signal.throwIfAborted();

    const processNamed = (name: ProcessName) => {
      const kept = processes[name];
      if (!kept) throw new Error(`${name} is not embedded here`);
      return kept;
    };
    return {
      apiUrl,
      takesExamples: identity.hasDemoAccounts && database.isEmbedded,
      settings,
      workerSettings,
      workerUrl: `http://127.0.0.1:${health}`,
      databaseOwnerUrl: database.ownerUrl,
      async tokenFor(account) {
        if (!identity.identity) throw new Error('tokens come from the provider of OIDC_ISSUER, not from here');
        return identity.identity.mintToken(account);
      },
      kill: async (name, signalToSend, killOptions) => processNamed(name).kill(signalToSend, killOptions),
      async signal(name, signalToSend) {
        const running = await processNamed(name).ready();
        running.kill(signalToSend);
      },
      start: async (name) => processNamed(name).start(),
      async ready() {
        await Promise.all(Object.values(processes).map((kept) => kept.ready()));
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function choosePort(wanted: number, afterCrash: boolean): Promise<number> {
  if (wanted === 0) return findFreePort();
  const deadline = Date.now() + (afterCrash ? CRASH_GRACE_MILLISECONDS : 0);
  while (!(await isPortFree(wanted))) {
    if (Date.now() >= deadline)
      throw new Error(`port ${wanted} is in use: stop what listens there, or choose another with PORT`);
    await sleep(100);
  }
  return wanted;
}

async function answersReady(apiUrl: string): Promise<boolean> {
  try {
    const response = await fetch(`${apiUrl}/readyz`, { signal: AbortSignal.timeout(2_000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
