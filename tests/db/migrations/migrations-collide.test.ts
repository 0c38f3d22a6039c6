import { randomBytes } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { migrate, ROLES_OF_PROGRAMS } from '#db/migrate.ts';
import { migrationProvider } from '#db/migrations/index.ts';
import { createTestDatabase, type TestDatabase } from '../../setup/database.ts';
import { askOwner } from '../../setup/ask-owner.ts';
import { dumpSchema } from './dump-schema.ts';

const made: TestDatabase[] = [];
afterEach(async () => {
  await Promise.all(made.splice(0).map((each) => each.drop()));
});

async function createEmpty(): Promise<{ ownerUrl: string; login: string }> {
  const test = await createTestDatabase({ empty: true });
  made.push(test);
  return { ownerUrl: test.ownerUrl, login: new URL(test.url).username };
}

test('migrating twice does nothing the second time', async () => {
  const { ownerUrl, login } = await createEmpty();
  const names = Object.keys(await migrationProvider.getMigrations()).toSorted();
  expect(await migrate(ownerUrl, { [login]: ROLES_OF_PROGRAMS })).toEqual(names);
  const dump = await dumpSchema(ownerUrl);
  expect(dump.match(/^create table /gm)?.length).toBeGreaterThan(20);
  expect(await migrate(ownerUrl, { [login]: ROLES_OF_PROGRAMS })).toEqual([]);
  expect(await dumpSchema(ownerUrl)).toBe(dump);
});

test('twenty migrations at once leave the schema that one leaves, and a new login its roles', async () => {
  const [alone, together] = await Promise.all([createEmpty(), createEmpty()]);
  const login = `login_${randomBytes(4).toString('hex')}`;
  await askOwner(alone.ownerUrl, `create role ${login} login noinherit`);
  await migrate(alone.ownerUrl, { [alone.login]: ROLES_OF_PROGRAMS });
  const done = await Promise.all(
    Array.from({ length: 20 }, () => migrate(together.ownerUrl, { [login]: ROLES_OF_PROGRAMS })),
  );
  expect(done.flat().toSorted()).toEqual(Object.keys(await migrationProvider.getMigrations()).toSorted());
  expect(await dumpSchema(together.ownerUrl)).toBe(await dumpSchema(alone.ownerUrl));
  const roles = await askOwner<{ name: string }>(
    alone.ownerUrl,
    `select roleid::regrole::text as name from pg_auth_members where member = '${login}'::regrole order by name`,
  );
  await askOwner(alone.ownerUrl, `drop role ${login}`);
  expect(roles.map((role) => role.name)).toEqual(['hearken_api', 'hearken_auditor', 'hearken_worker']);
});
