import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../setup/database.ts';
import { dumpSchema } from './dump-schema.ts';

const DUMP = new URL('../../../db/schema.sql', import.meta.url);
const HEADING = `-- The schema that the migrations leave, for reading. \`npm run record:schema\` writes it; nothing runs it.\n\n`;

let fresh: TestDatabase;
beforeAll(async () => {
  fresh = await createTestDatabase();
});
afterAll(() => fresh.drop());

test('db/schema.sql is what the migrations leave', async () => {
  const now = HEADING + (await dumpSchema(fresh.ownerUrl));
  if (process.env['HEARKEN_RECORD_SCHEMA']) await writeFile(DUMP, now);
  expect(await readFile(DUMP, 'utf8'), 'run `npm run record:schema`, and read what changed in db/schema.sql').toBe(now);
});
