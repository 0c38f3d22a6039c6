import { execFileSync, spawnSync } from 'node:child_process';

/** A user of this machine that PostgreSQL runs as. */
export interface Account {
  uid: number;
  gid: number;
}

const NAME = 'postgres';

/**
 * The user to run PostgreSQL as; `undefined` means the caller's own. PostgreSQL refuses to run as root, so root uses
 * the system user `postgres`, which is created if the machine has none.
 *
 * @throws Error if root runs this and that user cannot be created
 */
export function postgresAccount(log: (line: string) => void): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const account = findAccount();
  if (account) return account;
  log(`PostgreSQL does not run as root: creating the system user ${NAME}`);
  try {
    const options = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin'];
    execFileSync('useradd', [...options, NAME], { stdio: ['ignore', 'ignore', 'pipe'] });
  } catch (error) {
    throw new Error(
      `PostgreSQL does not run as root and the system user ${NAME} cannot be created: create it, start as another user, or set DATABASE_URL`,
      { cause: error },
    );
  }
  const created = findAccount();
  if (!created) throw new Error(`the system user ${NAME} was created and cannot be found`);
  return created;
}

function findAccount(): Account | undefined {
  const id = (flag: string) => spawnSync('id', [flag, NAME], { encoding: 'utf8' });
  const [user, group] = [id('-u'), id('-g')];
  if (user.status !== 0 || group.status !== 0) return undefined;
  return { uid: Number(user.stdout), gid: Number(group.stdout) };
}

/** Whether an account may enter a directory. This is tested by trying, because modes alone do not tell (access lists, mounts). */
export function canEnter(account: Account, directory: string): boolean {
  return tryAs(account, 'cd -- "$1"', directory);
}

/** Whether an account may run a program and read the files in a directory beside it. */
export function canUse(account: Account, program: string, directory: string): boolean {
  return canEnter(account, directory) && tryAs(account, 'test -x "$1"', program);
}

function tryAs(account: Account, script: string, argument: string): boolean {
  return spawnSync('/bin/sh', ['-c', script, 'sh', argument], { ...account, cwd: '/', stdio: 'ignore' }).status === 0;
}
