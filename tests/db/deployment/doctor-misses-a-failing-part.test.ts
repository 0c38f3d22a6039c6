import { expect, onTestFinished, test } from 'vitest';
import { isDataKeyInUse } from '#db/keys/data-key.ts';
import { examine, type Finding } from '#worker/standalone/command-line/doctor.ts';
import { createTestDatabase, type TestDatabase } from '../../setup/database.ts';

const NOWHERE = '127.0.0.1:1';
const KEY = Buffer.alloc(32, 7);

async function deployment(): Promise<{ database: TestDatabase; environment: NodeJS.ProcessEnv }> {
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  const environment = {
    DATABASE_URL: database.url,
    TEMPORAL_ADDRESS: NOWHERE,
    OIDC_ISSUER: `http://${NOWHERE}`,
    PUBLIC_URL: `http://${NOWHERE}`,
    HEARKEN_DATA_KEY: KEY.toString('base64'),
    HEARKEN_LEDGER_KEY: KEY.toString('base64'),
    HEARKEN_LEDGER_ORIGIN: 'hearken.example/ledger',
    HEARKEN_WITNESS_URL: `http://${NOWHERE}`,
    SMTP_URL: `smtp://${NOWHERE}`,
    NOTICE_FROM: 'hearken@example.org',
  };
  return { database, environment };
}

const standings = (findings: Finding[]) => Object.fromEntries(findings.map(({ part, standing }) => [part, standing]));

test('every failing part is named, the others are not, and nothing is stored', { timeout: 90_000 }, async () => {
  const { database, environment } = await deployment();
  expect(standings(await examine(environment))).toEqual({
    'settings of the API': 'well',
    'settings of the worker': 'well',
    PostgreSQL: 'well',
    'PostgreSQL for auditors': 'well',
    'data key': 'well',
    'ledger key': 'well',
    Temporal: 'fails',
    issuer: 'fails',
    'public address': 'fails',
    mail: 'fails',
    witness: 'fails',
    model: 'unset',
  });
  // Had it stored the key that it tried, another one would be refused from now on.
  expect(await isDataKeyInUse(database.database, Buffer.alloc(32, 8))).toBe(true);
  expect(standings(await examine(environment))['data key']).toBe('fails');
});

test(
  'settings that cannot be used are named, and the parts of the other process are tried',
  { timeout: 90_000 },
  async () => {
    const { environment } = await deployment();
    const findings = await examine({ ...environment, OIDC_ISSUER: undefined });
    expect(findings[0]).toMatchObject({ part: 'settings of the API', standing: 'fails' });
    expect(findings[0]?.says).toMatch(/^OIDC_ISSUER is not set\. Set it to/);
    expect(standings(findings)).toMatchObject({ 'settings of the worker': 'well', PostgreSQL: 'well', mail: 'fails' });
    // In the container of a worker nothing is set that only the API reads.
    const ofWorker = standings(await examine({ ...environment, OIDC_ISSUER: undefined }, ['worker']));
    expect(ofWorker).toMatchObject({ 'settings of the worker': 'well', PostgreSQL: 'well' });
    expect(ofWorker).not.toHaveProperty('settings of the API');
  },
);
