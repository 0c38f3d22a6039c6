import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { asHtml } from '#activities/notices/render-notice.ts';
import { createSmtpSender } from '#activities/notices/smtp-sender.ts';
import { INJECTIONS } from '../../setup/injections.ts';

interface Received {
  recipients: string[];
  /** Header lines and body as they came. */
  data: string;
}

/** A mail server on loopback that takes everything and keeps it. */
async function mailServer(): Promise<{ url: string; received: Received[] }> {
  const received: Received[] = [];
  const server = createServer((socket) => converse(socket, received));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, received };
}

function converse(socket: Socket, received: Received[]): void {
  let [pending, isData] = ['', false];
  let message: Received = { recipients: [], data: '' };
  socket.on('error', () => undefined);
  socket.write('220 here\r\n');
  socket.on('data', (part) => {
    pending += part.toString();
    for (let end = pending.indexOf('\r\n'); end !== -1; end = pending.indexOf('\r\n')) {
      const line = pending.slice(0, end);
      pending = pending.slice(end + 2);
      if (isData) {
        if (line !== '.') message.data += `${line}\r\n`;
        else {
          isData = false;
          received.push(message);
          message = { recipients: [], data: '' };
          socket.write('250 taken\r\n');
        }
      } else if (/^EHLO|^HELO/i.test(line)) socket.write('250-here\r\n250 8BITMIME\r\n');
      else if (/^RCPT TO:/i.test(line)) {
        message.recipients.push(/<(.*)>/.exec(line)?.[1] ?? line);
        socket.write('250 ok\r\n');
      } else if (/^DATA/i.test(line)) {
        isData = true;
        socket.write('354 go on\r\n');
      } else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n');
      else socket.write('250 ok\r\n');
    }
  });
}

const HEADERS = /^(From|To|Subject|Message-ID|Content-Transfer-Encoding|Date|MIME-Version|Content-Type|\s)/;
const notice = {
  institutionId: 'demo',
  noticeId: 'n',
  caseId: 'c',
  link: 'https://hearken.example.org/appeal/x',
  replyTo: null,
};
const asMail = (subject: string, body: string) => ({
  subject,
  body,
  html: asHtml({ subject, body }, 'en', notice.link),
});

test('whatever a contact, subject or body contains, the mail has one recipient and no additional header', async () => {
  const { url, received } = await mailServer();
  const sender = createSmtpSender(url, 'hearken@example.org');
  let refused = 0;
  for (const { text } of INJECTIONS) {
    await sender.send({ ...notice, to: 'ada@example.org', ...asMail(`About your case: ${text}`, text) });
    // What is no address may be refused; it may not become two.
    await sender.send({ ...notice, to: text, ...asMail('About your case', 'text') }).catch(() => refused++);
  }
  expect(received.length + refused).toBe(2 * INJECTIONS.length);
  for (const { recipients, data } of received) {
    expect(recipients.length).toBeLessThanOrEqual(1);
    const [head = ''] = data.split('\r\n\r\n');
    for (const line of head.split('\r\n')) expect(line).toMatch(HEADERS);
    expect(head.match(/^Content-Type:/gm)).toHaveLength(1);
    expect(head).toMatch(/^Content-Type: multipart\/alternative/m);
    const boundary = /boundary="([^"]+)"/.exec(head)?.[1] ?? '';
    const parts = data.split(`--${boundary}`).slice(1, -1);
    expect(parts.map((part) => /^\r\nContent-Type: (text\/\w+)/.exec(part)?.[1])).toEqual(['text/plain', 'text/html']);
    expect(head).not.toMatch(/^(Bcc|Cc|Set-Cookie):/im);
  }
  expect(received.filter(({ recipients }) => recipients[0] === 'ada@example.org')).toHaveLength(INJECTIONS.length);
}, 120_000);

test('a list of addresses in a contact is not sent to both', async () => {
  const { url, received } = await mailServer();
  const sender = createSmtpSender(url, 'hearken@example.org');
  for (const to of [
    'ada@example.org, eve@example.org',
    'friends: ada@example.org, eve@example.org;',
    'eve@example.org <ada@example.org>',
  ])
    await sender.send({ ...notice, to, ...asMail('About your case', 'text') }).catch(() => undefined);
  for (const { recipients } of received) expect(recipients.length).toBeLessThanOrEqual(1);
}, 60_000);

test('answers go to the address at which they are read', async () => {
  const { url, received } = await mailServer();
  const sender = createSmtpSender(url, 'hearken@example.org');
  const mail = { ...notice, to: 'ada@example.org', ...asMail('About your case', 'text') };
  await sender.send({ ...mail, replyTo: 'desk@bank.example' });
  expect(received[0]?.data).toMatch(/^Reply-To: desk@bank\.example\r$/m);
});
