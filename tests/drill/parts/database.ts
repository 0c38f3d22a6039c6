import { join } from 'node:path';
import { startAddress } from './address.ts';
import { copyCluster } from './base-copy.ts';
import { type Cluster, prepareCluster, type Recovery } from './cluster.ts';
import { ownedDirectory } from './server-account.ts';

/** The PostgreSQL servers of a deployment, which archive their WAL, and the address that leads to the primary. */
export interface Database {
  /** Of the address. */
  readonly port: number;
  readonly primary: Cluster;
  /** For the superuser, on a database of the primary. */
  urlOf(database: string): string;
  /** Copies the files of the running primary; gives the directory, and how many files it has. */
  copyPrimary(name: string): Promise<{ directory: string; files: number }>;
  /** Prepares a server on a copy. It is stopped with the rest. */
  prepare(directory: string, recovery: Recovery): Promise<Cluster>;
  /** Makes another server the primary to which the address leads. */
  leadTo(cluster: Cluster): void;
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
  return {
    port: address.port,
    get primary() {
      return primary;
    },
    urlOf: (database) => primary.urlOf(database),
    async copyPrimary(name) {
      const directory = join(servers, name);
      return { directory, files: await copyCluster(primary.urlOf('postgres'), primary.directory, directory) };
    },
    async prepare(directory, recovery) {
      const cluster = await prepareCluster({ directory, password, archive, recovery });
      clusters.push(cluster);
      return cluster;
    },
    leadTo(cluster) {
      primary = cluster;
      address.leadTo(cluster.port);
    },
    async stop() {
      await address.stop();
      for (const cluster of clusters) await cluster.stop();
    },
  };
}
