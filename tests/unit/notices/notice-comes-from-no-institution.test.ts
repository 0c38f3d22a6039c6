import { expect, test } from 'vitest';
import { asHtml, asText } from '#activities/notices/render-notice.ts';
import { createSmtpSender } from '#activities/notices/smtp-sender.ts';
import type { House } from '#db/houses/house.ts';
import { mailServer } from './mail-server.ts';
import { message } from './message.ts';

const logo = Buffer.from('89504e470d0a1a0a', 'hex');
const house: House = {
  name: 'Bank <of> Example',
  colour: '#005f73',
  contact: 'hearings@bank.example',
  imprint: 'https://bank.example/imprint',
  logo: { type: 'image/png', content: logo },
};
const content = { subject: 'About your case', body: 'One.\n\nTwo.' };

test('a notice names its institution, where to ask and the imprint, and still has one link', () => {
  const text = asText(content, 'en', message.link, house);
  expect(text.slice(text.indexOf(message.link))).toBe(
    `${message.link}\n\nBank <of> Example\nhearings@bank.example\nhttps://bank.example/imprint\n`,
  );
  const html = asHtml(content, 'en', message.link, house);
  expect(html.match(/Bank &lt;of&gt; Example/g)).toHaveLength(2);
  expect(html).toContain('border-bottom: 3px solid #005f73');
  expect(html).toContain('hearings@bank.example<br>https://bank.example/imprint');
  expect(html.match(/<a /g)).toHaveLength(1);
});

test('an institution without a face of its own is not given another’s, nor an empty one', () => {
  expect(asText(content, 'en', message.link)).toBe(
    `One.\n\nTwo.\n\nYour private link. Do not pass it on:\n${message.link}\n`,
  );
  expect(asHtml(content, 'en', message.link)).not.toMatch(/<img|border|font-size/);
});

test('a logo is part of the mail and loaded from nowhere, and one that mail programs do not show is left out', async () => {
  const { url, received } = await mailServer();
  const html = asHtml(content, 'en', message.link, house);
  await createSmtpSender(url, 'hearken@example.org').send({ ...message, html, logo });
  const [mail] = received;
  expect(mail?.data).toContain('src=3D"cid:logo@hearken"');
  expect(mail?.data).toContain('Content-ID: <logo@hearken>');
  expect(mail?.data).toContain(logo.toString('base64'));
  const drawn = { ...house, logo: { type: 'image/svg+xml' as const, content: Buffer.from('<svg/>') } };
  expect(asHtml(content, 'en', message.link, drawn)).not.toContain('<img');
});
