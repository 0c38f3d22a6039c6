import { expect, test } from 'vitest';
import { composeNotice } from '#activities/notices/compose-notice.ts';
import { NOTICE_MESSAGES } from '#activities/notices/messages/index.ts';
import { addMilliseconds } from '#workflows/domain/duration.ts';
import { NOTICE_LANGUAGES, type NoticeLanguage } from '#workflows/domain/language.ts';
import { momentInWords } from '#workflows/domain/moment-in-words.ts';
import { question } from '../../case/commands.ts';
import { CoreCase } from '../../case/core-case.ts';
import { digest } from '../../case/ids.ts';
import { judges, supervisors, theEngine } from '../../case/people.ts';

const READER = { language: 'en', timeZone: 'UTC' } as const;

test('a notice of a longer window states its end, in UTC and never too late', () => {
  const given = new CoreCase().notified();
  given.does(theEngine, { type: 'extendAppealWindow', windowEndsAt: '2026-03-09T23:59:59.999Z', reason: 'outage' });
  const { subject, body } = composeNotice('windowExtended', given.policy, given.state, 'ref-1', READER, given.at);
  expect(subject).toContain('ref-1');
  expect(body).toContain('until 9 March 2026 at 23:59 UTC');
});

test('a notice of more time says whether it makes up for an outage or was given', () => {
  const given = new CoreCase().notified();
  const told = () => composeNotice('windowExtended', given.policy, given.state, 'ref-1', READER, given.at).body;
  const [supervisor] = supervisors;
  given.does(supervisor, {
    type: 'extendWindow',
    windowEndsAt: '2026-03-10T09:00:00.000Z',
    reasonCommitment: digest(1),
  });
  expect(told()).toMatch(/has given you more time[^]* until 10 March 2026 at 09:00 UTC/);
  expect(told()).not.toContain('could not be reached');
  given.does(theEngine, { type: 'extendAppealWindow', windowEndsAt: '2026-03-11T09:00:00.000Z', reason: 'outage' });
  expect(told()).toContain('could not be reached');
});

test('a notice of more time for an answer states the new end and the one before, in every language', () => {
  const given = new CoreCase().notified();
  const [judge] = judges;
  const [supervisor] = supervisors;
  given.claimed();
  given.does(judge, { type: 'assign', how: 'next' });
  const asked = question(given);
  given.does(judge, asked);
  const { answerBy: before } = given.state.hearing!.questions[0]!;
  const after = addMilliseconds(before, 86_400_000);
  const told = (language: NoticeLanguage) =>
    composeNotice('question', given.policy, given.state, 'ref-1', { language, timeZone: 'UTC' }, given.at);
  expect(told('en').body).toContain('has a question for you');
  given.does(supervisor, {
    type: 'extendAnswerTerm',
    questionId: asked.questionId,
    answerBy: after,
    reasonCommitment: digest(1),
  });
  const says = { en: 'more time', de: 'mehr Zeit', es: 'más tiempo' };
  for (const language of NOTICE_LANGUAGES) {
    const { subject, body } = told(language);
    expect(subject).toContain(says[language]);
    const [first, second] = [after, before].map((moment) =>
      body.indexOf(momentInWords(moment, NOTICE_MESSAGES[language].locale, 'UTC')),
    );
    expect(first).toBeGreaterThan(0);
    expect(second).toBeGreaterThan(first!);
  }
});
