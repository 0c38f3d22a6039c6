import { createTransport } from 'nodemailer';
import { asNotAccepted, codesOf } from './smtp-fault.ts';
import { LOGO_ID, NotAccepted, SENT_WITHIN_MILLISECONDS, type NoticeSender } from './notice-sender.ts';

/**
 * Sends notices as mail, in plain text and HTML. If a server accepts a connection but does not take the mail in time,
 * the connection is closed, so that the server cannot take the mail after the next attempt has begun.
 *
 * @param url of the mail server, such as `smtps://user:password@mail.example.org`
 * @param from the sender's address
 * @param sentWithin milliseconds from the start of a send to its end, however the server behaves
 */
export function createSmtpSender(url: string, from: string, sentWithin = SENT_WITHIN_MILLISECONDS): NoticeSender {
  const limits = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000, socketCloseTimeout: 0 };
  const transport = createTransport({ url, ...limits }, { from });
  return {
    async send({ to, subject, body, html, replyTo, noticeId, calendar, logo }) {
      // Contacts were once stored without a check of their form.
      if (!to.includes('@')) throw new NotAccepted('permanent', null, new Error('the contact is not an email address'));
      // Passed as one address, so that nothing in it is parsed as a second address, a group, or a name.
      const sending = transport.sendMail({
        to: { name: '', address: to },
        subject,
        text: body,
        html,
        ...(logo && { attachments: [{ filename: 'logo.png', content: logo, contentType: 'image/png', cid: LOGO_ID }] }),
        ...(replyTo !== null && { replyTo: { name: '', address: replyTo } }),
        ...(calendar && { icalEvent: { ...calendar, filename: 'appointment.ics' } }),
        messageId: `<${noticeId}@hearken>`,
        // The limits above apply to each reply; a server may reply many times, or one byte at a time.
        signal: AbortSignal.timeout(sentWithin),
      });
      const { response } = await sending.catch((error: unknown) => {
        throw asNotAccepted(error);
      });
      return codesOf(response);
    },
  };
}
