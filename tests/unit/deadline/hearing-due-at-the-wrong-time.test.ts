import { describe, expect, it } from 'vitest';
import { reminderAt } from '#workflows/domain/decide/index.ts';
import { legalShortfall } from '#workflows/domain/decide/index.ts';
import { nextDeadline } from '#workflows/domain/deadline.ts';
import { answer, question } from '../../case/commands.ts';
import { CoreCase, START } from '../../case/core-case.ts';
import { judges, subject, theEngine } from '../../case/people.ts';
import { policyWith } from '../../case/loan-policy.ts';

const [judge] = judges;
const DAY = 86_400_000;
const after = (days: number) => new Date(Date.parse(START) + days * DAY).toISOString();

function claimed(legalClock: string | null = null) {
  const given = new CoreCase(policyWith({ legalClock })).notified();
  given.claimed();
  return given;
}

describe('the time in which a hearing is due', () => {
  it('runs from the end of the window: seven days and then ten', () => {
    expect(claimed().state.hearing?.dueAt).toBe(after(17));
  });

  it('runs from now where the window is over', () => {
    const given = new CoreCase(policyWith({ uncontestedAdverse: 'signOff' })).notified();
    given.passes(given.state.window!.endsAt).passes(DAY);
    given.does(theEngine, { type: 'decideUncontested', decisionId: given.newId(), seed: 'f'.repeat(64) });
    expect(given.state.hearing?.dueAt).toBe(after(18));
  });

  it('is never later than the law allows', () => {
    expect(claimed('P12D').state.hearing?.dueAt).toBe(after(12));
  });

  it('stands still while the subject has a question to answer', () => {
    const given = claimed();
    given.does(judge, { type: 'assign', how: 'next' });
    const command = question(given);
    given.does(judge, command);
    given.passes(DAY).does(subject, answer(given, command.questionId));
    expect(given.state.hearing?.dueAt).toBe(after(18));
  });

  it('stands still until the question lapses, however late the engine notices', () => {
    const given = claimed();
    given.does(judge, { type: 'assign', how: 'next' });
    const command = question(given);
    given.does(judge, command);
    given.passes(3 * DAY).does(theEngine, { type: 'lapseQuestion', questionId: command.questionId });
    expect(given.state.hearing?.dueAt).toBe(after(20));
  });

  it('does not stand still for the law', () => {
    const given = claimed('P17D');
    given.does(judge, { type: 'assign', how: 'next' });
    const command = question(given);
    given.does(judge, command);
    given.passes(DAY).does(subject, answer(given, command.questionId));
    expect(given.state.hearing?.dueAt).toBe(after(17));
  });

  it('leaves a question no more time than the law does, unless that has passed', () => {
    const given = claimed('P9D');
    given.passes(after(8)).does(judge, { type: 'assign', how: 'next' });
    given.does(judge, question(given));
    expect(given.state.hearing?.questions[0]?.answerBy).toBe(after(9));
    const late = claimed('P9D');
    late.passes(after(10)).does(judge, { type: 'assign', how: 'next' });
    late.does(judge, question(late));
    expect(late.state.hearing?.questions[0]?.answerBy).toBe(after(12));
  });

  it('brings no reminder and no overdue mark while a question is open', () => {
    const given = claimed('P9D');
    given.passes(after(8)).does(judge, { type: 'assign', how: 'next' });
    given.does(theEngine, { type: 'closeAppealWindow' });
    const command = question(given);
    given.does(judge, command);
    const types = [nextDeadline(given.policy, given.state)?.command.type];
    given.passes(given.state.hearing!.holding!.leaseUntil).does(theEngine, { type: 'expireLease' });
    types.push(nextDeadline(given.policy, given.state)?.command.type);
    expect(types).toEqual(['expireLease', 'lapseQuestion']);
  });

  it('brings its reminder when a fifth of the policy’s time is left', () => {
    const given = claimed();
    expect(reminderAt(given.policy, given.state.hearing!)).toBe(after(15));
  });
});

describe('a legal clock', () => {
  it.each([
    [null, null],
    ['P17D', null],
    ['P12D', 5 * DAY],
  ])('of %s leaves a policy of seven and ten days short by %s', (legalClock, shortfall) => {
    expect(legalShortfall(policyWith({ legalClock }))).toBe(shortfall);
  });
});
