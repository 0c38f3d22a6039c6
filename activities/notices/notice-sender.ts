/** A message to a subject, ready to go. `link` is the private one and stands in `body` too. */
export interface Message {
  institutionId: string;
  noticeId: string;
  caseId: string;
  to: string;
  subject: string;
  body: string;
  link: string;
}

/** Hands messages over to whatever brings them to the subject. Throws when a message was not taken. */
export interface NoticeSender {
  send(message: Message): Promise<void>;
  /** Takes many messages of one institution at once, all or none, where the sender can. */
  sendTogether?(institutionId: string, messages: readonly Message[]): Promise<void>;
}
