import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { fingerprintOf, isDataKeyInUse } from '#db/keys/data-key.ts';
import { openBank } from '../open-bank.ts';
import { refused } from '../past-the-core.ts';

const bank = await openBank('tampered');

test('no program names another data key than the one in use, or forgets it', async () => {
  expect(await isDataKeyInUse(bank.test.database, Buffer.alloc(32, 1))).toBe(true);
  const another = fingerprintOf(Buffer.alloc(32, 2));
  expect(await refused(bank, sql`insert into data_key_fingerprint (fingerprint) values (${another})`)).toBe('23505');
  expect(await refused(bank, sql`update data_key_fingerprint set fingerprint = ${another}`)).toBe('42501');
  expect(await refused(bank, sql`delete from data_key_fingerprint`)).toBe('42501');
});
