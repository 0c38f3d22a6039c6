import { randomUUID } from 'node:crypto';
import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { type Account, canEnter } from './account.ts';

/** Directories for what the PostgreSQL account cannot reach in its normal place. Both survive a reboot. */
const BASES = ['/var/lib/hearken', '/var/tmp/hearken'];

/**
 * A directory owned by root below which the account can reach its own files, created if it is missing.
 *
 * @throws Error that says what to do if there is none
 */
export function reachablePlace(account: Account): string {
  const base = BASES.find((each) => isOurs(each) && canEnter(account, each));
  if (base !== undefined) return base;
  throw new Error(
    `the user PostgreSQL runs as reaches none of ${BASES.join(', ')}: set HEARKEN_DATA_DIR to a directory it can enter, start as another user than root, or set DATABASE_URL`,
  );
}

/**
 * A new path for the cluster of a data directory that the account cannot enter. The cluster of a temporary directory
 * is temporary itself.
 */
export function reachableClusterPath(account: Account, dataDirectory: string): string {
  const name = `cluster-${randomUUID()}`;
  const isTemporary = dataDirectory.startsWith(tmpdir() + sep) && canEnter(account, tmpdir());
  return isTemporary ? join(tmpdir(), `hearken-${name}`) : join(reachablePlace(account), name);
}

function isOurs(base: string): boolean {
  try {
    mkdirSync(base, { recursive: true });
    // A directory of that name owned by another user would let them replace our cluster or programs with their own.
    if (statSync(base).uid !== 0) return false;
    chmodSync(base, 0o755);
    return true;
  } catch {
    return false;
  }
}
