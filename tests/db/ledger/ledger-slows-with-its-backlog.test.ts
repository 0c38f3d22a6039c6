import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { receiveDocket } from '#db/cases/receive-docket.ts';
import { sequenceEntries } from '#db/ledger/sequence-entries.ts';
import { putPolicy } from '#db/policies/policies.ts';
import type { Schema } from '#db/schema.ts';
import { inTransaction } from '#db/transaction.ts';
import { createTestDatabase, type TestDatabase } from '../../setup/database.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { letTestsTellTheTime } from '../../setup/tests-tell-the-time.ts';

const INSTITUTION = 'backlog';
const SCOPE = { institutionId: INSTITUTION, actor: 'system:test' };
const AT = '2026-01-01T00:00:00.000Z';

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows'?: number;
  'Actual Loops'?: number;
  'Rows Removed by Filter'?: number;
  Plans?: PlanNode[];
}

let database: TestDatabase;
/** One session of the application's role that tells every plan it carries out, those of guards included. */
let session: Kysely<Schema>;
const plans: PlanNode[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  await letTestsTellTheTime(database);
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  for (const table of ['trail', 'ledger_pending', 'ledger_entries', 'ledger_nodes'])
    await owner.query(`alter table hearken.${table} set (autovacuum_enabled = off)`);
  await owner.end();
  const pool = new pg.Pool({ connectionString: database.ownerUrl, max: 1, idleTimeoutMillis: 0 });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
    client.on('notice', ({ message }) => {
      const json = message?.indexOf('plan:\n') ?? -1;
      if (json >= 0) plans.push((JSON.parse(message!.slice(json + 6)) as { Plan: PlanNode }).Plan);
    });
  });
  session = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  await pool.query(`load 'auto_explain'`);
  await pool.query(`set auto_explain.log_min_duration = 0; set auto_explain.log_analyze = on;
    set auto_explain.log_nested_statements = on;
    set auto_explain.log_format = json; set client_min_messages = log; set search_path = hearken; set role hearken_app`);
});
afterAll(async () => {
  await session.destroy();
  await database.drop();
});

async function receive(dockets: number): Promise<void> {
  for (let docket = 0; docket < dockets; docket += 1)
    await inTransaction(database.database, SCOPE, async (transaction) => {
      const { policy } = await putPolicy(transaction, INSTITUTION, 'sample', samplePolicy(), 'test', AT);
      const cases = Array.from({ length: 500 }, (_, place) => ({
        externalRef: `${crypto.randomUUID()}-${place}`,
        facts: {},
        subject: { name: 'n', contact: 'n@example.org' },
      }));
      const actor = { kind: 'human', id: 'clerk', role: 'institution' } as const;
      await receiveDocket(transaction, INSTITUTION, policy, cases, actor, AT);
    });
}

const sequence = (most: number) =>
  inTransaction(session, SCOPE, (transaction) => sequenceEntries(transaction, INSTITUTION, AT, most));

const nodesOf = (plan: PlanNode): PlanNode[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

test('on tables without statistics, each entry of a backlog is found by its key', async () => {
  // The guards' plans are made while there is nothing, and kept.
  for (let time = 0; time < 7; time += 1) {
    await receive(1);
    expect(await sequence(500)).toBe(500);
  }
  await receive(4);
  plans.length = 0;
  expect(await sequence(1_000)).toBe(1_000);

  const nodes = plans.flatMap(nodesOf);
  const reads = nodes.filter((node) => node['Relation Name'] !== undefined && node['Node Type'].includes('Scan'));
  for (const table of ['trail', 'ledger_pending', 'ledger_entries'])
    expect(reads.map((node) => node['Relation Name'])).toContain(table);
  const kinds = new Set(reads.map((node) => node['Node Type']));
  expect([...kinds].filter((kind) => !['Index Scan', 'Index Only Scan', 'Tid Scan'].includes(kind))).toEqual([]);
  // Nothing is compared with everything: no step reads more than a row or two for each entry.
  const read = (node: PlanNode) =>
    ((node['Actual Rows'] ?? 0) + (node['Rows Removed by Filter'] ?? 0)) * (node['Actual Loops'] ?? 1);
  expect(Math.max(...nodes.map(read))).toBeLessThanOrEqual(2_000);
  expect(nodes.map((node) => node['Node Type'])).not.toContain('Materialize');
}, 120_000);
