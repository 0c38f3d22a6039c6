import { readFileSync } from 'node:fs';
import pg from 'pg';

const SCRIPT = new URL('../../../docs/deploy/databases.sh', import.meta.url);

/**
 * Makes the logins and databases of a deployment by the SQL in `docs/deploy/databases.sh`, without `psql`.
 *
 * @param url of a superuser, on a database that exists
 * @param settings passwords, by the names that the script reads
 */
export async function makeLogins(url: string, settings: Record<string, string>): Promise<void> {
  const [, script = ''] = /<<'SQL'\n([^]*?)\nSQL\n/.exec(readFileSync(SCRIPT, 'utf8')) ?? [];
  const named = new Map(
    [...script.matchAll(/^\\getenv (\w+) (\w+)$/gm)].map(([, word = '', name = '']) => [word, name]),
  );
  const statements = script
    .replaceAll(/^(\\|--).*$/gm, '')
    .replaceAll(/:'(\w+)'/g, (_, word: string) => pg.escapeLiteral(settings[named.get(word) ?? ''] ?? ''))
    .split(';')
    .filter((statement) => statement.trim() !== '');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // Each by itself: a database cannot be made in a transaction.
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
