import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { askOwner } from '../../setup/ask-owner.ts';
import { startAddress } from './address.ts';
import { copyCluster } from './base-copy.ts';
import { type Cluster, prepareCluster, type Recovery } from './cluster.ts';
import { ownedDirectory } from './server-account.ts';

/** The PostgreSQL servers of a deployment, which archive their WAL, and the address that leads to the primary. */
export interface Database {
  /** Of the address. */
  readonly port: number;
  /** For the superuser, on a database of the primary. */
  urlOf(database: string): string;
  /** Copies the files of the running primary; gives the directory, and how many files it has. */
  copyPrimary(name: string): Promise<{ directory: string; files: number }>;
  /** Loses the primary for good. A server on a copy of it replays the archived WAL up to a moment, and is the primary then. */
  recover(copy: string, until: string): Promise<void>;
  /** Kills the primary and starts it again after some milliseconds. */
  crash(away: number): Promise<void>;
  /** Starts a standby under a name, which streams from the primary. */
  follow(name: string): Promise<void>;
  /** Loses the primary for good, and promotes the standby. */
  failOver(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the first primary. */
export async function startDatabase(home: string, password: string): Promise<Database> {
  const servers = ownedDirectory(join(home, 'postgres'));
  const archive = ownedDirectory(join(servers, 'archive'));
  let primary = await prepareCluster({ directory: join(servers, 'first'), password, archive });
  const clusters = [primary];
  await primary.start();
  const address = await startAddress(primary.port);
  let standby: Cluster | undefined;
  const start = async (directory: string, recovery: Recovery) => {
    const cluster = await prepareCluster({ directory, password, archive, recovery });
    clusters.push(cluster);
    await cluster.start();
    return cluster;
  };
  const leadTo = (cluster: Cluster) => {
    primary = cluster;
    address.leadTo(cluster.port);
  };
  const copyPrimary = async (name: string) => {
    const directory = join(servers, name);
    return { directory, files: await copyCluster(primary.urlOf('postgres'), primary.directory, directory) };
  };
  return {
    port: address.port,
    urlOf: (database) => primary.urlOf(database),
    copyPrimary,
    async recover(copy, until) {
      await primary.kill();
      leadTo(await start(copy, { until }));
    },
    async crash(away) {
      await primary.kill();
      await sleep(away);
      await primary.start();
    },
    async follow(name) {
      const { directory } = await copyPrimary(name);
      standby = await start(directory, { from: primary.port, as: name });
    },
    async failOver() {
      if (!standby) throw new Error('there is no standby');
      await primary.kill();
      await askOwner(standby.urlOf('postgres'), 'select pg_promote()');
      leadTo(standby);
      standby = undefined;
    },
    async stop() {
      await address.stop();
      for (const cluster of clusters) await cluster.stop();
    },
  };
}
