import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import type { Account } from './account.ts';

export interface ClusterOptions {
  initdb: string;
  cluster: string;
  account: Account | undefined;
  /** Superuser of the new cluster. */
  owner: string;
  password: string;
}

/**
 * Creates an empty database cluster unless there is one. A crash while it is created leaves none, so that the next
 * start begins again.
 *
 * @throws Error with the output of `initdb`
 */
export async function createCluster(options: ClusterOptions): Promise<void> {
  const { initdb, cluster, account, owner, password } = options;
  if (existsSync(cluster)) return;
  const draft = `${cluster}.${randomUUID()}`;
  const passwordFile = `${draft}.password`;
  try {
    mkdirSync(draft, { mode: 0o700 });
    writeFileSync(passwordFile, password, { mode: 0o600, flag: 'wx' });
    if (account) for (const each of [draft, passwordFile]) chownSync(each, account.uid, account.gid);
    await promisify(execFile)(
      initdb,
      [
        `--pgdata=${draft}`,
        `--username=${owner}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        // PostgreSQL's own sorting and case folding, which are the same on every machine.
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
      ],
      { cwd: dirname(draft), ...account },
    );
    renameSync(draft, cluster);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw new Error(`the database cluster ${cluster} cannot be created: ${outputOf(error)}`, { cause: error });
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function outputOf(error: unknown): string {
  const { stderr, message } = error as { stderr?: string; message: string };
  return stderr?.trim() || message;
}
