import { createTransport } from 'nodemailer';
import { asNotTaken, codesOf } from './smtp-fault.ts';
import { NotTaken, SENT_WITHIN_MILLISECONDS, type NoticeSender } from './notice-sender.ts';

/**
 * Sends notices as mail, in plain text and HTML. A server that accepts a connection and does not take the mail is abandoned, and its
 * connection is cut, so that it cannot take the mail after it was given to another try.
 *
 * @param url of the mail server, such as `smtps://user:password@mail.example.org`
 * @param from the sender's address
 * @param sentWithin milliseconds from the start of a send to its end, however the server behaves
 */
export function createSmtpSender(url: string, from: string, sentWithin = SENT_WITHIN_MILLISECONDS): NoticeSender {
  const limits = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000, socketCloseTimeout: 0 };
  const transport = createTransport({ url, ...limits }, { from });
  return {
    async send({ to, subject, body, html, replyTo, noticeId, calendar }) {
      // Contacts that were taken in before their shape was checked.
      if (!to.includes('@')) throw new NotTaken('permanent', null, new Error('the contact is no mail address'));
      // As an address by itself, so that nothing in it is read as a second one, a group, or a name.
      const sending = transport.sendMail({
        to: { name: '', address: to },
        subject,
        text: body,
        ...(calendar && { icalEvent: { ...calendar, filename: 'appointment.ics' } }),
        html,
        ...(replyTo !== null && { replyTo: { name: '', address: replyTo } }),
        ...(calendar && { icalEvent: { ...calendar, filename: 'appointment.ics' } }),
        messageId: `<${noticeId}@hearken>`,
        // The limits above are for each answer, and a server may answer many times, or a byte at a time.
        signal: AbortSignal.timeout(sentWithin),
      });
      const { response } = await sending.catch((error: unknown) => {
        throw asNotTaken(error);
      });
      return codesOf(response);
    },
  };
}
