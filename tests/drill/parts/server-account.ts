import { chownSync, mkdirSync } from 'node:fs';
import { type Account, postgresAccount } from '#worker/standalone/postgres/account.ts';

/** The account that the PostgreSQL servers run as; the caller's own where it is `undefined`. */
export const account: Account | undefined = postgresAccount(() => undefined);

/** Gives a file or directory to the account of PostgreSQL. */
export function own(path: string): void {
  if (account) chownSync(path, account.uid, account.gid);
}

/** A new directory that the account of PostgreSQL owns. */
export function ownedDirectory(directory: string): string {
  mkdirSync(directory, { mode: 0o700 });
  own(directory);
  return directory;
}
