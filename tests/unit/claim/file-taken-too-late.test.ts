import { describe, expect, it } from 'vitest';
import { answer, attachment, question } from '../../case/commands.ts';
import { CoreCase } from '../../case/core-case.ts';
import { judges, otherSubject, subject } from '../../case/people.ts';

const [judge] = judges;

function claimed() {
  const given = new CoreCase().notified();
  given.claimed();
  given.does(judge, { type: 'assign', how: 'next' });
  return given;
}

describe('a file that the subject adds', () => {
  it('is accepted until the window and its grace have ended, both before and in a hearing', () => {
    const waiting = new CoreCase().notified();
    waiting.does(subject, attachment(waiting));
    const given = claimed();
    given.does(subject, attachment(given));
    given.windowEnds();
    expect(given.refuses(subject, attachment(given))).toBe('appealWindowClosed');
    given.passes(-1).does(subject, attachment(given));
    expect(given.state.attachments).toHaveLength(2);
  });

  it('is accepted with the answer to a question, as long as that can be answered', () => {
    const given = claimed().windowEnds();
    given.does(judge, question(given));
    const { answerBy, questionId } = given.state.hearing!.questions[0]!;
    given.does(subject, attachment(given));
    given.passes(answerBy);
    expect(given.refuses(subject, attachment(given))).toBe('appealWindowClosed');
    given.passes(-1).does(subject, answer(given, questionId));
    expect(given.refuses(subject, attachment(given))).toBe('appealWindowClosed');
  });

  it('is accepted once, however often it is sent', () => {
    const given = claimed();
    const command = attachment(given);
    given.does(subject, command);
    expect(given.refuses(subject, command)).toBe('alreadyGiven');
  });

  it('is one of ten at most', () => {
    const given = claimed();
    for (let count = 0; count < 10; count++) given.does(subject, attachment(given));
    expect(given.refuses(subject, attachment(given))).toBe('attachmentLimit');
  });

  it('revokes the subject’s statement that they have nothing to add', () => {
    const given = claimed();
    given.does(subject, { type: 'restCase' });
    given.does(subject, attachment(given));
    expect(given.state.nothingToAdd).toBe(false);
  });

  it('can be added only by the subject, and before the decision', () => {
    const given = claimed();
    expect(given.refuses(otherSubject, attachment(given))).toBe('notPermitted');
    expect(given.refuses(judge, attachment(given))).toBe('notPermitted');
    given.heardBy(judge).windowEnds().decidedBy(judge, 'decline');
    expect(given.refuses(subject, attachment(given))).toBe('wrongPhase');
  });
});
