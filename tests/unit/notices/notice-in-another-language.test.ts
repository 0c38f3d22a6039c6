import { describe, expect, it } from 'vitest';
import { composeNotice, readerOf, type Reader } from '#activities/notices/compose-notice.ts';
import { NOTICE_MESSAGES } from '#activities/notices/messages/index.ts';
import { asHtml, asText } from '#activities/notices/render-notice.ts';
import { NOTICE_ABOUT } from '#workflows/domain/event.ts';
import { NOTICE_LANGUAGES } from '#workflows/domain/language.ts';
import { Policy } from '#workflows/domain/policy.ts';
import { CoreCase } from '../../case/core-case.ts';
import { judges, theEngine } from '../../case/people.ts';
import { question, uncontested } from '../../case/commands.ts';
import { LOAN, policyWith } from '../../case/loan-policy.ts';

const [judge] = judges;
const LOAN_POLICY = policyWith();
const LINK = 'https://hearken.example/appeal/x';
const german: Reader = { language: 'de', timeZone: 'Europe/Berlin' };

function asked(change: object = {}) {
  const given = new CoreCase(Policy.parse({ ...LOAN, ...change })).notified();
  given.claimed();
  given.takenBy(judge);
  given.does(judge, question(given));
  return given;
}
const bodyOf = (about: Parameters<typeof composeNotice>[0], given: CoreCase, reader: Reader) =>
  composeNotice(about, given.policy, given.state, 'ref-1', reader, given.at).body;

describe('a notice', () => {
  it('is in the subject’s language, otherwise in the policy’s, otherwise in English', () => {
    const policy = { ...LOAN_POLICY, language: 'es-MX', timeZone: 'America/New_York' };
    expect(readerOf(policy, { language: 'de-AT', time_zone: 'Europe/Vienna' })).toEqual({
      language: 'de',
      timeZone: 'Europe/Vienna',
    });
    expect(readerOf(policy, { language: 'fi', time_zone: null })).toEqual({
      language: 'es',
      timeZone: 'America/New_York',
    });
    const unknown = { language: null, time_zone: null };
    expect(readerOf(LOAN_POLICY, unknown)).toEqual({ language: 'en', timeZone: 'UTC' });
    const appealWindow = { ...LOAN_POLICY.appealWindow, timeZone: 'Europe/Madrid' };
    expect(readerOf({ appealWindow }, unknown).timeZone).toBe('Europe/Madrid');
  });

  it('says everything in each language, and nothing of another', () => {
    const given = asked();
    const own = { en: /\byour?\b/i, de: /\bIh(?:r|re|ren|rem)\b|\bSie\b/, es: /\b(?:su|usted|le)\b/i };
    for (const about of NOTICE_ABOUT)
      for (const language of NOTICE_LANGUAGES) {
        const reader = { language, timeZone: 'UTC' };
        const { subject, body } = composeNotice(about, given.policy, given.state, 'ref-1', reader, given.at);
        expect(subject).toContain('ref-1');
        expect(body, `${about} ${language}`).toMatch(own[language]);
        for (const other of NOTICE_LANGUAGES.filter((each) => each !== language))
          expect(body).not.toContain(NOTICE_MESSAGES[other].answersNotRead);
      }
  });

  it('says what the policy states in the same language, and otherwise as the policy states it', () => {
    const de = { title: 'Darlehen', outcomes: { decline: 'Das Darlehen wird abgelehnt.' } };
    const given = new CoreCase(Policy.parse({ ...LOAN, translations: { de } })).notified();
    const { subject, body } = composeNotice('provisionalOutcome', given.policy, given.state, 'ref-1', german, given.at);
    expect([subject, body]).toEqual([
      expect.stringContaining('Darlehen'),
      expect.stringContaining('Das Darlehen wird abgelehnt.'),
    ]);
    const refused = given.policy.outcomes.find(({ name }) => name === 'decline')?.meaning ?? '';
    expect(bodyOf('provisionalOutcome', given, { language: 'es', timeZone: 'UTC' })).toContain(refused);
  });

  it('writes times as the clocks of the person’s zone show them, and names the zone', () => {
    const given = asked({ timeZone: 'America/New_York' });
    expect(bodyOf('question', given, german)).toContain('5. März 2026 um 05:59 Uhr (Mitteleuropäische Normalzeit)');
    expect(bodyOf('question', given, { language: 'es', timeZone: 'America/New_York' })).toContain(
      'hasta el 4 de marzo de 2026 a las 23:59 (hora estándar oriental)',
    );
  });

  it('says until when claims are accepted, and never later than that', () => {
    const window = { appealWindow: { duration: 'P5BD', for: 'adverse' }, timeZone: 'Europe/Berlin' };
    const given = new CoreCase(Policy.parse({ ...LOAN, ...window })).notified();
    expect(bodyOf('provisionalOutcome', given, german)).toContain(
      'Dafür haben Sie 5 Arbeitstage Zeit, bis zum 9. März 2026 um 23:59 Uhr',
    );
    expect(given.state.window?.endsAt).toBe('2026-03-09T22:59:59.999Z');
    const late = new CoreCase(Policy.parse({ ...LOAN, ...window })).passes('2026-03-02T22:59:59.000Z');
    const announced = composeNotice('provisionalOutcome', late.policy, given.state, 'r', german, late.at).body;
    expect(announced).toContain('bis zum 9. März 2026 um 23:59 Uhr');
    // Handed over after midnight, so that the window has a day more than was announced.
    late.passes('2026-03-02T23:00:01.000Z').notified();
    expect(late.state.window?.endsAt).toBe('2026-03-10T22:59:59.999Z');
  });

  it('says whether answers to it are read, and where', () => {
    expect(bodyOf('question', asked(), german)).toContain('werden nicht gelesen');
    expect(bodyOf('question', asked({ replyTo: 'desk@bank.example' }), german)).toContain('desk@bank.example');
  });

  it('tells a person who gets a letter how to answer without the link', () => {
    for (const language of NOTICE_LANGUAGES) {
      const words = NOTICE_MESSAGES[language];
      const body = bodyOf('question', asked({ replyTo: 'desk@bank.example' }), {
        language,
        timeZone: 'UTC',
        onPaper: true,
      });
      expect(body).toContain(words.answersOnPaper);
      expect(body).not.toContain('desk@bank.example');
    }
  });

  it('names the facts that spoke for an automatic adverse decision, in the words of the policy', () => {
    const given = new CoreCase(policyWith({ uncontestedAdverse: 'automatic' })).notified().windowEnds();
    given.does(theEngine, uncontested(given));
    const [first, second] = given.policy.attributes;
    const told = (weighed: string[], of = given) =>
      composeNotice('decision', of.policy, of.state, 'ref-1', { language: 'en', timeZone: 'UTC' }, of.at, weighed).body;
    expect(given.state.decision).toMatchObject({ adverse: true, judgeId: null });
    expect(told([first!.name, second!.name])).toContain(
      `These facts about you spoke most for this outcome: ${first!.meaning}; ${second!.meaning}.`,
    );
    expect(told([])).not.toContain('spoke most');
    const heard = new CoreCase(LOAN_POLICY)
      .notified()
      .claimed()
      .heardBy(judge)
      .windowEnds()
      .decidedBy(judge, 'decline');
    expect(told([first!.name], heard)).not.toContain('spoke most');
  });

  it('has the same words in HTML, without markup of their own', () => {
    const content = { subject: 'A <b>', body: 'One <script>alert(1)</script>\n\n"Two" & \'three\'' };
    const page = asHtml(content, 'de', `${LINK}?a=1&b="`);
    expect(page).not.toMatch(/<script|<b>/);
    expect(page).toContain('<html lang="de">');
    expect(page).toContain('<p dir="auto">&quot;Two&quot; &amp; &#39;three&#39;</p>');
    expect(page).toContain(`href="${LINK}?a=1&amp;b=&quot;"`);
    expect(asText(content, 'de', LINK)).toBe(
      `${content.body}\n\nIhr persönlicher Link. Geben Sie ihn nicht weiter:\n${LINK}\n`,
    );
  });
});
