import { join } from 'node:path';
import { askOwner } from '../../setup/ask-owner.ts';
import type { Step } from '../step.ts';
import { countLost, underLoad } from '../load.ts';

/** `npx hearken backup` while requests come in, `restore` into an empty database, and both hold the same. */
export const backup: Step = async ({ deployment, open }) => {
  const { database, url, home } = deployment;
  const directory = join(home, 'backup');
  const said: string[] = [];
  const result = await underLoad(url, open, 0, async () => {
    said.push(await deployment.hearken({ DATABASE_BACKUP_URL: deployment.urlFor('backup') }, 'backup', directory));
  });
  await askOwner(database.urlOf('postgres'), 'create database restored owner hearken_owner');
  await askOwner(database.urlOf('postgres'), 'grant connect on database restored to hearken_service, hearken_engine');
  const restored = {
    DATABASE_OWNER_URL: deployment.urlFor('owner', 'restored'),
    DATABASE_URL: deployment.urlFor('service', 'restored'),
    DATABASE_WORKER_URL: deployment.urlFor('engine', 'restored'),
  };
  said.push(await deployment.hearken(restored, 'restore', directory));
  said.push(await deployment.hearken({ DATABASE_URL: restored.DATABASE_URL }, 'ledger', 'fsck'));
  const [counted, told, examined] = said.map((each) => each.split('\n')[0] ?? '');
  const decided = await decisionsIn(database.urlOf('hearken'));
  const again = await decisionsIn(database.urlOf('restored'));
  const differing = decided.filter((each) => !again.includes(each));
  await askOwner(database.urlOf('postgres'), 'drop database restored with (force)');
  return {
    what: `${counted?.replace(/ to .*/, '')}; ${told}; ${again.length} decisions the same; ${examined}`,
    wrong: [
      ...(differing.length > 0 ? [`${differing.length} decisions differ`] : []),
      ...(countLost(result) > 0 ? [`${countLost(result)} requests lost meanwhile`] : []),
    ],
  };
};

async function decisionsIn(url: string): Promise<string[]> {
  const rows = await askOwner<{ row: string }>(
    url,
    `select md5(d::text || (select string_agg(t.leaf_hash, '' order by t.seq) from hearken.trail t where t.case_id = d.case_id)) as row
     from hearken.decisions d`,
  );
  return rows.map(({ row }) => row);
}
