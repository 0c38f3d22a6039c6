import type { Topic } from '#db/schema/mail-topics.ts';
import type { StaffLanguage } from '#workflows/domain/language.ts';

/** What mail to staff says in one language. */
interface MailWords {
  locale: string;
  /** What waits: for one matter, and for several. */
  matters: Record<Topic, readonly [one: string, several: (count: string) => string]>;
  nothing: string;
  settings: (address: string) => string;
}

const WORDS: Record<StaffLanguage, MailWords> = {
  en: {
    locale: 'en-GB',
    matters: {
      hearingsWaiting: ['1 hearing is waiting for a judge', (count) => `${count} hearings are waiting for a judge`],
      hearingsDueSoon: [
        '1 hearing of yours is due within a day',
        (count) => `${count} hearings of yours are due within a day`,
      ],
      givenToMe: [
        '1 hearing was given to you, and you have not opened it yet',
        (count) => `${count} hearings were given to you, and you have not opened them yet`,
      ],
      subjectReplied: [
        'The subject of 1 hearing of yours has replied, or their time to reply has ended',
        (count) => `The subjects of ${count} hearings of yours have replied, or their time to reply has ended`,
      ],
      actsAwaited: [
        '1 hearing is waiting for your note or your signature',
        (count) => `${count} hearings are waiting for your note or your signature`,
      ],
      escalated: ['1 hearing is waiting for a supervisor', (count) => `${count} hearings are waiting for a supervisor`],
      overdue: ['1 hearing is overdue', (count) => `${count} hearings are overdue`],
      lateClaims: [
        '1 case has a late claim that is waiting',
        (count) => `${count} cases have late claims that are waiting`,
      ],
      objections: [
        '1 objection to a judge has not been answered',
        (count) => `${count} objections to judges have not been answered`,
      ],
      undeliverable: ['1 notice could not be delivered', (count) => `${count} notices could not be delivered`],
      erasureRequests: [
        '1 person has asked for the erasure of their data',
        (count) => `${count} people have asked for the erasure of their data`,
      ],
    },
    nothing: 'Nothing is waiting',
    settings: (address) => `You can change what you are told, how often and in which language: ${address}`,
  },
  de: {
    locale: 'de-DE',
    matters: {
      hearingsWaiting: [
        '1 Anhörung wartet auf einen Entscheider',
        (count) => `${count} Anhörungen warten auf einen Entscheider`,
      ],
      hearingsDueSoon: [
        '1 Ihrer Anhörungen ist innerhalb eines Tages fällig',
        (count) => `${count} Ihrer Anhörungen sind innerhalb eines Tages fällig`,
      ],
      givenToMe: [
        '1 Anhörung wurde Ihnen übergeben, und Sie haben sie noch nicht geöffnet',
        (count) => `${count} Anhörungen wurden Ihnen übergeben, und Sie haben sie noch nicht geöffnet`,
      ],
      subjectReplied: [
        'In 1 Ihrer Anhörungen hat die betroffene Person geantwortet, oder ihre Frist dafür ist abgelaufen',
        (count) =>
          `In ${count} Ihrer Anhörungen haben die betroffenen Personen geantwortet, oder ihre Frist dafür ist abgelaufen`,
      ],
      actsAwaited: [
        '1 Anhörung wartet auf Ihre Notiz oder Ihre Unterschrift',
        (count) => `${count} Anhörungen warten auf Ihre Notiz oder Ihre Unterschrift`,
      ],
      escalated: [
        '1 Anhörung wartet auf eine Aufsichtsperson',
        (count) => `${count} Anhörungen warten auf eine Aufsichtsperson`,
      ],
      overdue: ['1 Anhörung ist überfällig', (count) => `${count} Anhörungen sind überfällig`],
      lateClaims: [
        'In 1 Fall wartet ein verspätetes Vorbringen',
        (count) => `In ${count} Fällen warten verspätete Vorbringen`,
      ],
      objections: [
        '1 Ablehnung eines Entscheiders ist nicht beantwortet',
        (count) => `${count} Ablehnungen von Entscheidern sind nicht beantwortet`,
      ],
      undeliverable: [
        '1 Mitteilung konnte nicht zugestellt werden',
        (count) => `${count} Mitteilungen konnten nicht zugestellt werden`,
      ],
      erasureRequests: [
        '1 Person bittet um die Löschung ihrer Daten',
        (count) => `${count} Personen bitten um die Löschung ihrer Daten`,
      ],
    },
    nothing: 'Nichts wartet',
    settings: (address) =>
      `Was wir Ihnen mitteilen, wie oft und in welcher Sprache, können Sie hier ändern: ${address}`,
  },
};

const PAGES: Record<Topic, string> = {
  hearingsWaiting: '/hearings',
  hearingsDueSoon: '/hearings',
  givenToMe: '/hearings',
  subjectReplied: '/hearings',
  actsAwaited: '/hearings',
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
  language: StaffLanguage,
): { subject: string; body: string } {
  const words = WORDS[language];
  const tell = ({ topic, count }: { topic: Topic; count: number }): string => {
    const [one, several] = words.matters[topic];
    return count === 1 ? one : several(count.toLocaleString(words.locale));
  };
  const lines = matters.map((each) => `${tell(each)}.\n${publicUrl}${PAGES[each.topic]}`);
  const [first] = matters;
  return {
    subject: first ? tell(first) : words.nothing,
    body: [...lines, words.settings(`${publicUrl}/notifications`)].join('\n\n'),
  };
}
