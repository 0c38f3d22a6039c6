import { createServer } from 'node:http';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { expect, onTestFinished, test } from 'vitest';
import { createLog } from '#worker/ledger/log.ts';
import { signingKeyOf, verifierKeyOf } from '#worker/ledger/signing-key.ts';
import { connectWitness } from '#worker/ledger/witness-client.ts';
import { identityPart } from '#worker/standalone/parts.ts';
import { startPostgres } from '#worker/standalone/postgres.ts';
import { type StackOptions, startStack } from '#worker/standalone/stack.ts';
import { findFreePort, isPortFree } from '#worker/standalone/state/ports.ts';
import { readVerifierKey } from '#worker/verify/verifier-key.ts';
import { allEnd, descendants, killNow, runProgram } from '../foreground-program.ts';
import { temporaryDirectory } from '../temporary-directory.ts';

const TIMEOUT = { timeout: 120_000 };
const program = (name: string) => fileURLToPath(new URL(`../programs/${name}.ts`, import.meta.url));
const programs = { migrate: program('migrate'), worker: program('worker'), api: program('api') };
/** Without what the machine of the test happens to set. */
const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(DATABASE|TEMPORAL|OIDC|OPENAI|HEARKEN|NODE_ENV|PORT)/.test(name)),
);

async function stack(options: Partial<StackOptions> = {}) {
  const running = await startStack({
    dataDirectory: temporaryDirectory(),
    port: 0,
    programs,
    register: () => Promise.resolve(),
    environment,
    log: () => undefined,
    ...options,
  });
  onTestFinished(() => running.stop());
  return running;
}

/** For tests that are not about Temporal: the worker of these tests does not connect to it. */
const withoutTemporal = { ...environment, TEMPORAL_ADDRESS: '127.0.0.1:1' };

async function get<Body>(url: string): Promise<Body> {
  return (await (await fetch(url)).json()) as Body;
}
const notesOf = (apiUrl: string) => get<string[]>(`${apiUrl}/notes`);
const environmentOf = (apiUrl: string) => get<Record<string, string>>(`${apiUrl}/environment`);

test(
  'the worker and the API get what they need, including verified tokens, but not the owner’s rights',
  TIMEOUT,
  async () => {
    const { apiUrl, settings, workerSettings, tokenFor, databaseOwnerUrl, takesExamples } = await stack({
      environment: {
        ...environment,
        HEARKEN_MODEL: 'passed on',
        DATABASE_OWNER_URL: 'not passed on',
        HEARKEN_LEDGER_KEY: Buffer.alloc(32, 7).toString('base64'),
      },
    });
    const seen = await environmentOf(apiUrl);
    expect(seen).toMatchObject({
      ...settings,
      HEARKEN_MODEL: 'passed on',
      HEARKEN_EMBEDDED: '1',
      OIDC_AUDIENCE: 'hearken',
    });
    expect(seen).not.toHaveProperty('DATABASE_OWNER_URL');
    expect(seen).not.toHaveProperty('HEARKEN_LEDGER_KEY');
    expect(seen['DATABASE_URL']).toContain('hearken_service');
    expect(workerSettings['DATABASE_URL']).toContain('hearken_engine');
    expect(Object.values(seen)).not.toContain(workerSettings['DATABASE_URL']);
    expect(databaseOwnerUrl).toContain('hearken_owner');
    expect(takesExamples).toBe(true);

    const issuer = seen['OIDC_ISSUER']!;
    const verify = (token: string) => jwtVerify(token, createRemoteJWKSet(new URL(`${issuer}/jwks`)), { issuer });
    expect((await verify(await tokenFor('judge-1@demo'))).payload.sub).toBe('judge-1@demo');
    const given = await fetch(seen['HEARKEN_DEV_TOKEN_URL']!, {
      method: 'POST',
      headers: { authorization: `Bearer ${seen['HEARKEN_DEV_TOKEN_SECRET']}` },
      body: JSON.stringify({ account: 'auditor@other' }),
    });
    const { access_token } = (await given.json()) as { access_token: string };
    expect((await verify(access_token)).payload.sub).toBe('auditor@other');
  },
);

test('any part that is killed comes back at the same address', TIMEOUT, async () => {
  const { apiUrl, kill, ready, stop, start } = await stack();
  await fetch(`${apiUrl}/add?text=before`);
  const { PID: first } = await environmentOf(apiUrl);
  for (const name of ['api', 'worker', 'witness', 'temporal', 'postgres'] as const) await kill(name, 'SIGKILL');
  await ready();
  expect(await notesOf(apiUrl)).toEqual(['before']);
  expect((await environmentOf(apiUrl)).PID).not.toBe(first);

  await kill('api', 'SIGKILL', { restart: false });
  await expect(fetch(`${apiUrl}/readyz`)).rejects.toThrow();
  await start('api');
  expect((await fetch(`${apiUrl}/readyz`)).status).toBe(200);
  await stop();
  expect(await isPortFree(Number(new URL(apiUrl).port))).toBe(true);
});

test('real parts in the environment replace embedded ones', TIMEOUT, async () => {
  const real = await startPostgres({ dataDirectory: temporaryDirectory(), log: () => undefined });
  onTestFinished(() => real.stop());
  const dataDirectory = temporaryDirectory();
  const theirs = {
    DATABASE_URL: real.serviceUrl,
    TEMPORAL_ADDRESS: '127.0.0.1:1',
    OIDC_ISSUER: 'https://login.example.org',
    OPENAI_BASE_URL: 'https://models.example.org/v1',
    OPENAI_API_KEY: 'theirs',
    HEARKEN_LEDGER_KEY_FILE: '/run/secrets/ledger',
    HEARKEN_WITNESS_URL: 'https://witness.example.org',
  };
  const { apiUrl, tokenFor, takesExamples, kill } = await stack({
    dataDirectory,
    environment: { ...environment, ...theirs, DATABASE_OWNER_URL: real.ownerUrl },
  });
  const seen = await environmentOf(apiUrl);
  expect(seen).toMatchObject(theirs);
  for (const name of ['HEARKEN_EMBEDDED', 'HEARKEN_DEV_TOKEN_URL', 'HEARKEN_DEV_TOKEN_SECRET', 'DATABASE_OWNER_URL'])
    expect(seen).not.toHaveProperty(name);
  expect(await notesOf(apiUrl)).toEqual([]);
  expect(takesExamples).toBe(false);
  await expect(tokenFor('judge-1@demo')).rejects.toThrow('OIDC_ISSUER');
  for (const name of ['postgres', 'witness'] as const)
    await expect(kill(name, 'SIGKILL')).rejects.toThrow('not embedded');
  expect(readdirSync(dataDirectory).filter((name) => !name.startsWith('lock'))).toEqual(['data-key.json', 'logs']);
});

test(
  'the witness has a key and a file of its own, and is told nothing but the public key of the ledger',
  TIMEOUT,
  async () => {
    const dataDirectory = temporaryDirectory();
    const { settings } = await stack({ dataDirectory, environment: withoutTemporal });
    const url = settings['HEARKEN_WITNESS_URL']!;
    const witnessKey = readVerifierKey((await (await fetch(`${url}/key`)).text()).trim());
    const { key } = JSON.parse(readFileSync(join(dataDirectory, 'ledger-key.json'), 'utf8')) as { key: string };
    const ledgerKey = signingKeyOf(Buffer.from(key, 'base64'));
    expect(witnessKey.text).not.toBe(verifierKeyOf(ledgerKey, witnessKey.name, 'witness'));
    expect(Object.values(settings)).not.toContain(key);
    expect(statSync(join(dataDirectory, 'witness', 'witness.db')).mode & 0o077).toBe(0);

    const log = createLog(ledgerKey, settings['HEARKEN_LEDGER_ORIGIN']!);
    const note = log.sign('demo', { size: 1, root: Buffer.alloc(32, 1) });
    expect(await connectWitness(url).addCheckpoint(0, [], note)).toMatchObject({ at: expect.any(String) });
  },
);

test('in production no token is issued without a sign-in', TIMEOUT, async () => {
  const part = await identityPart(
    {
      dataDirectory: temporaryDirectory(),
      environment: { ...environment, NODE_ENV: 'production' },
      root: process.cwd(),
      log: () => undefined,
      signal: new AbortController().signal,
    },
    'http://127.0.0.1:8080',
  );
  onTestFinished(() => part.stop?.());
  expect(Object.keys(part.settings).sort()).toEqual(['OIDC_AUDIENCE', 'OIDC_ISSUER']);
  expect(part.hasDemoAccounts).toBe(false);
  await expect(part.identity!.mintToken('judge-1@demo')).rejects.toThrow('there is no account');
  const asked = await fetch(`${part.settings['OIDC_ISSUER']}/internal/token`, { method: 'POST', body: '{}' });
  expect(asked.status).toBe(404);
});

test('a port in use is reported before anything starts', TIMEOUT, async () => {
  const other = createServer();
  const port = await findFreePort();
  await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
  onTestFinished(() => void other.close());
  const dataDirectory = temporaryDirectory();
  await expect(stack({ dataDirectory, port })).rejects.toThrow(`port ${port} is in use`);
  expect(statSync(join(dataDirectory, 'postgres'), { throwIfNoEntry: false })).toBeUndefined();
});

test('a program that does not start gives its reason, and nothing is left running', TIMEOUT, async () => {
  const before = descendants(process.pid);
  const dataDirectory = temporaryDirectory();
  const broken = (name: keyof typeof programs) =>
    stack({ dataDirectory, programs: { ...programs, [name]: program('failing') }, environment: withoutTemporal });
  await expect(broken('api')).rejects.toThrow(/api does not start.*the reason why it fails/s);
  await expect(broken('migrate')).rejects.toThrow(/cannot be migrated.*the reason why it fails/s);
  expect(descendants(process.pid).filter((pid) => !before.includes(pid))).toEqual([]);
  await stack({ dataDirectory, environment: withoutTemporal });
});

test('an aborted start leaves nothing running', TIMEOUT, async () => {
  const before = descendants(process.pid);
  const controller = new AbortController();
  const starting = stack({
    signal: controller.signal,
    environment: withoutTemporal,
    log: (line) => {
      if (line.includes('worker')) controller.abort();
    },
  });
  await expect(starting).rejects.toThrow('abort');
  expect(descendants(process.pid).filter((pid) => !before.includes(pid))).toEqual([]);
});

test('in the foreground: one ready line, a clean end on SIGTERM, everything found again', TIMEOUT, async () => {
  const dataDirectory = temporaryDirectory();
  const port = String(await findFreePort());
  const first = runProgram('run', [dataDirectory, port], withoutTemporal);
  const url = await first.ready;
  expect(url).toBe(`http://127.0.0.1:${port}`);
  await fetch(`${url}/add?text=mine`);
  const ports = readFileSync(join(dataDirectory, 'ports.json'), 'utf8');

  const second = runProgram('run', [dataDirectory, String(await findFreePort())], withoutTemporal);
  expect(await second.exited).toBe(1);
  expect(second.errors()).toContain(`is in use by process ${first.pid}`);

  const started = descendants(first.pid);
  const before = Date.now();
  first.child.kill('SIGTERM');
  expect(await first.exited).toBe(0);
  expect(Date.now() - before).toBeLessThan(10_000);
  expect(await allEnd(started, 0)).toBe(true);
  expect(first.lines).toEqual([`ready ${url}`]);

  const third = runProgram('run', [dataDirectory, port], withoutTemporal);
  expect(await notesOf(await third.ready)).toEqual(['example', 'mine']);
  expect(readFileSync(join(dataDirectory, 'ports.json'), 'utf8')).toBe(ports);
});

test(
  'everything ends by itself when the foreground process is killed, and is found again at once',
  TIMEOUT,
  async () => {
    const dataDirectory = temporaryDirectory();
    const port = String(await findFreePort());
    const first = runProgram('run', [dataDirectory, port], environment);
    await fetch(`${await first.ready}/add?text=mine`);
    const started = descendants(first.pid);
    expect(started.length).toBeGreaterThan(6);
    killNow(first.pid);
    await first.exited;

    const second = runProgram('run', [dataDirectory, port], environment);
    expect(await notesOf(await second.ready)).toEqual(['example', 'mine']);
    expect(await allEnd(started, 0)).toBe(true);

    const all = [second.pid, ...descendants(second.pid)];
    all.forEach(killNow);
    expect(await allEnd(all, 5_000)).toBe(true);
    const third = runProgram('run', [dataDirectory, port], environment);
    expect(await notesOf(await third.ready)).toEqual(['example', 'mine']);
  },
);

test('a signal before it is ready ends it without a ready line', TIMEOUT, async () => {
  const run = runProgram('run', [temporaryDirectory(), String(await findFreePort())], environment);
  while (!run.errors().includes('starting PostgreSQL')) await sleep(30);
  const started = descendants(run.pid);
  run.child.kill('SIGINT');
  expect(await run.exited).toBe(0);
  expect(run.lines).toEqual([]);
  expect(await allEnd(started, 0)).toBe(true);
});
