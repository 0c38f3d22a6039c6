import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { NotAccepted } from '#activities/notices/notice-sender.ts';
import { codesOf } from '#activities/notices/smtp-fault.ts';
import { createSmtpSender } from '#activities/notices/smtp-sender.ts';
import { pauseAfter } from '#activities/notices/send-all.ts';
import { message } from './message.ts';

/** A mail server that answers a command by another line than usual. */
async function serverThatSays(command: RegExp, answer: string): Promise<string> {
  const server = createServer((socket) => converse(socket, command, answer));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function converse(socket: Socket, command: RegExp, answer: string): void {
  const say = (line: string) => void socket.write(`${line}\r\n`);
  let isData = false;
  socket.on('error', () => undefined);
  say('220 here');
  socket.on('data', (part) => {
    for (const line of part.toString().split('\r\n').filter(Boolean)) {
      if (isData && line !== '.') continue;
      if (command.test(line)) say(answer);
      else if (line === '.' || /^(EHLO|MAIL|RCPT)/.test(line)) say('250 2.0.0 ok');
      else if (line.startsWith('QUIT')) socket.end('221 bye\r\n');
      else if (line === 'DATA') say('354 go on');
      isData = line === 'DATA' && !command.test(line);
    }
  });
}

const tried = async (url: string, to = message.to): Promise<unknown> =>
  createSmtpSender(url, 'hearken@example.org', 2_000)
    .send({ ...message, to })
    .catch((error: unknown) => {
      if (!(error instanceof NotAccepted)) throw error;
      return [error.fault, error.reply];
    });

test.each([
  ['does not know the mailbox', /^RCPT/, '550 5.1.1 ada@example.org unknown', ['permanent', '550 5.1.1']],
  ['refuses the text', /^\.$/, '554 5.7.1 spam', ['permanent', '554 5.7.1']],
  ['asks to come back later', /^RCPT/, '450 4.2.1 greylisted', ['temporary', '450 4.2.1']],
  ['has no room for the text', /^\.$/, '452 4.3.1 full', ['temporary', '452 4.3.1']],
  // That is a fault of the deployment, which an operator mends; no subject's address is wrong.
  ['refuses the sender', /^MAIL/, '550 5.7.1 sender unknown', ['temporary', '550 5.7.1']],
  ['takes the mail', /^NOTHING/, '', '250 2.0.0'],
])('a mail server that %s is understood', async (_, command, answer, expected) => {
  expect(await tried(await serverThatSays(command, answer))).toEqual(expected);
});

test('a failed connection is retried, and a contact without an address is not', async () => {
  expect(await tried('smtp://127.0.0.1:1')).toEqual(['temporary', null]);
  const url = await serverThatSays(/^NOTHING/, '');
  for (const to of ['n/a', '0171 2345']) expect(await tried(url, to)).toEqual(['permanent', null]);
});

test('only the codes of a reply are stored, because its text may name people', () => {
  expect(codesOf('550-5.1.1 The account ada@example.org\n550 5.1.1 does not exist')).toBe('550 5.1.1');
  expect(codesOf('421 try again')).toBe('421');
  expect(codesOf('Error: ada@example.org')).toBeNull();
});

test('pauses grow to an hour, and notices that failed together do not come back together', () => {
  expect(pauseAfter(0)).toBe(0);
  for (const [attempts, usual] of [
    [1, 2],
    [6, 64],
    [100, 3_600],
  ] as const) {
    const pauses = Array.from({ length: 50 }, () => pauseAfter(attempts));
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(0.75 * usual);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(1.25 * usual);
    expect(new Set(pauses).size).toBeGreaterThan(1);
  }
});
