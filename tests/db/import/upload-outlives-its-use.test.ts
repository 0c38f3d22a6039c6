import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  discardUpload,
  findUpload,
  forgetUploads,
  storeUpload,
  listUploads,
  noteUploadTaken,
} from '#db/imports/uploads.ts';
import { createTestDatabase, type TestDatabase } from '../../setup/database.ts';
import { askOwner } from '../../setup/ask-owner.ts';
import { TestInstitution } from '../../case/test-institution.ts';

const DATA_KEY = randomBytes(32);
const AT = '2026-03-02T09:00:00.000Z';
const later = (hours: number): string => new Date(Date.parse(AT) + hours * 3_600_000).toISOString();

let testDatabase: TestDatabase;
let bank: TestInstitution;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  bank = new TestInstitution(testDatabase);
});
afterAll(() => testDatabase.drop());

const store = (content: string, at = AT, on = bank) =>
  on.within((transaction) =>
    storeUpload(
      transaction,
      on.institutionId,
      DATA_KEY,
      {
        kind: 'cases',
        policyKey: 'bail',
        by: 'clerk-1',
        file: { name: 'monday.csv', mediaType: 'text/csv', content: Buffer.from(content) },
      },
      at,
    ),
  );
const find = (id: string, key = DATA_KEY, on = bank) =>
  on.within((transaction) => findUpload(transaction, on.institutionId, key, id));

test('a waiting file is stored encrypted, and opens only with the deployment’s key', async () => {
  const id = await store('id,name\r\n1,Ada Lovelace\r\n');
  expect((await find(id))?.content?.toString()).toContain('Ada Lovelace');
  const [row] = await askOwner<{ text: string }>(
    testDatabase.ownerUrl,
    `select u::text as text from hearken.uploads u where upload_id = '${id}'`,
  );
  expect(row?.text).not.toContain(Buffer.from('Lovelace').toString('hex'));
  await expect(find(id, randomBytes(32))).rejects.toThrow();
});

test('a file’s content is deleted once it is imported', async () => {
  const id = await store('id\r\n1\r\n');
  await bank.within((transaction) => noteUploadTaken(transaction, bank.institutionId, id, { docketIds: [] }, later(1)));
  expect(await find(id)).toMatchObject({ content: null, takenAt: later(1) });
  // What is taken in is neither discarded nor forgotten: it says where dockets came from.
  await bank.within(async (transaction) => {
    await discardUpload(transaction, bank.institutionId, id);
    await forgetUploads(transaction, bank.institutionId, later(1_000));
  });
  expect(await find(id)).toBeDefined();
});

test('a file that is not imported is deleted after a day, and not before', async () => {
  const id = await store('id\r\n1\r\n');
  await bank.within((transaction) => forgetUploads(transaction, bank.institutionId, later(23)));
  expect(await find(id)).toBeDefined();
  await bank.within((transaction) => forgetUploads(transaction, bank.institutionId, later(25)));
  expect(await find(id)).toBeUndefined();
});

test('another institution neither finds nor lists a file', async () => {
  const id = await store('id\r\n1\r\n');
  const other = new TestInstitution(testDatabase, 'south-bank');
  expect(await find(id, DATA_KEY, other)).toBeUndefined();
  expect(await other.within((transaction) => listUploads(transaction, 'south-bank', 10))).toEqual([]);
});
