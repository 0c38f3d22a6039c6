import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { postgresBinaries } from '#worker/standalone/postgres/binaries.ts';
import { createCluster } from '#worker/standalone/postgres/create-cluster.ts';
import { removeStalePidFile } from '#worker/standalone/postgres/stale-pid-file.ts';
import { startServer } from '#worker/standalone/postgres/start-server.ts';
import type { Running } from '#worker/standalone/processes/running.ts';
import { findFreePort } from '#worker/standalone/state/ports.ts';
import { account, own } from './server-account.ts';

/** A PostgreSQL server with settings of its own, beside others on this machine. */
export interface Cluster {
  readonly directory: string;
  readonly port: number;
  /** For the superuser, on a database. */
  urlOf(database: string): string;
  /** Starts it and resolves when it takes connections. */
  start(): Promise<void>;
  /** As a machine that loses power: no clean end. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

export interface ClusterOptions {
  /** Below a directory that the account of PostgreSQL may enter. Made where it is missing; a base copy is taken as it is. */
  directory: string;
  password: string;
  /** Directory to which it archives its WAL. */
  archive: string;
  /** For a base copy: what it recovers from, and until when. */
  recovery?: Recovery;
}

export type Recovery =
  /** Replays the archived WAL up to a moment (PostgreSQL's text of a time), and then takes acts. */
  | { until: string }
  /** Streams from the server at a port and takes no acts until it is promoted. */
  | { from: number; as: string };

const SUPERUSER = 'postgres';

/** Prepares a server on a free loopback port; `start` starts it. */
export async function prepareCluster(options: ClusterOptions): Promise<Cluster> {
  const { directory, password, archive, recovery } = options;
  const { initdb, postgres } = postgresBinaries(account);
  await createCluster({ initdb, cluster: directory, account, owner: SUPERUSER, password });
  if (recovery) mark(directory, 'until' in recovery ? 'recovery.signal' : 'standby.signal');
  const port = await findFreePort();
  const urlOf = (database: string) => `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;
  let server: Running | undefined;
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '300',
    log_min_messages: 'log',
    archive_mode: 'on',
    archive_command: `test ! -f ${archive}/%f && cp %p ${archive}/%f.part && mv ${archive}/%f.part ${archive}/%f`,
    ...(recovery && recoverySettings(recovery, { archive, password })),
  };
  return {
    directory,
    port,
    urlOf,
    async start() {
      removeStalePidFile(directory);
      const command = {
        program: postgres,
        arguments: [
          '-D',
          directory,
          ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
        ],
        directory: '/',
        ...(account && { account }),
        identityFile: `${directory}.process.json`,
        stopSignal: 'SIGINT' as const,
        graceMilliseconds: 20_000,
      };
      server = await startServer(command, `${directory}.log`, urlOf('postgres'));
    },
    async kill() {
      server?.kill('SIGKILL');
      await server?.ended;
    },
    async stop() {
      await server?.stop();
    },
  };
}

function recoverySettings(
  recovery: Recovery,
  { archive, password }: { archive: string; password: string },
): Record<string, string> {
  if ('until' in recovery)
    return {
      restore_command: `cp ${archive}/%f %p`,
      recovery_target_time: recovery.until,
      recovery_target_action: 'promote',
      // It takes connections once it has reached the moment, and not before.
      hot_standby: 'off',
    };
  const { from, as } = recovery;
  return {
    // For what the primary no longer has.
    restore_command: `cp ${archive}/%f %p`,
    primary_conninfo: `host=127.0.0.1 port=${from} user=${SUPERUSER} password=${password} application_name=${as}`,
  };
}

function mark(directory: string, name: string): void {
  const file = join(directory, name);
  writeFileSync(file, '', { mode: 0o600 });
  own(file);
}
