import { expect, test } from 'vitest';
import { asHtml } from '#activities/notices/render-notice.ts';
import { createSmtpSender } from '#activities/notices/smtp-sender.ts';
import { INJECTIONS } from '../../setup/injections.ts';
import { mailServer } from './mail-server.ts';

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
