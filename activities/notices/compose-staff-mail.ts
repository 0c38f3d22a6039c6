import type { Topic } from '#db/staff-mail/topics.ts';

const one = (count: number, singular: string, plural: string): string =>
  count === 1 ? `1 ${singular}` : `${count} ${plural}`;

/** What waits, in words. */
const MATTERS: Record<Topic, (count: number) => string> = {
  hearingsWaiting: (count) => one(count, 'hearing waits for a judge', 'hearings wait for a judge'),
  hearingsDueSoon: (count) =>
    one(count, 'hearing of yours is due within a day', 'hearings of yours are due within a day'),
  escalated: (count) => one(count, 'hearing waits for a supervisor', 'hearings wait for a supervisor'),
  overdue: (count) => one(count, 'hearing is overdue', 'hearings are overdue'),
  lateClaims: (count) => one(count, 'case has a late claim that waits', 'cases have late claims that wait'),
  objections: (count) => one(count, 'objection to a judge is not answered', 'objections to judges are not answered'),
  undeliverable: (count) => one(count, 'notice could not be delivered', 'notices could not be delivered'),
  erasureRequests: (count) =>
    one(count, 'person asks for the erasure of their data', 'people ask for the erasure of their data'),
};

const PAGES: Record<Topic, string> = {
  hearingsWaiting: '/hearings',
  hearingsDueSoon: '/hearings',
  escalated: '/supervision/hearings?show=escalated',
  overdue: '/supervision/hearings?show=overdue',
  lateClaims: '/supervision',
  objections: '/supervision',
  undeliverable: '/notices?status=undeliverable',
  erasureRequests: '/dockets',
};

/** A message of what waits: a line and a link for each topic, and no word of any case. */
export function composeStaffMail(
  matters: readonly { topic: Topic; count: number }[],
  publicUrl: string,
): { subject: string; body: string } {
  const lines = matters.map(({ topic, count }) => `${MATTERS[topic](count)}.\n${publicUrl}${PAGES[topic]}`);
  const [first] = matters;
  return {
    subject: first ? MATTERS[first.topic](first.count) : 'Nothing waits',
    body: [...lines, `You can change what you are told, and how often: ${publicUrl}/notifications`].join('\n\n'),
  };
}
