import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readApiConfiguration } from '#api/configuration.ts';
import { withSecretFiles } from '#db/environment/secret-files.ts';
import { readWorkerConfiguration } from '#worker/configuration.ts';

function file(content: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'hearken-secret-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'secret');
  writeFileSync(path, content);
  return path;
}

const KEY = Buffer.alloc(32, 7).toString('base64');
const SHARED = {
  TEMPORAL_ADDRESS: 'temporal:7233',
  HEARKEN_LEDGER_ORIGIN: 'hearken.example/ledger',
  PUBLIC_URL: 'https://hearken.example.org',
};

test('a secret may be in a file, with a line break at its end, and is then nowhere else', () => {
  const api = readApiConfiguration({
    ...SHARED,
    OIDC_ISSUER: 'https://identity.example.org',
    DATABASE_URL_FILE: file('postgres://hearken:word@postgres/hearken\n'),
    HEARKEN_DATA_KEY_FILE: file(`${KEY}\r\n`),
    OIDC_CLIENT_SECRET_FILE: file('a secret'),
  });
  expect(api).toMatchObject({
    DATABASE_URL: 'postgres://hearken:word@postgres/hearken',
    HEARKEN_DATA_KEY: KEY,
    OIDC_CLIENT_SECRET: 'a secret',
  });
  const worker = readWorkerConfiguration({
    ...SHARED,
    DATABASE_URL_FILE: file('postgres://hearken:word@postgres/hearken'),
    SMTP_URL_FILE: file('smtps://hearken:word@mail.example.org'),
    NOTICE_FROM: 'hearken@example.org',
    HEARKEN_LEDGER_KEY: KEY,
    OPENAI_BASE_URL: 'https://models.example.org/v1',
    OPENAI_API_KEY_FILE: file('sk-word\n'),
  });
  expect(worker.SMTP_URL).toBe('smtps://hearken:word@mail.example.org');
  expect(worker.endpoint).toMatchObject({ apiKey: 'sk-word' });
  expect(withSecretFiles({ DATABASE_OWNER_URL_FILE: file('x') })).toEqual({ DATABASE_OWNER_URL: 'x' });
});

test('a secret that is given twice, or whose file is empty or missing, stops the start and is not repeated', () => {
  const secret = file('in the file');
  for (const [environment, says] of [
    [{ SMTP_URL: 'in the environment', SMTP_URL_FILE: secret }, 'set SMTP_URL or SMTP_URL_FILE, not both'],
    [{ SMTP_URL_FILE: file('\n') }, 'SMTP_URL_FILE is empty'],
    [{ SMTP_URL_FILE: '/nowhere/at/all' }, 'SMTP_URL_FILE cannot be read'],
  ] as const) {
    expect(() => withSecretFiles(environment)).toThrow(says);
    expect(() => withSecretFiles(environment)).not.toThrow(/in the/);
  }
});

test('every variable with a secret may be given as a file', () => {
  const source = ['api/configuration.ts', 'worker/configuration.ts', 'db/migrate.ts', 'db/environment/temporal.ts'].map(
    (path) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8'),
  );
  const named = source.flatMap((text) => text.match(/\b[A-Z][A-Z0-9_]*(?:_KEY|_SECRET|_URL|_PASSWORD)\b/g) ?? []);
  // The ledger's key has a file too, which the worker alone reads.
  const notSecret = [
    'HEARKEN_LEDGER_KEY',
    'HEARKEN_WITNESS_URL',
    'PUBLIC_URL',
    'HEARKEN_PROBE_URL',
    'OPENAI_BASE_URL',
    'HEARKEN_DEV_TOKEN_URL',
    'HEARKEN_DEV_TOKEN_SECRET',
  ];
  for (const name of new Set(named.filter((each) => !notSecret.includes(each))))
    expect(withSecretFiles({ [`${name}_FILE`]: file('x') }), name).toEqual({ [name]: 'x' });
});
