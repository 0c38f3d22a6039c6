import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { askOwner } from '../../setup/ask-owner.ts';
import { databasePart } from '#worker/standalone/parts.ts';
import { temporaryDirectory } from '../temporary-directory.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** Starts the database as `npm start` does, and asks with the addresses that it hands to API and worker who may act as whom. */
async function rolesOfPrograms(dataDirectory: string, before: string[]): Promise<unknown> {
  const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('DATABASE')));
  const part = await databasePart(
    { dataDirectory, environment, root: ROOT, log: () => undefined, signal: new AbortController().signal },
    join(ROOT, 'db/migrate.ts'),
  );
  try {
    const [api = '', worker = ''] = [part.settings['DATABASE_URL'], part.workerSettings['DATABASE_URL']];
    const may = async (url: string, role: string) =>
      askOwner(url, `set role ${role}`).then(
        () => true,
        (error: unknown) => (error as { code?: string }).code,
      );
    const roles = ['hearken_api', 'hearken_auditor', 'hearken_worker', 'hearken_app', 'hearken_owner'];
    const found = {
      api: await Promise.all(roles.map((role) => may(api, role))),
      worker: await Promise.all(roles.map((role) => may(worker, role))),
    };
    for (const statement of before) await askOwner(part.ownerUrl, statement);
    return found;
  } finally {
    await part.stop?.();
  }
}

const DENIED = '42501';
const SEPARATE = {
  api: [true, true, DENIED, DENIED, DENIED],
  worker: [DENIED, DENIED, true, DENIED, DENIED],
};

test('neither program’s login becomes the other’s role, nor in a data directory of a version with one login', async () => {
  const dataDirectory = temporaryDirectory();
  const asBefore = [
    'grant hearken_worker to hearken_service',
    'revoke hearken_worker from hearken_engine',
    'drop role hearken_engine',
  ];
  expect(await rolesOfPrograms(dataDirectory, asBefore)).toEqual(SEPARATE);
  rmSync(join(dataDirectory, 'postgres', 'engine-password.json'));
  expect(await rolesOfPrograms(dataDirectory, [])).toEqual(SEPARATE);
});
