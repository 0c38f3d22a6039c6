import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { findFreePort } from '#worker/standalone/state/ports.ts';
import { createTestDatabase, type TestDatabase } from '../../setup/database.ts';
import { NOWHERE } from '../app-under-test.ts';

const MAIN = fileURLToPath(new URL('../../../api/main.ts', import.meta.url));
const PATIENCE = 180_000;

interface ApiProcess {
  url: string;
  child: ChildProcess;
  ended: Promise<number | null>;
  isReady(): Promise<boolean>;
}

/** The API in a process of its own, without Temporal and without an OpenID provider. */
async function startProcess({ url }: TestDatabase, drainSeconds: number, port?: number): Promise<ApiProcess> {
  const own = port ?? (await findFreePort());
  const address = `http://127.0.0.1:${own}`;
  const child = spawn(process.execPath, [MAIN], {
    stdio: 'ignore',
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: url,
      TEMPORAL_ADDRESS: NOWHERE,
      OIDC_ISSUER: `http://${NOWHERE}`,
      PUBLIC_URL: address,
      PORT: String(own),
      HEARKEN_DATA_KEY: Buffer.alloc(32, 7).toString('base64'),
      HEARKEN_DRAIN_SECONDS: String(drainSeconds),
    },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  const isReady = () =>
    fetch(`${address}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
  await expect.poll(isReady, { timeout: 60_000, interval: 200 }).toBe(true);
  return { url: address, child, ended, isReady };
}

/** Sends requests in turn to processes that said they were ready when last asked, and no request a second time. */
function proxyOver(targets: ApiProcess[]) {
  const ready = new Set(targets);
  const asking = { isOver: false };
  onTestFinished(() => void (asking.isOver = true));
  for (const place of targets.keys())
    void (async () => {
      for (let failures = 0; !asking.isOver; await sleep(200)) {
        const target = targets[place]!;
        failures = (await target.isReady()) ? 0 : failures + 1;
        if (failures === 0) ready.add(target);
        // As proxies do by default, one that misses a single check in a busy moment is not given up.
        else if (failures > 1) ready.delete(target);
      }
    })();
  let turn = 0;
  const send = async (): Promise<string> => {
    const open = targets.filter((target) => ready.has(target));
    const target = open[turn++ % open.length];
    if (!target) return 'no process is ready';
    // What asks nothing of the database, whose own slowness is no lost request.
    return fetch(`${target.url}/healthz`).then(
      async (response) => {
        await response.text();
        return String(response.status);
      },
      (error: unknown) => String(error instanceof Error ? error.cause : error),
    );
  };
  return { send, isServedBy: (target: ApiProcess) => ready.has(target) };
}

test(
  'a rolling restart of two processes behind a proxy that does not retry loses no request',
  { timeout: PATIENCE },
  async () => {
    const database = await createTestDatabase();
    onTestFinished(() => database.drop());
    const targets = [await startProcess(database, 5), await startProcess(database, 5)];
    const { send, isServedBy } = proxyOver(targets);
    const answers: string[] = [];
    const load = { isOver: false };
    const callers = Array.from({ length: 4 }, async () => {
      while (!load.isOver) {
        answers.push(await send());
        await sleep(5);
      }
    });
    for (const [place, target] of [...targets].entries()) {
      target.child.kill('SIGTERM');
      expect(await target.ended).toBe(0);
      const next = await startProcess(database, 5, Number(new URL(target.url).port));
      targets[place] = next;
      await expect.poll(() => isServedBy(next), { timeout: 10_000 }).toBe(true);
    }
    load.isOver = true;
    await Promise.all(callers);
    expect(answers.length).toBeGreaterThan(500);
    expect(answers.filter((answer) => answer !== '200')).toEqual([]);
  },
);

test('a request that is under way when the process stops listening is answered', { timeout: PATIENCE }, async () => {
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  const api = await startProcess(database, 0);
  const answered = Promise.withResolvers<number | undefined>();
  const body = JSON.stringify({ statement: 'I see why this looks bad, and it is not so.' });
  const slow = request(`${api.url}/v1/appeals/${'A'.repeat(43)}/claims`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-length': String(body.length) },
  });
  let isAnswered = false;
  slow.once('response', (response) => {
    isAnswered = true;
    answered.resolve(response.statusCode);
  });
  slow.once('error', answered.reject);
  slow.write(body.slice(0, 10));
  await sleep(300);
  api.child.kill('SIGTERM');
  await expect
    .poll(() =>
      fetch(`${api.url}/healthz`).then(
        () => 'listens',
        () => 'closed',
      ),
    )
    .toBe('closed');
  expect(isAnswered).toBe(false);
  slow.end(body.slice(10));
  // There is no such link: what matters is that there is an answer.
  expect(await answered.promise).toBe(404);
  expect(await api.ended).toBe(0);
});
