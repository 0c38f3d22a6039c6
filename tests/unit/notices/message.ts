import type { Message } from '#activities/notices/notice-sender.ts';

/** A notice as it is handed to a mail server. */
export const message: Message = {
  institutionId: 'demo',
  noticeId: 'n',
  caseId: 'c',
  to: 'ada@example.org',
  subject: 'About your case',
  body: 'text',
  html: '<p>text</p>',
  replyTo: null,
  link: 'https://hearken.example.org/appeal/x',
};
