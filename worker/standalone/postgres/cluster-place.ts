import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { ensureFile } from '../state/ensure-file.ts';
import { type Account, canEnter } from './account.ts';
import { reachableClusterPath } from './reachable-place.ts';

const Location = z.object({ cluster: z.string() });

/**
 * Where the database cluster of a data directory lies. This is normally `postgres/cluster` below it. A server that root
 * starts runs as another user, however, and that user may not be allowed into the directories above (a home, a private
 * temporary directory). Their modes are not changed: the cluster is then put in a place that the user can reach, and
 * `postgres/location.json` names that place.
 *
 * @throws Error that says what to do if a cluster exists and can no longer be reached
 */
export async function clusterPlace(
  dataDirectory: string,
  account: Account | undefined,
  log: (line: string) => void,
): Promise<string> {
  const home = join(dataDirectory, 'postgres');
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const usual = join(home, 'cluster');
  if (!account) return usual;

  const pointer = join(home, 'location.json');
  if (!existsSync(pointer)) {
    if (canEnter(account, dirname(dataDirectory))) for (const own of [dataDirectory, home]) letThrough(own);
    if (canEnter(account, home)) return usual;
    if (existsSync(usual))
      throw new Error(
        `the user PostgreSQL runs as can no longer enter ${home}: let others through the directories above (chmod o+x), or move ${dataDirectory} to where they can`,
      );
  }
  const isNew = !existsSync(pointer);
  const { cluster } = await ensureFile(pointer, Location, () => ({
    cluster: reachableClusterPath(account, dataDirectory),
  }));
  if (isNew) log(`PostgreSQL keeps its files in ${cluster}, because its user cannot enter ${home}`);
  return cluster;
}

/** Lets other users pass through a directory without listing it; its contents keep their own modes. */
function letThrough(directory: string): void {
  const mode = statSync(directory).mode & 0o7777;
  if ((mode & 0o001) === 0) chmodSync(directory, mode | 0o001);
}
