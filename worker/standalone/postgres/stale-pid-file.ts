import { readFileSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { processIdentity } from '../processes/process-identity.ts';

/**
 * Removes a `postmaster.pid` that a crash left behind if the process id in it belongs to a zombie or has been reused by
 * another program. PostgreSQL would take that process for a running server and refuse to start. A server that is really
 * running is left alone; its shared memory would keep a second one out in any case.
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

/**
 * A server's working directory is its cluster. If the system does not reveal the directory, the process is taken to be
 * the server.
 */
function worksIn(pid: number, cluster: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === cluster;
  } catch {
    return true;
  }
}
