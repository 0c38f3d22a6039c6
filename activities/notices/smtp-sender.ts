import { createTransport } from 'nodemailer';
import type { NoticeSender } from './notice-sender.ts';

/**
 * Sends notices as plain-text mail.
 *
 * @param url of the mail server, such as `smtps://user:password@mail.example.org`
 * @param from the sender's address
 */
export function createSmtpSender(url: string, from: string): NoticeSender {
  const transport = createTransport({ url, connectionTimeout: 10_000, socketTimeout: 20_000 }, { from });
  return {
    async send({ to, subject, body, noticeId }) {
      // As an address by itself, so that nothing in it is read as a second one, a group, or a name.
      await transport.sendMail({
        to: { name: '', address: to },
        subject,
        text: body,
        messageId: `<${noticeId}@hearken>`,
      });
    },
  };
}
