import type { AppointmentCalendar } from '#db/conversation/appointment-calendar.ts';
import type { MailFault } from '#workflows/domain/event.ts';

/** The content id of a logo in a message's HTML. */
export const LOGO_ID = 'logo@hearken';

/** A message to a subject, ready to go. `link` is the private link, which `body` also contains. */
export interface Message {
  institutionId: string;
  noticeId: string;
  caseId: string;
  to: string;
  subject: string;
  body: string;
  /** The same words for mail programs that show HTML. */
  html: string;
  link: string;
  /** Where answers are read; null where they are not. */
  replyTo: string | null;
  /** The institution's logo, a PNG, which `html` shows as {@link LOGO_ID}. */
  logo?: Buffer;
  /** An appointment, which goes with the message. */
  calendar?: AppointmentCalendar;
}

/**
 * How long one message may take, in milliseconds, until it is accepted or has failed. This is well below the time after
 * which a notice without a recorded result is retried, and below the heartbeat timeout of a docket's activity.
 */
export const SENT_WITHIN_MILLISECONDS = 25_000;

/** A message that was not accepted, and whether a retry can help. `reply` holds only the codes of the server's reply. */
export class NotAccepted extends Error {
  readonly fault: MailFault;
  readonly reply: string | null;

  constructor(fault: MailFault, reply: string | null, cause: unknown) {
    super(`a message was not taken: ${fault} fault ${reply ?? 'without a reply'}`, { cause });
    this.name = 'NotAccepted';
    this.fault = fault;
    this.reply = reply;
  }
}

/**
 * Hands messages over for delivery to the subject. Throws when a message was not accepted: `NotAccepted` if the reason is
 * known. No message is still under way after `SENT_WITHIN_MILLISECONDS`.
 */
export interface NoticeSender {
  /** @returns the codes of the mail server's reply, such as `250 2.0.0`, or `null` if there is none */
  send(message: Message): Promise<string | null>;
  /** Takes many messages of one institution at once, all or none, where the sender can. */
  sendTogether?(institutionId: string, messages: readonly Message[]): Promise<void>;
}
