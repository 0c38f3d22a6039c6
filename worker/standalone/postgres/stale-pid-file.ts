import { readFileSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { processIdentity } from '../processes/process-identity.ts';

/**
 * Removes a `postmaster.pid` that a crash left behind when the process id in it is a zombie's or was given to another
 * program since. PostgreSQL would take that process for a running server and refuse to start. A server that really
 * runs is left alone, and its shared memory keeps a second one out in any case.
 */
export function removeStalePidFile(cluster: string): void {
  const file = join(cluster, 'postmaster.pid');
  let pid: number;
  try {
    pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if (Number.isNaN(pid) || processIdentity(pid) === undefined || !worksIn(pid, cluster)) rmSync(file, { force: true });
}

/** A server's working directory is its cluster. Where the system does not tell, it is taken to be the server. */
function worksIn(pid: number, cluster: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === cluster;
  } catch {
    return true;
  }
}
