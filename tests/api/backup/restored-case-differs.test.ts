import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { backUp } from '#db/backup/back-up.ts';
import { restore } from '#db/backup/restore.ts';
import { ROLES_OF_PROGRAMS } from '#db/migrate.ts';
import { databaseClock } from '#db/clock.ts';
import { connect } from '#db/database.ts';
import { createLog } from '#worker/ledger/log.ts';
import { signingKeyOf } from '#worker/ledger/signing-key.ts';
import { connectWitness } from '#worker/ledger/witness-client.ts';
import { runSequencer } from '#worker/sequencer.ts';
import { fsckLedger } from '#worker/standalone/command-line/ledger-fsck.ts';
import { startPostgres } from '#worker/standalone/postgres.ts';
import { Evidence } from '#worker/verify/evidence.ts';
import { verifyEvidence } from '#worker/verify/verify-evidence.ts';
import { judge } from '../../case/people.ts';
import { TestInstitution } from '../../case/test-institution.ts';
import { askOwner } from '../../setup/ask-owner.ts';
import { backupLogin } from '../../setup/backup-login.ts';
import { dumpSchema } from '../../db/migrations/dump-schema.ts';
import { createTestDatabase, type TestDatabase } from '../../setup/database.ts';
import { ORIGIN, startWitness } from '../../setup/witness.ts';
import { temporaryDirectory } from '../../stack/temporary-directory.ts';
import { JUDGE } from '../court.ts';
import { startApp, type AppUnderTest } from '../app-under-test.ts';
import { Scene } from '../authorization/scene.ts';

const key = signingKeyOf(randomBytes(32));
const log = createLog(key, ORIGIN);

/** An empty database on a server of its own that has none of the roles, with logins as `docs/deploy/databases.sh` makes them. */
async function emptyServer(): Promise<TestDatabase & { superuserUrl: string }> {
  const server = await startPostgres({ dataDirectory: temporaryDirectory(), durable: false, log: () => undefined });
  onTestFinished(() => server.stop());
  await askOwner(server.ownerUrl, "create role plain_owner login createrole password 'plain'");
  await askOwner(server.ownerUrl, 'create database restored owner plain_owner');
  const at = (of: string, change: Partial<URL> = {}) =>
    Object.assign(new URL(of), { pathname: '/restored', ...change }).href;
  const url = at(server.serviceUrl);
  const [database, auditDatabase] = [connect(url, 'hearken_app', 4), connect(url, 'hearken_auditor', 2)];
  return {
    superuserUrl: at(server.ownerUrl),
    ownerUrl: at(server.ownerUrl, { username: 'plain_owner', password: 'plain' }),
    url,
    database,
    auditDatabase,
    async drop() {
      await Promise.all([database.destroy(), auditDatabase.destroy()]);
    },
  };
}

/** Every row of every table. */
async function allRows(superuserUrl: string): Promise<Map<string, unknown[]>> {
  const tables = await askOwner<{ name: string }>(
    superuserUrl,
    `select c.oid::regclass::text as name from pg_class c
     where c.relnamespace = 'hearken'::regnamespace and c.relkind = 'r' order by 1`,
  );
  const rows = new Map<string, unknown[]>();
  for (const { name } of tables)
    rows.set(name, await askOwner(superuserUrl, `select to_jsonb(t) as row from ${name} t order by 1`));
  return rows;
}

const evidenceOf = async (app: AppUnderTest, id: string): Promise<Evidence> => {
  const { status, body } = await app.call('machine:auditor@demo', `GET /v1/audit/cases/${id}/evidence`);
  expect(status).toBe(200);
  return Evidence.parse(body);
};
const withoutTime = ({ exportedAt: _, ...evidence }: Evidence) => evidence;

test('a decided case, its trail and its proofs are the same after a restore, and work goes on', async () => {
  const source = await createTestDatabase();
  const app = await startApp({ test: source });
  onTestFinished(() => app.close());
  const witness = await startWitness(key.publicKey);
  onTestFinished(() => witness.stop());
  const sequence = ({ database }: TestDatabase) =>
    runSequencer({ database, clock: databaseClock, log, witness: connectWitness(witness.url) });

  // By the API, so that the words are stored to which the trails commit.
  const [bank, scene] = [new TestInstitution(source, 'demo', databaseClock), new Scene(app, source)];
  const [decided = '', open = ''] = await bank.notified(2);
  const one = await scene.linked('demo', decided);
  await scene.claim(one);
  await scene.take(one, JUDGE);
  await scene.record(one, JUDGE);
  await scene.complete(one);
  await scene.rest(one);
  await scene.decide(one, JUDGE);
  await scene.claim(await scene.linked('demo', open));
  await sequence(source);
  const before = await evidenceOf(app, decided);
  expect(verifyEvidence(before).holds).toBe(true);

  const directory = join(temporaryDirectory(), 'backup');
  await backUp(await backupLogin(source.ownerUrl), directory);
  const kept = await allRows(source.ownerUrl);
  expect(kept.get('hearken.cases')).toHaveLength(2);

  const target = await emptyServer();
  await restore(target.ownerUrl, directory, { [new URL(target.url).username]: ROLES_OF_PROGRAMS });
  expect(await allRows(target.superuserUrl)).toEqual(kept);
  expect(await dumpSchema(target.superuserUrl)).toBe(await dumpSchema(source.ownerUrl));
  expect(await fsckLedger(target.url, undefined, () => undefined)).toBe(0);

  // Tests act as API and worker at once.
  await askOwner(target.superuserUrl, `grant hearken_app to ${new URL(target.url).username}`);
  const restored = await startApp({ test: target });
  onTestFinished(() => restored.close());
  const after = await evidenceOf(restored, decided);
  expect(withoutTime(after)).toEqual(withoutTime(before));
  expect(verifyEvidence(after).holds).toBe(true);

  const again = new TestInstitution(target, 'demo', databaseClock);
  await again.case(open).heardBy(judge(2));
  await sequence(target);
  expect(verifyEvidence(await evidenceOf(restored, open)).holds).toBe(true);
  expect(witness.alarms).toEqual([]);
});
