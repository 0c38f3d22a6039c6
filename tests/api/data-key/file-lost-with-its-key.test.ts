import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { isDataKeyInUse } from '#db/keys/data-key.ts';
import { connect } from '#db/database.ts';
import { replaceDataKey } from '#db/keys/replace-data-key.ts';
import { openSession } from '#db/sessions.ts';
import { findUpload, storeUpload } from '#db/imports/uploads.ts';
import { askOwner } from '../../setup/ask-owner.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { Court, textFile } from '../court.ts';
import { startApp } from '../app-under-test.ts';

const [present, next] = [randomBytes(32), randomBytes(32)];
const CSV = Buffer.from('id,risk\n1,0.5\n');

/** Ends every connection of the service's login, and keeps the database. */
async function disconnect(court: Court): Promise<void> {
  const { test: database } = court.bank;
  const { drop } = database;
  database.drop = async () => {
    await Promise.all([database.database.destroy(), database.auditDatabase.destroy()]);
  };
  await court.close();
  database.drop = drop;
}

test('what the data key encrypts or makes is there under a new one, and nothing goes on under the old one', async () => {
  const court = await Court.open('demo', { dataKey: present });
  const { test: database } = court.bank;
  await isDataKeyInUse(database.database, present);
  const one = await court.claimed();
  const appeal = `/v1/appeals/${one.token}`;
  const added = [];
  for (const number of [1, 2])
    added.push(
      (await court.app.call(null, `POST ${appeal}/attachments`, textFile(number))).body.attachmentId as string,
    );
  const [whole, damaged] = added;
  const fileBefore = await court.app.call(null, `GET ${appeal}/attachments/${whole}`);
  const { link } = (await court.app.call(null, `POST ${appeal}/helpers`, { body: { name: 'A friend' } })).body;
  const uploadId = await court.bank.within((transaction) =>
    storeUpload(
      transaction,
      'demo',
      present,
      {
        kind: 'cases',
        policyKey: 'credit',
        by: 'institution@demo',
        file: { name: 'a.csv', mediaType: 'text/csv', content: CSV },
      },
      court.bank.at,
    ),
  );
  await court.app.call('institution@demo', 'PUT /v1/policies/credit', { body: samplePolicy() });
  const began = await court.app.call('institution@demo', 'POST /v1/imports', {
    body: { kind: 'precedents', policy: 'credit' },
  });
  const importPath = `/v1/imports/${String(began.body.id)}`;
  const piece = (offset: number, body: string) => ({
    body,
    headers: {
      'content-type': 'application/offset+octet-stream',
      'upload-offset': String(offset),
      'upload-length': '40',
    },
  });
  const firstPiece = await court.app.call(
    'institution@demo',
    `PATCH ${importPath}`,
    piece(0, 'id,risk,age,outcome\na,'),
  );
  expect(firstPiece.status).toBe(200);
  await court.bank.within((transaction) =>
    openSession(
      transaction,
      'demo',
      'a'.repeat(64),
      { staffId: 'judge-1@demo', staffName: 'Judge', roles: ['judge'], endsAt: '2100-01-01T00:00:00Z' },
      court.bank.at,
    ),
  );
  await askOwner(
    database.ownerUrl,
    `alter table hearken.attachments disable trigger user;
     update hearken.attachments set sealed = substr(sealed, 2) where attachment_id = '${damaged}';
     alter table hearken.attachments enable trigger user`,
  );

  const login = new URL(database.url).username;
  const replace = (from: Buffer, to: Buffer) => replaceDataKey(database.ownerUrl, login, from, to);
  await expect(replace(present, next)).rejects.toThrow(`${login} has `);
  await disconnect(court);
  await expect(replace(next, randomBytes(32))).rejects.toThrow('HEARKEN_DATA_KEY is not the key');
  await expect(replace(present, present)).rejects.toThrow('is the one in use');
  expect(await replace(present, next)).toEqual({ files: 1, uploads: 2, links: 1, sessions: 1, unreadable: [damaged] });

  const again = { ...database, database: connect(database.url, 'hearken_app', 2) };
  const app = await startApp({
    test: { ...again, auditDatabase: connect(database.url, 'hearken_auditor', 2) },
    change: { dataKey: next, clock: court.bank.clock },
  });
  try {
    expect(await isDataKeyInUse(again.database, present)).toBe(false);
    expect(await isDataKeyInUse(again.database, next)).toBe(true);
    const fileAfter = await app.call(null, `GET ${appeal}/attachments/${whole}`);
    expect([fileBefore.status, fileAfter.status]).toEqual([200, 200]);
    expect(fileAfter.text).toBe(fileBefore.text);
    const page = await app.call(null, `GET /appeal/${one.token}`, { headers: { accept: 'text/html' } });
    const shown = /\/appeal\/[\w-]{43}(?=["<\s])/g;
    const tokens = [...page.text.matchAll(shown)]
      .map(([path]) => path.split('/').at(-1))
      .filter((each) => each !== one.token);
    expect(page.text).not.toContain(link);
    expect(tokens).not.toEqual([]);
    for (const token of new Set(tokens))
      expect((await app.call(null, `GET /v1/appeals/${token}`)).body.readBy).toBe('helper');
    expect((await app.call(null, `GET /v1/appeals/${String(link).split('/appeal/')[1]}`)).status).toBe(404);
    court.bank.test.database = again.database;
    const upload = await court.bank.within((transaction) => findUpload(transaction, 'demo', next, uploadId));
    expect(upload?.content).toEqual(CSV);
    const finished = await app.call('institution@demo', `PATCH ${importPath}`, piece(22, '1,40,repaid       '));
    expect(finished.body).toMatchObject({ state: 'finished', rows: { added: 1 } });
    await expect(
      askOwner(database.ownerUrl, `update hearken.attachments set sealed = 'x' where attachment_id = '${whole}'`),
    ).rejects.toThrow('is not changed');
  } finally {
    await app.close();
  }
});
