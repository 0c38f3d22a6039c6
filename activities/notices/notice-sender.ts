import type { AppointmentCalendar } from '#db/appointment-calendar.ts';
import type { MailFault } from '#workflows/domain/event.ts';

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
  /** An appointment, which goes with the message. */
  calendar?: AppointmentCalendar;
}

/**
 * How long one message may take, in milliseconds, until it is accepted or has failed. It is well below the time after
 * which a notice without news is tried again, and below the time in which a docket's activity has to give a sign of
 * life.
 */
export const SENT_WITHIN_MILLISECONDS = 25_000;

/** A message that was not accepted, and whether trying again can help. `reply`: the server's, by its codes alone. */
export class NotTaken extends Error {
  readonly fault: MailFault;
  readonly reply: string | null;

  constructor(fault: MailFault, reply: string | null, cause: unknown) {
    super(`a message was not taken: ${fault} fault ${reply ?? 'without a reply'}`, { cause });
    this.name = 'NotTaken';
    this.fault = fault;
    this.reply = reply;
  }
}

/**
 * Hands messages over for delivery to the subject. Throws when a message was not accepted, `NotTaken` where it is known why,
 * and leaves none under way after `SENT_WITHIN_MILLISECONDS`.
 */
export interface NoticeSender {
  /** @returns the mail server's reply by its codes alone, such as `250 2.0.0`, or `null` where there is none */
  send(message: Message): Promise<string | null>;
  /** Takes many messages of one institution at once, all or none, where the sender can. */
  sendTogether?(institutionId: string, messages: readonly Message[]): Promise<void>;
}
