import { spawnSync } from 'node:child_process';
import { channel } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { followUnreadArrivals } from '#db/outages/unread-arrivals.ts';

const CLAIMS = 200;
/** When each request was read, and how long before that it may have come at most, in milliseconds. */
const read: { at: number; lag: number }[] = [];
const arrivals = followUnreadArrivals();

let server: Server;
beforeAll(async () => {
  server = createServer((_request, response) => {
    read.push({ at: performance.now(), lag: arrivals.lag() });
    response.end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => {
  arrivals.stop();
  server.closeAllConnections();
  server.close();
});

/** Sends that many requests, each over a connection of its own, and ends once all of them are sent. */
const SENDS = `
  const { connect } = require('node:net');
  let left = Number(process.argv[2]);
  for (let i = 0; i < Number(process.argv[2]); i++) {
    const socket = connect(Number(process.argv[1]), '127.0.0.1', () =>
      socket.write('POST / HTTP/1.1\\r\\nHost: hearken\\r\\nContent-Length: 0\\r\\n\\r\\n', () => --left || process.exit()));
  }`;

test('what came over many connections at once is read before the process says that it has caught up', async () => {
  // While the other process sends, this one can do nothing, as if its processor were taken away.
  const { port } = server.address() as AddressInfo;
  const sent = spawnSync(process.execPath, ['-e', SENDS, String(port), String(CLAIMS)], { encoding: 'utf8' });
  expect([sent.status, sent.stderr, read.length]).toEqual([0, '', 0]);
  const cameBefore = performance.now();
  await arrivals.caughtUp();
  expect(read).toHaveLength(CLAIMS);
  for (const { at, lag } of read) expect(at - lag).toBeLessThanOrEqual(cameBefore);
});

test('while connections come without a pause, what is read counts as having waited behind as many as can wait', async () => {
  const accepted: number[] = [];
  for (let turn = 0; turn < 540; turn++) {
    const began = performance.now();
    channel('net.server.socket').publish({});
    accepted.push(began);
    while (performance.now() - began < 2) continue;
    await nextTurn();
  }
  // The 512 that can wait came after the one before them was accepted; three beats of 20 ms are left out as the loop's own.
  expect(performance.now() - arrivals.lag()).toBeLessThanOrEqual(accepted.at(-512)! + 100);
});
