import { describe, expect, it } from 'vitest';
import { nextDeadline } from '#workflows/domain/deadline.ts';
import { answer, decision, question } from '../../case/commands.ts';
import { CoreCase } from '../../case/core-case.ts';
import { judges, subject, theEngine } from '../../case/people.ts';
import { policyWith } from '../../case/loan-policy.ts';

const [judge] = judges;

function asked(rules: Parameters<typeof policyWith>[0] = {}) {
  const given = new CoreCase(policyWith(rules)).notified();
  given.claimed();
  given.does(judge, { type: 'assign', how: 'next' });
  const { questionId, ...rest } = question(given);
  given.does(judge, { questionId, ...rest });
  return { given, questionId, answerBy: given.state.hearing!.questions[0]!.answerBy };
}

describe('a question that the subject does not answer', () => {
  it('lapses at its deadline and not before', () => {
    const { given, questionId, answerBy } = asked();
    const lapse = { type: 'lapseQuestion', questionId } as const;
    given.passes(answerBy).passes(-1);
    expect(given.refuses(theEngine, lapse)).toBe('notDue');
    given.passes(1).does(theEngine, lapse);
    expect(given.state.hearing?.questions).toMatchObject([{ status: 'lapsed' }]);
    expect(given.refuses(theEngine, lapse)).toBe('alreadyGiven');
  });

  it('closes no claim and makes no finding when it lapses', () => {
    const { given, questionId, answerBy } = asked();
    given.passes(answerBy).does(theEngine, { type: 'lapseQuestion', questionId });
    expect(given.state).toMatchObject({ phase: 'hearing', records: [], decision: null });
    expect(given.state.claims.every((claim) => !claim.withdrawn)).toBe(true);
  });

  it('can be answered until the deadline, not at it', () => {
    const { given, questionId, answerBy } = asked();
    given.passes(answerBy);
    expect(given.refuses(subject, answer(given, questionId))).toBe('questionDeadlinePassed');
    given.passes(-1).does(subject, answer(given, questionId));
    expect(given.refuses(subject, answer(given, questionId))).toBe('questionAnswered');
  });

  it('holds an adverse decision back, and only an adverse one', () => {
    const { given } = asked();
    given.heardBy(judge).revealedTo(judge);
    given.does(subject, { type: 'restCase' });
    expect(given.refuses(judge, decision(given, judge, 'decline'))).toBe('questionPending');
    given.does(judge, decision(given, judge, 'grant'));
  });

  it('cannot be asked while a decision waits for a signature', () => {
    const given = new CoreCase(policyWith({ overrideNeedsSignature: true })).notified();
    given.claimed();
    given.heardBy(judge).windowEnds().decidedBy(judge, 'grant');
    expect(given.refuses(judge, question(given))).toBe('signatureMissing');
  });

  it('can be asked one at a time, and as often as the policy allows', () => {
    const { given, questionId } = asked({ questions: 2 });
    expect(given.refuses(judge, question(given))).toBe('questionPending');
    given.does(subject, answer(given, questionId));
    given.does(judge, question(given));
    given.does(subject, answer(given, given.state.hearing!.questions[1]!.questionId));
    expect(given.refuses(judge, question(given))).toBe('questionLimit');
  });

  it('has to exist', () => {
    const { given } = asked();
    expect(given.refuses(subject, answer(given, given.newId()))).toBe('questionUnknown');
    expect(given.refuses(theEngine, { type: 'lapseQuestion', questionId: given.newId() })).toBe('questionUnknown');
  });
});

describe('time that passes over a hearing', () => {
  it('reminds, marks it overdue and ends the lease, in this order, and then nothing is due', () => {
    const given = new CoreCase().notified();
    given.claimed();
    given.does(judge, { type: 'assign', how: 'next' });
    const brought: string[] = [];
    for (let next = nextDeadline(given.policy, given.state); next; next = nextDeadline(given.policy, given.state)) {
      given.passes(next.at).does(theEngine, next.command);
      brought.push(next.command.type);
    }
    expect(brought).toEqual(['expireLease', 'closeAppealWindow', 'remind', 'markOverdue']);
    expect(given.state).toMatchObject({ phase: 'hearing', decision: null });
    expect(given.state.claims).toMatchObject([{ withdrawn: false }]);
  });

  it('has no effect without a hearing', () => {
    const given = new CoreCase().notified();
    expect(nextDeadline(given.policy, given.state)).toBeNull();
    const decided = new CoreCase().notified(0.1);
    expect(nextDeadline(decided.policy, decided.state)).toBeNull();
  });

  it.each(['remind', 'markOverdue', 'closeAppealWindow', 'expireLease'] as const)(
    '%s comes neither early nor twice',
    (type) => {
      const given = new CoreCase().notified();
      given.claimed();
      given.does(judge, { type: 'assign', how: 'next' });
      expect(given.refuses(theEngine, { type })).toBe('notDue');
      given.passes(given.state.hearing!.dueAt).does(theEngine, { type });
      expect(given.refuses(theEngine, { type })).toMatch(/alreadyGiven|nothingToClose|notAssigned/);
    },
  );
});
