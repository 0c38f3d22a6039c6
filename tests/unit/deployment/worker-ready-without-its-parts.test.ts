import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Registry } from 'prom-client';
import { expect, onTestFinished, test, vi } from 'vitest';
import { PartFault } from '#db/parts/ask-parts.ts';
import { answerHealth, type Health } from '#worker/health.ts';

const well = () => Promise.resolve();
const fails = (fault: string) => () => Promise.reject(new PartFault(fault));

async function readyz(change: Partial<Health>) {
  const warned = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
  onTestFinished(() => warned.mockRestore());
  const server = answerHealth({
    isRunning: () => true,
    metrics: new Registry(),
    needed: { database: well, temporal: well },
    others: { mail: well, witness: well },
    ...change,
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/readyz`);
  return { status: response.status, body: (await response.json()) as unknown };
}

test('a worker is not ready without its database or Temporal, and says why', async () => {
  expect(await readyz({ needed: { database: well, temporal: fails('there is no such namespace') } })).toEqual({
    status: 503,
    body: { status: 'notReady', errors: [{ field: 'temporal', message: 'there is no such namespace' }] },
  });
});

test('a worker whose other parts fail is ready, and names them', async () => {
  expect(await readyz({})).toEqual({ status: 200, body: { status: 'ready', degraded: [] } });
  expect(await readyz({ others: { mail: fails('it refuses the login'), model: well, witness: fails('x') } })).toEqual({
    status: 200,
    body: { status: 'ready', degraded: ['mail', 'witness'] },
  });
});

test('a worker that was asked to stop is not ready', async () => {
  expect(await readyz({ isRunning: () => false })).toEqual({ status: 503, body: { status: 'stopping' } });
});
