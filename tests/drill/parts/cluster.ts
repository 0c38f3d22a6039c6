import { chownSync, mkdirSync } from 'node:fs';
import { type Account, postgresAccount } from '#worker/standalone/postgres/account.ts';
import { postgresBinaries } from '#worker/standalone/postgres/binaries.ts';
import { createCluster } from '#worker/standalone/postgres/create-cluster.ts';
import { removeStalePidFile } from '#worker/standalone/postgres/stale-pid-file.ts';
import { startServer } from '#worker/standalone/postgres/start-server.ts';
import type { Running } from '#worker/standalone/processes/running.ts';
import { findFreePort } from '#worker/standalone/state/ports.ts';

/** A PostgreSQL server with settings of its own, beside others on this machine. */
export interface Cluster {
  readonly port: number;
  /** For the superuser, on a database. */
  urlOf(database: string): string;
  start(): Promise<void>;
  stop(): Promise<void>;
}

export interface ClusterOptions {
  /** Below a directory that the account of PostgreSQL may enter. Made where it is missing. */
  directory: string;
  password: string;
}

const SUPERUSER = 'postgres';
/** The account that the servers run as; the caller's own where left out. */
const account: Account | undefined = postgresAccount(() => undefined);

/** A directory that the account of PostgreSQL owns. */
export function ownedDirectory(directory: string): string {
  mkdirSync(directory, { mode: 0o700 });
  if (account) chownSync(directory, account.uid, account.gid);
  return directory;
}

/** Prepares a server on a loopback port; `start` starts it. */
export async function prepareCluster({ directory, password }: ClusterOptions): Promise<Cluster> {
  const { initdb, postgres } = postgresBinaries(account);
  await createCluster({ initdb, cluster: directory, account, owner: SUPERUSER, password });
  const port = await findFreePort();
  const urlOf = (database: string) => `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;
  let server: Running | undefined;
  const all = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '300',
    log_min_messages: 'log',
  };
  return {
    port,
    urlOf,
    async start() {
      removeStalePidFile(directory);
      const command = {
        program: postgres,
        arguments: ['-D', directory, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
        directory: '/',
        ...(account && { account }),
        identityFile: `${directory}.process.json`,
        stopSignal: 'SIGINT' as const,
        graceMilliseconds: 20_000,
      };
      server = await startServer(command, `${directory}.log`, urlOf('postgres'));
    },
    async stop() {
      await server?.stop();
    },
  };
}
