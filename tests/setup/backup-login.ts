import { randomBytes } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { askOwner } from './ask-owner.ts';

/** A login that may back up a database, as `docs/deploy/databases.sh` makes it; it goes away with the test. */
export async function backupLogin(ownerUrl: string): Promise<string> {
  const url = new URL(ownerUrl);
  url.username = `backup_${randomBytes(4).toString('hex')}`;
  url.password = 'backup';
  await askOwner(
    ownerUrl,
    `create role ${url.username} login bypassrls in role pg_read_all_data password '${url.password}'`,
  );
  onTestFinished(async () => {
    await askOwner(ownerUrl, `drop role ${url.username}`);
  });
  return url.href;
}
