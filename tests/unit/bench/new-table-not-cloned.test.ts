import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { rowsOfCases } from '../../bench/pages/clone-cases.ts';

describe('the copies of cases that large databases are measured with', () => {
  const schema = readFileSync(new URL('../../../db/schema.sql', import.meta.url), 'utf8');
  const tables = [...schema.matchAll(/^create table hearken\.(\w+) \(\n([\s\S]*?)\n\);/gm)].map(
    ([, table = '', body = '']) => ({
      table,
      columns: [...body.matchAll(/^ {2}(\w+) /gm)].map(([, name = '']) => name),
    }),
  );

  test('know of every table whether its rows belong to a case', () => {
    expect(tables.length).toBeGreaterThan(40);
    for (const { table, columns } of tables) expect(() => rowsOfCases(table, columns)).not.toThrow();
  });
});
