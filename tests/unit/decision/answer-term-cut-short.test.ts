import { describe, expect, it } from 'vitest';
import { addMilliseconds } from '#workflows/domain/duration.ts';
import { answer, question } from '../../case/commands.ts';
import { CoreCase } from '../../case/core-case.ts';
import { digest } from '../../case/ids.ts';
import { policyWith } from '../../case/loan-policy.ts';
import { judges, subject, supervisors, theEngine } from '../../case/people.ts';

const HOUR = 3_600_000;
const [judge] = judges;
const [supervisor] = supervisors;

function asked(rules: Parameters<typeof policyWith>[0] = {}) {
  const given = new CoreCase(policyWith(rules)).notified();
  given.claimed();
  given.does(judge, { type: 'assign', how: 'next' });
  const { questionId, ...rest } = question(given);
  given.does(judge, { questionId, ...rest });
  const { answerBy } = given.state.hearing!.questions[0]!;
  const until = (moment: string) =>
    ({ type: 'extendAnswerTerm', questionId, answerBy: moment, reasonCommitment: digest(1) }) as const;
  return { given, questionId, answerBy, until, later: (by: number) => until(addMilliseconds(answerBy, by)) };
}

describe('the time for an answer that a supervisor extends', () => {
  it('runs to its new end, and the subject is told', () => {
    const { given, questionId, answerBy, later } = asked();
    expect(given.does(supervisor, later(HOUR))).toEqual(['notifySubject']);
    given.passes(answerBy);
    expect(given.refuses(theEngine, { type: 'lapseQuestion', questionId })).toBe('notDue');
    given.does(subject, answer(given, questionId));
  });

  it('is never shortened, nor opened again once it has ended', () => {
    const { given, answerBy, later } = asked();
    expect(given.refuses(supervisor, later(0))).toBe('answerTermNotLengthened');
    expect(given.refuses(supervisor, later(-HOUR))).toBe('answerTermNotLengthened');
    expect(given.passes(answerBy).refuses(supervisor, later(HOUR))).toBe('questionDeadlinePassed');
  });

  it('ends within a year, and not after the legal deadline', () => {
    const { given, until } = asked();
    expect(given.refuses(supervisor, until(addMilliseconds(given.at, 366 * 24 * HOUR)))).toBe('answerTermTooLong');
    const byLaw = asked({ legalClock: 'P17D' });
    const deadline = byLaw.given.state.legalDeadline!;
    expect(byLaw.given.refuses(supervisor, byLaw.until(addMilliseconds(deadline, 1)))).toBe('answerTermTooLong');
    byLaw.given.does(supervisor, byLaw.until(deadline));
  });

  it('is that of a question which waits, and no other', () => {
    const { given, questionId, later } = asked();
    expect(given.refuses(supervisor, { ...later(HOUR), questionId: given.newId() })).toBe('questionUnknown');
    given.does(subject, answer(given, questionId));
    expect(given.refuses(supervisor, later(HOUR))).toBe('questionAnswered');
  });

  it('stays as it is for a judge', () => {
    const { given, later } = asked();
    expect(() => given.does(judge, later(HOUR))).toThrow();
  });
});
