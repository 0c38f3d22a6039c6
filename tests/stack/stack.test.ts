import { createServer } from 'node:http';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { expect, onTestFinished, test } from 'vitest';
import { type StackOptions, startStack } from '../../worker/standalone/stack.ts';
import { findFreePort, isPortFree } from '../../worker/standalone/state/ports.ts';
import { allEnd, descendants, killNow, runProgram } from './foreground-program.ts';
import { temporaryDirectory } from './temporary-directory.ts';

const TIMEOUT = { timeout: 120_000 };
const program = (name: string) => fileURLToPath(new URL(`./programs/${name}.ts`, import.meta.url));
const programs = { migrate: program('migrate'), worker: program('worker'), api: program('api') };
/** Without what the machine of the test happens to set. */
const environment = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) => !/^(DATABASE|TEMPORAL|OIDC|OPENAI|HEARKEN_DATA|NODE_ENV|PORT)/.test(name),
  ),
);

async function stack(options: Partial<StackOptions> = {}) {
  const running = await startStack({
    dataDirectory: temporaryDirectory(),
    port: 0,
    programs,
    environment,
    log: () => undefined,
    ...options,
  });
  onTestFinished(() => running.stop());
  return running;
}

const get = async (url: string): Promise<any> => (await fetch(url)).json();

test(
  'the worker and the API get what they need, verified tokens among it, and not the owner’s rights',
  TIMEOUT,
  async () => {
    const { apiUrl, settings, tokenFor, databaseOwnerUrl, takesExamples } = await stack({
      environment: { ...environment, HEARKEN_MODEL: 'passed on', DATABASE_OWNER_URL: 'not passed on' },
    });
    const seen: Record<string, string> = await get(`${apiUrl}/environment`);
    expect(seen).toMatchObject({
      ...settings,
      HEARKEN_MODEL: 'passed on',
      HEARKEN_EMBEDDED: '1',
      OIDC_AUDIENCE: 'hearken',
    });
    expect(seen).not.toHaveProperty('DATABASE_OWNER_URL');
    expect(seen['DATABASE_URL']).toContain('hearken_service');
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
    const models = await get(`${seen['OPENAI_BASE_URL']}/models`);
    expect(models.data[0].id).toBe('builtin/reference-class');
  },
);

test('any part that is killed comes back at the same address', TIMEOUT, async () => {
  const { apiUrl, kill, ready, stop, start } = await stack();
  await fetch(`${apiUrl}/add?text=before`);
  const { PID: first } = await get(`${apiUrl}/environment`);
  for (const name of ['api', 'worker', 'temporal', 'postgres'] as const) await kill(name, 'SIGKILL');
  await ready();
  expect(await get(`${apiUrl}/notes`)).toEqual(['before']);
  expect((await get(`${apiUrl}/environment`)).PID).not.toBe(first);

  await kill('api', 'SIGKILL', { restart: false });
  await expect(fetch(`${apiUrl}/readyz`)).rejects.toThrow();
  await start('api');
  expect((await fetch(`${apiUrl}/readyz`)).status).toBe(200);
  await stop();
  expect(await isPortFree(Number(new URL(apiUrl).port))).toBe(true);
});

test('real parts in the environment replace embedded ones', TIMEOUT, async () => {
  const real = await stack();
  const lines: string[] = [];
  const { settings, tokenFor, takesExamples, kill } = await stack({
    environment: {
      ...environment,
      DATABASE_URL: real.settings['DATABASE_URL'],
      DATABASE_OWNER_URL: real.databaseOwnerUrl,
      TEMPORAL_ADDRESS: real.settings['TEMPORAL_ADDRESS'],
      OIDC_ISSUER: 'https://login.example.org',
      OPENAI_BASE_URL: 'https://models.example.org/v1',
      OPENAI_API_KEY: 'theirs',
    },
    log: (line) => lines.push(line),
  });
  expect(settings).toMatchObject({
    OIDC_ISSUER: 'https://login.example.org',
    DATABASE_URL: real.settings['DATABASE_URL'],
  });
  expect(settings).not.toHaveProperty('HEARKEN_EMBEDDED');
  expect(settings).not.toHaveProperty('HEARKEN_DEV_TOKEN_URL');
  expect(settings).not.toHaveProperty('OPENAI_API_KEY');
  expect(takesExamples).toBe(false);
  await expect(tokenFor('judge-1@demo')).rejects.toThrow('OIDC_ISSUER');
  await expect(kill('postgres', 'SIGKILL')).rejects.toThrow('not embedded');
});

test('in production nobody is given a token for the asking', TIMEOUT, async () => {
  const { settings, tokenFor, takesExamples } = await stack({
    environment: { ...environment, NODE_ENV: 'production' },
  });
  expect(settings).not.toHaveProperty('HEARKEN_EMBEDDED');
  expect(settings).not.toHaveProperty('HEARKEN_DEV_TOKEN_URL');
  expect(takesExamples).toBe(false);
  await expect(tokenFor('judge-1@demo')).rejects.toThrow('there is no account');
  const asked = await fetch(`${settings['OIDC_ISSUER']}/internal/token`, { method: 'POST', body: '{}' });
  expect(asked.status).toBe(404);
});

test('a port in use is said before anything starts', TIMEOUT, async () => {
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
    stack({ dataDirectory, programs: { ...programs, [name]: program('failing') } });
  await expect(broken('api')).rejects.toThrow(/api does not start.*the reason why it fails/s);
  await expect(broken('migrate')).rejects.toThrow(/cannot be migrated.*the reason why it fails/s);
  expect(descendants(process.pid).filter((pid) => !before.includes(pid))).toEqual([]);
  await stack({ dataDirectory });
});

test('a start that is called off leaves nothing running', TIMEOUT, async () => {
  const before = descendants(process.pid);
  const controller = new AbortController();
  const starting = stack({ signal: controller.signal, log: (line) => line.includes('worker') && controller.abort() });
  await expect(starting).rejects.toThrow('abort');
  expect(descendants(process.pid).filter((pid) => !before.includes(pid))).toEqual([]);
});

test('in the foreground: one ready line, a clean end on SIGTERM, everything found again', TIMEOUT, async () => {
  const dataDirectory = temporaryDirectory();
  const port = String(await findFreePort());
  const first = runProgram('run', dataDirectory, port);
  const url = await first.ready;
  expect(url).toBe(`http://127.0.0.1:${port}`);
  await fetch(`${url}/add?text=mine`);
  const ports = readFileSync(join(dataDirectory, 'ports.json'), 'utf8');

  const second = runProgram('run', dataDirectory, String(await findFreePort()));
  expect(await second.exited).toBe(1);
  expect(second.errors()).toContain(`is in use by process ${first.pid}`);

  const started = descendants(first.pid);
  const before = Date.now();
  first.child.kill('SIGTERM');
  expect(await first.exited).toBe(0);
  expect(Date.now() - before).toBeLessThan(10_000);
  expect(await allEnd(started, 0)).toBe(true);
  expect(first.lines).toEqual([`ready ${url}`]);

  const third = runProgram('run', dataDirectory, port);
  expect(await get(`${await third.ready}/notes`)).toEqual(['example', 'mine']);
  expect(readFileSync(join(dataDirectory, 'ports.json'), 'utf8')).toBe(ports);
});

test(
  'everything ends by itself when the foreground process is killed, and is found again at once',
  TIMEOUT,
  async () => {
    const dataDirectory = temporaryDirectory();
    const port = String(await findFreePort());
    const first = runProgram('run', dataDirectory, port);
    await fetch(`${await first.ready}/add?text=mine`);
    const started = descendants(first.pid);
    expect(started.length).toBeGreaterThan(6);
    killNow(first.pid);
    await first.exited;

    const second = runProgram('run', dataDirectory, port);
    expect(await get(`${await second.ready}/notes`)).toEqual(['example', 'mine']);
    expect(await allEnd(started, 0)).toBe(true);

    const all = [second.pid, ...descendants(second.pid)];
    all.forEach(killNow);
    expect(await allEnd(all, 5_000)).toBe(true);
    const third = runProgram('run', dataDirectory, port);
    expect(await get(`${await third.ready}/notes`)).toEqual(['example', 'mine']);
  },
);

test('a signal before it is ready ends it without a ready line', TIMEOUT, async () => {
  const run = runProgram('run', temporaryDirectory(), String(await findFreePort()));
  await sleep(700);
  const started = descendants(run.pid);
  run.child.kill('SIGINT');
  expect(await run.exited).toBe(0);
  expect(run.lines).toEqual([]);
  expect(await allEnd(started, 0)).toBe(true);
});
