import { readFile, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { openDatabase } from '../../setup/open-database.ts';
import { dumpSchema } from './dump-schema.ts';

const DUMP = new URL('../../../db/schema.sql', import.meta.url);
const HEADING = `-- The schema that the migrations leave, for reading. \`npm run record:schema\` writes it; nothing runs it.\n\n`;

const fresh = await openDatabase();

test('db/schema.sql is what the migrations leave', async () => {
  const now = HEADING + (await dumpSchema(fresh.ownerUrl));
  if (process.env['HEARKEN_RECORD_SCHEMA']) await writeFile(DUMP, now);
  expect(await readFile(DUMP, 'utf8'), 'run `npm run record:schema`, and read what changed in db/schema.sql').toBe(now);
});
