import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execaNode } from 'execa';
import { type Identity, startIdentity } from '#worker/standalone/identity.ts';
import { ensureSecrets } from '#worker/standalone/identity/keys.ts';
import { startNodeProcess } from '#worker/standalone/processes/node-process.ts';
import type { Running } from '#worker/standalone/processes/running.ts';
import { superviseProcess, type Supervised } from '#worker/standalone/processes/supervise-process.ts';
import { findFreePort } from '#worker/standalone/state/ports.ts';
import { startTemporal } from '#worker/standalone/temporal.ts';
import { SEARCH_ATTRIBUTES } from '#workflows/search-attributes.ts';
import { composeEnvironment, readSettings } from './parts/compose-environment.ts';
import { type Database, startDatabase } from './parts/database.ts';
import { type MailSink, startMailSink } from './parts/mail-sink.ts';
import { makeLogins } from './parts/make-logins.ts';
import { startProxy } from './parts/proxy.ts';

export const INSTITUTION = 'demo';
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const COMMAND = join(ROOT, 'worker/standalone/command-line/hearken.ts');
/** How long an API goes on listening after SIGTERM. The proxy asks four times a second whether it is ready. */
const DRAIN_SECONDS = '2';
const COPIES = 2;

/** The parts of `docker-compose.yml` as processes of this machine, with the settings that it gives them. */
export interface Deployment {
  /** Below it everything lies; the account of PostgreSQL may pass through it. */
  readonly home: string;
  /** Of the proxy, which people and programs use. */
  readonly url: string;
  /** What `npx hearken init` wrote. A change is in force for a process once it has been restarted. */
  readonly settings: Record<string, string>;
  readonly database: Database;
  readonly identity: Identity;
  readonly mail: MailSink;
  readonly processes: Record<'temporal' | 'witness' | `api-${1 | 2}` | `worker-${1 | 2}`, Supervised<Running>>;
  /** The environment of a service, with the addresses that its parts have here. */
  environmentOf(service: string): Record<string, string>;
  /** The address of the database for a login, the login's password is that of `.env`. */
  urlFor(login: 'owner' | 'service' | 'engine' | 'backup', database?: string): string;
  /** Runs the migrations, which give the logins their roles. */
  migrate(): Promise<void>;
  /** Runs `npx hearken` and gives what it printed. */
  hearken(environment: Record<string, string>, ...words: string[]): Promise<string>;
  /** The secret of the institution's client at the provider. */
  readonly clientSecret: string;
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL, Temporal's development server, the embedded provider, a mail server that delivers nothing,
 * a witness, two workers, two APIs and a proxy, from empty directories and a new `.env`.
 */
export async function startDeployment(log: (line: string) => void): Promise<Deployment> {
  const home = mkdtempSync(join(tmpdir(), 'hearken-drill-'));
  chmodSync(home, 0o711);
  const endings: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const end of endings.toReversed()) await end();
    rmSync(home, { recursive: true, force: true });
  };
  const ending = <Part extends { stop(): Promise<unknown> }>(part: Part): Part => {
    endings.push(() => part.stop());
    return part;
  };
  try {
    return { ...(await startParts(home, ending, log)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startParts(
  home: string,
  ending: <Part extends { stop(): Promise<unknown> }>(part: Part) => Part,
  log: (line: string) => void,
): Promise<Omit<Deployment, 'stop'>> {
  const logs = join(home, 'logs');
  mkdirSync(logs);
  const ports = {
    proxy: await findFreePort(),
    witness: await findFreePort(),
    temporal: await findFreePort(),
    apis: await freePorts(COPIES),
    workers: await freePorts(COPIES),
  };
  const url = `http://127.0.0.1:${ports.proxy}`;
  const mail = ending(await startMailSink());
  const identity = ending(await startIdentity({ dataDirectory: home, publicUrl: url, log: () => undefined }));
  const secrets = await ensureSecrets(join(home, 'identity'));

  const file = join(home, '.env');
  const hearken: Deployment['hearken'] = async (environment, ...words) =>
    (await execaNode(COMMAND, words, { cwd: ROOT, env: environment, extendEnv: false, nodeOptions: [] })).stdout;
  await hearken(
    {},
    ...['init', '--out', file, `PUBLIC_URL=${url}`, `INSTITUTION_NAME=${INSTITUTION}`],
    ...[`OIDC_ISSUER=${identity.issuer}`, `SMTP_URL=smtp://127.0.0.1:${mail.port}`, 'NOTICE_FROM=court@drill.example'],
    ...[
      'LEDGER_ORIGIN=drill.example/ledger',
      'WITNESS_NAME=witness.drill.example/hearken',
      'TRUSTED_PROXIES=127.0.0.1',
    ],
    ...['REQUESTS_PER_MINUTE_PER_ADDRESS=1000000', 'REQUESTS_PER_MINUTE_PER_PRINCIPAL=1000000'],
  );
  const settings = readSettings(readFileSync(file, 'utf8'));

  const database = ending(await startDatabase(home, settings['POSTGRES_PASSWORD'] ?? ''));
  await makeLogins(database.urlOf('postgres'), settings);

  const processes: Partial<Deployment['processes']> = {};
  processes.temporal = ending(
    await superviseProcess({
      name: 'Temporal',
      log,
      start: () =>
        startTemporal({ dataDirectory: home, port: ports.temporal, searchAttributes: searchAttributeTypes() }),
    }),
  );
  const environmentOf = (service: string) =>
    Object.fromEntries(
      Object.entries(composeEnvironment(service, settings)).map(([name, value]) => [
        name,
        value
          .replace('@postgres:5432', `@127.0.0.1:${database.port}`)
          .replace(/^temporal:7233$/, `127.0.0.1:${ports.temporal}`)
          .replace(/^http:\/\/witness:8080$/, `http://127.0.0.1:${ports.witness}`)
          .replace('/var/lib/hearken-witness', join(home, 'witness')),
      ]),
    );
  const urlFor: Deployment['urlFor'] = (login, name = 'hearken') =>
    `postgres://${settings[`HEARKEN_${login.toUpperCase()}_LOGIN`] ?? `hearken_${login}`}:${settings[`HEARKEN_${login.toUpperCase()}_PASSWORD`] ?? ''}@127.0.0.1:${database.port}/${name}`;

  const migrate = async () => {
    const options = { cwd: ROOT, env: environmentOf('migrate'), extendEnv: false, nodeOptions: [] };
    await execaNode(join(ROOT, 'db/migrate.ts'), options);
  };
  await migrate();
  await hearken(environmentOf('institution'), 'institution', 'add', INSTITUTION);

  const program = async (name: string, module: string, environmentAt: () => Record<string, string>, port: number) =>
    ending(
      await superviseProcess({
        name,
        log,
        start: (signal) =>
          startNodeProcess({
            module: join(ROOT, module),
            environment: environmentAt(),
            directory: ROOT,
            logFile: join(logs, `${name}.log`),
            readiness: { probe: () => answersReady(port) },
            readyWithinMilliseconds: 120_000,
            graceMilliseconds: 60_000,
            signal,
          }),
      }),
    );
  const production = { NODE_ENV: 'production', HOST: '127.0.0.1' };
  const witness = () => ({ ...production, ...environmentOf('witness'), PORT: String(ports.witness) });
  processes.witness = await program('witness', 'worker/witness.ts', witness, ports.witness);
  // Their readiness asks for claims through the public address, so that an API has to be there first.
  await Promise.all(
    ([1, 2] as const).map(async (copy) => {
      const port = ports.apis[copy - 1] ?? 0;
      const own = { PORT: String(port), HEARKEN_DRAIN_SECONDS: DRAIN_SECONDS };
      processes[`api-${copy}`] = await program(
        `api-${copy}`,
        'api/main.ts',
        () => ({ ...production, ...environmentOf('api'), ...own }),
        port,
      );
    }),
  );
  ending(await startProxy(ports.proxy, ports.apis));
  await Promise.all(
    ([1, 2] as const).map(async (copy) => {
      const port = ports.workers[copy - 1] ?? 0;
      const own = () => ({ ...production, ...environmentOf('worker'), HEALTH_PORT: String(port) });
      processes[`worker-${copy}`] = await program(`worker-${copy}`, 'worker/main.ts', own, port);
    }),
  );
  return {
    home,
    url,
    settings,
    database,
    identity,
    mail,
    // All of them were started above.
    processes: processes as Deployment['processes'],
    environmentOf,
    urlFor,
    migrate,
    hearken,
    clientSecret: secrets.machineClients[`hearken-machine-${INSTITUTION}`] ?? '',
  };
}

async function freePorts(count: number): Promise<number[]> {
  return Promise.all(Array.from({ length: count }, () => findFreePort()));
}

/** The search attributes of hearings, as the Temporal server's command line calls their types. */
const searchAttributeTypes = (): Record<string, string> =>
  Object.fromEntries(
    Object.values(SEARCH_ATTRIBUTES).map(({ name, type }) => [name, type === 'DATETIME' ? 'Datetime' : 'Keyword']),
  );

async function answersReady(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(2_000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
