import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** A directory that belongs to one process at a time, until `release` or the end of the process. */
export interface DirectoryLock {
  /** Whether the last holder ended without `release`: processes that it started may still be ending. */
  readonly afterCrash: boolean;
  release(): void;
}

const SQLITE_BUSY = 5;
/** One of several simultaneous callers has to win, and a holder that is being killed needs a moment to end. */
const PATIENCE_MILLISECONDS = 500;
/** An unreferenced lock would be garbage-collected, which would release the directory. */
const held = new Set<DatabaseSync>();

/**
 * Locks a directory for this process alone. The lock is the operating system's (through SQLite, because Node has no call for
 * it), so it cannot outlive a crash and is not confused by reused process ids.
 *
 * @throws Error that names the holder if another process has locked the directory, or this one already has
 */
export function lockDirectory(directory: string): DirectoryLock {
  const holderFile = join(directory, 'lock.pid');
  const database = new DatabaseSync(join(directory, 'lock'), { timeout: PATIENCE_MILLISECONDS });
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if ((error as { errcode?: number }).errcode !== SQLITE_BUSY) throw error;
    throw new Error(
      `${directory} is in use by process ${holderOf(holderFile)}: stop that one first, or choose another directory with HEARKEN_DATA_DIR`,
      { cause: error },
    );
  }
  const afterCrash = existsSync(holderFile);
  writeFileSync(holderFile, `${process.pid}\n`, { mode: 0o600 });
  held.add(database);
  return {
    afterCrash,
    release() {
      if (!held.delete(database)) return;
      rmSync(holderFile, { force: true });
      database.close();
    },
  };
}

function holderOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return '(unknown)';
  }
}
