import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { createSmtpSender } from '#activities/notices/smtp-sender.ts';
import { message } from './message.ts';

const SENT_WITHIN = 500;

/** How a mail server behaves that does not take a mail; told of the connection and of each line that it is sent. */
interface Manners {
  connected(socket: Socket): void;
  line(socket: Socket, line: string): void;
}

const trickle = (socket: Socket): void => {
  const timer = setInterval(() => socket.write('250-one moment\r\n'), 50);
  socket.once('close', () => clearInterval(timer));
};
const greet = (socket: Socket) => void socket.write('220 here\r\n');

const MANNERS: Record<string, Manners> = {
  'accepts the connection and says nothing': { connected: () => undefined, line: () => undefined },
  'greets and then says nothing': { connected: greet, line: () => undefined },
  'never comes to the end of its answer': { connected: greet, line: trickle },
  'takes the text and does not confirm it': {
    connected: greet,
    line(socket, line) {
      if (/^EHLO|^MAIL|^RCPT/.test(line)) socket.write('250 ok\r\n');
      if (line === 'DATA') socket.write('354 go on\r\n');
    },
  },
};

async function openServer({ connected, line }: Manners): Promise<{ url: string; sockets: Socket[] }> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.on('data', (part) => {
      for (const each of part.toString().split('\r\n')) if (each !== '') line(socket, each);
    });
    connected(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, sockets };
}

test.each(Object.entries(MANNERS))('a mail server that %s is given up in time, and cut off', async (_, manners) => {
  const { url, sockets } = await openServer(manners);
  const start = performance.now();
  await expect(createSmtpSender(url, 'hearken@example.org', SENT_WITHIN).send(message)).rejects.toThrow();
  expect(performance.now() - start).toBeGreaterThan(SENT_WITHIN - 50);
  // Well before a limit for a single answer could have ended it.
  expect(performance.now() - start).toBeLessThan(9_000);
  const [socket] = sockets;
  const isCut = () => socket!.destroyed || socket!.readableEnded;
  for (let waited = 0; !isCut() && waited < 2_000; waited += 50) await sleep(50);
  expect(isCut()).toBe(true);
});
