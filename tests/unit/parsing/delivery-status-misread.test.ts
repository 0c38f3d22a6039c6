import { describe, expect, test } from 'vitest';
import { readDeliveryStatus } from '#api/import/read-delivery-status.ts';

const NOTICE = '019a9c1e-2f10-7abc-8def-0123456789ab';

/** A notification as Postfix sends it; `change` replaces lines of it. */
const report = (change: Record<string, string> = {}): string => {
  const text = [
    'From: MAILER-DAEMON@mx.example.org (Mail Delivery System)',
    'Subject: Undelivered Mail Returned to Sender',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status;',
    '\tboundary="9B095B5ADSN=_01"',
    '',
    'This is a MIME-encapsulated message.',
    '',
    '--9B095B5ADSN=_01',
    'Content-Description: Notification',
    '',
    'I am sorry to have to inform you that your message could not be delivered.',
    '--9B095B5ADSN=_01',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.org',
    '',
    'Final-Recipient: rfc822; ada@example.org',
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1 <ada@example.org>: Recipient address',
    '    rejected',
    '--9B095B5ADSN=_01',
    'Content-Type: text/rfc822-headers',
    '',
    'From: notices@example.org',
    `Message-ID: <${NOTICE}@hearken>`,
    '--9B095B5ADSN=_01--',
    '',
  ].join('\r\n');
  return Object.entries(change).reduce((changed, [from, to]) => changed.replaceAll(from, to), text);
};
const read = (text: string, type?: string) => readDeliveryStatus(Buffer.from(text), type);

describe('a notification', () => {
  test('names its notice, what became of it, and the code', () => {
    expect(read(report())).toEqual({ noticeId: NOTICE, action: 'failed', status: '5.1.1' });
  });

  test('is read with either line break, in any letter case, and with the whole message returned', () => {
    const change = { '\r\n': '\n', 'Action: failed': 'ACTION: Failed', 'text/rfc822-headers': 'Message/RFC822' };
    expect(read(report(change))).toEqual({ noticeId: NOTICE, action: 'failed', status: '5.1.1' });
  });

  test('is read from the content of a request whose type has the boundary', () => {
    const content = report().split('\r\n\r\n').slice(1).join('\r\n\r\n');
    const type = 'multipart/report; report-type=delivery-status; boundary="9B095B5ADSN=_01"';
    expect(read(content, type)?.noticeId).toBe(NOTICE);
    expect(read(content)).toBeNull();
  });

  test('is read if its parts are encoded', () => {
    const plain = 'Reporting-MTA: dns; mx\r\n\r\nAction: failed\r\nStatus: 5.2.2 (mailbox full)\r\n';
    const encoded = report({
      'Content-Type: message/delivery-status\r\n\r\n': `Content-Type: message/delivery-status\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(plain).toString('base64')}\r\n--9B095B5ADSN=_01\r\nX: `,
    });
    expect(read(encoded)).toEqual({ noticeId: NOTICE, action: 'failed', status: '5.2.2' });
  });

  test.each(['delayed', 'delivered', 'relayed', 'expanded'] as const)('that says %s is no failure', (action) => {
    expect(read(report({ 'Action: failed': `Action: ${action}`, 'Status: 5.1.1': 'Status: 4.4.1' }))).toEqual({
      noticeId: NOTICE,
      action,
      status: '4.4.1',
    });
  });

  test('about another message names no notice', () => {
    expect(read(report({ '@hearken': '@example.org' }))?.noticeId).toBeNull();
    expect(read(report({ 'text/rfc822-headers': 'text/plain' }))?.noticeId).toBeNull();
  });
});

test.each([
  ['nothing', ''],
  ['a letter', 'Subject: hello\r\n\r\nAction: failed\r\n'],
  ['a report of another kind', report({ 'message/delivery-status': 'message/disposition-notification' })],
  ['a report without an action', report({ 'Action: failed\r\n': '' })],
  ['an action that there is not', report({ 'Action: failed': 'Action: exploded' })],
  ['a report in another multipart', report({ 'multipart/report': 'multipart/mixed' })],
])('%s is no notification', (_, text) => {
  expect(read(text)).toBeNull();
});

test('a notification that is as large as allowed is read at once', () => {
  const large = [report(), 'a: b\r\n'.repeat(150_000), ' \r\n'.repeat(10_000)];
  const began = performance.now();
  for (const before of ['', '--9B095B5ADSN=_01\r\n'.repeat(20_000), '\r\n'.repeat(100_000)])
    readDeliveryStatus(Buffer.from(before + large.join('')));
  expect(performance.now() - began).toBeLessThan(2_000);
});
