import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { groupedPolicies } from '#db/audit/reports/protected-groups.ts';
import { putPolicy } from '#db/policies/policies.ts';
import { inTransaction } from '#db/transaction.ts';
import { Attribute, type Facts } from '#workflows/domain/policy.ts';
import { openDatabase } from '../../setup/open-database.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';

const database = await openDatabase();
const base = { meaning: 'for tests', protected: true, required: false };
const attributes = [
  { ...base, name: 'born', type: 'date', minimum: '1950-01-01', maximum: '2010-01-01' },
  { ...base, name: 'children', type: 'wholeNumber', unit: 'children', minimum: 0, maximum: 10 },
  { ...base, name: 'level', type: 'ordered', allowedValues: ['low', 'high'] },
  { ...base, name: 'origins', type: 'several', allowedValues: ['here', 'there'] },
].map((attribute) => Attribute.parse(attribute));

test('each kind of value has its group in reports', async () => {
  const policy = samplePolicy({ attributes: [...samplePolicy().attributes, ...attributes] });
  const groupsOf = (facts: Facts) =>
    inTransaction(database.database, { institutionId: 'bank', actor: 'human:tester' }, async (transaction) => {
      await putPolicy(transaction, 'bank', 'dated', policy, 'clerk-1', '2026-03-02T09:00:00.000Z');
      const scope = { institutionId: 'bank', policy: 'dated', from: undefined, to: undefined };
      const [grouped] = await groupedPolicies(transaction, scope, (attribute) => attribute.protected);
      if (!grouped) throw new Error('the policy has no groups');
      const { rows } = await sql<{ attribute: string; group: string }>`
        select g.attribute, g."group" from (select ${JSON.stringify(facts)}::jsonb as facts) d
        cross join lateral ${grouped.groups}`.execute(transaction);
      return Object.fromEntries(
        rows.filter(({ attribute }) => attribute !== 'age').map(({ attribute, group }) => [attribute, group]),
      );
    });
  expect(await groupsOf({ born: '1985-05-05', children: 3, level: 'high', origins: 'here; there' })).toEqual({
    born: '3: 1974-01-01 to 1986-01-01',
    children: '2: 2 to 4',
    level: 'high',
    origins: 'here; there',
  });
  expect(Object.values(await groupsOf({}))).toEqual(Array.from({ length: 4 }, () => 'not given'));
});
