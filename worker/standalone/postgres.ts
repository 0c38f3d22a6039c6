import { randomBytes } from 'node:crypto';
import { mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { postgresAccount } from './postgres/account.ts';
import { postgresBinaries } from './postgres/binaries.ts';
import { clusterPlace } from './postgres/cluster-place.ts';
import { createCluster } from './postgres/create-cluster.ts';
import { prepareDatabase } from './postgres/prepare-database.ts';
import { removeStalePidFile } from './postgres/stale-pid-file.ts';
import { startServer } from './postgres/start-server.ts';
import { endLeftBehind } from './processes/end-left-behind.ts';
import type { GuardedCommand } from './processes/guarded-program.ts';
import type { Running } from './processes/running.ts';
import { lockDirectory } from './state/directory-lock.ts';
import { ensureFile } from './state/ensure-file.ts';
import { findFreePort } from './state/ports.ts';

export interface PostgresOptions {
  /** Everything is stored in `postgres/` below this directory, which is created if it is missing. */
  dataDirectory: string;
  /** Loopback port; a free one by default. */
  port?: number;
  /** `false` trades safety against a crash of the machine (not of a process) for speed; for tests. Default true. */
  durable?: boolean;
  logFile?: string;
  log?: (line: string) => void;
}

export interface Postgres extends Running {
  /** Superuser of the cluster, for migrations. */
  ownerUrl: string;
  /** Login of the API: no superuser, inherits nothing, bypasses nothing. */
  serviceUrl: string;
  /** Login of the worker, which is no more powerful. */
  engineUrl: string;
}

const OWNER = 'hearken_owner';
const SERVICE = 'hearken_service';
const ENGINE = 'hearken_engine';
const DATABASE = 'hearken';

const Passwords = z.object({ owner: z.string(), service: z.string() });
/** In a file of its own, because directories of earlier versions have the other two only. */
const EnginePassword = z.object({ engine: z.string() });

/**
 * Starts the PostgreSQL server that comes with the package on 127.0.0.1 and resolves when it accepts connections. Its
 * data survives even if every process was killed. Passwords are random and stored in the data directory.
 *
 * @throws Error that says what to do if the directory is in use or cannot be reached, or the server does not start
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const { log = (line: string) => console.error(line), durable = true } = options;
  mkdirSync(join(options.dataDirectory, 'postgres'), { recursive: true, mode: 0o700 });
  const dataDirectory = realpathSync(options.dataDirectory);
  const home = join(dataDirectory, 'postgres');
  const logFile = options.logFile ?? join(dataDirectory, 'logs', 'postgres.log');
  const lock = lockDirectory(home);
  try {
    const account = postgresAccount(log);
    const binaries = postgresBinaries(account);
    const passwords = await ensureFile(join(home, 'passwords.json'), Passwords, () => ({
      owner: randomBytes(24).toString('base64url'),
      service: randomBytes(24).toString('base64url'),
    }));
    const { engine } = await ensureFile(join(home, 'engine-password.json'), EnginePassword, () => ({
      engine: randomBytes(24).toString('base64url'),
    }));
    const cluster = await clusterPlace(dataDirectory, account, log);
    await createCluster({ initdb: binaries.initdb, cluster, account, owner: OWNER, password: passwords.owner });

    const port = options.port ?? (await findFreePort());
    const url = (role: string, password: string, database: string) =>
      `postgresql://${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
    const settings = {
      listen_addresses: '127.0.0.1',
      port: String(port),
      unix_socket_directories: '',
      timezone: 'UTC',
      log_timezone: 'UTC',
      // An error quotes parts of its statement; the client receives it, but the log records only its kind.
      log_min_messages: 'log',
      ...(!durable && { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
    };
    const command: GuardedCommand = {
      program: binaries.postgres,
      arguments: ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
      directory: '/',
      ...(account && { account }),
      identityFile: join(home, 'process.json'),
      // Fast shutdown: open transactions are rolled back, nothing is lost.
      stopSignal: 'SIGINT',
      graceMilliseconds: 10_000,
    };
    await endLeftBehind(command.identityFile, command.stopSignal, command.graceMilliseconds);
    removeStalePidFile(cluster);
    const server = await startServer(command, logFile, url(OWNER, passwords.owner, 'postgres'));

    try {
      await prepareDatabase({
        ownerUrl: url(OWNER, passwords.owner, 'postgres'),
        database: DATABASE,
        logins: [
          { name: SERVICE, password: passwords.service },
          { name: ENGINE, password: engine },
        ],
      });
    } catch (error) {
      await server.stop();
      throw error;
    }
    const ended = server.ended.then((how) => {
      lock.release();
      return how;
    });
    return {
      ...server,
      ended,
      ownerUrl: url(OWNER, passwords.owner, DATABASE),
      serviceUrl: url(SERVICE, passwords.service, DATABASE),
      engineUrl: url(ENGINE, engine, DATABASE),
      async stop() {
        await server.stop();
        await ended;
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}
