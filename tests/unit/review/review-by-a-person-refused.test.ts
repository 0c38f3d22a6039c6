import { describe, expect, it } from 'vitest';
import type { CommandOf } from '#workflows/domain/command.ts';
import { isUnderReview } from '#workflows/domain/state.ts';
import { decision, supersede, uncontested } from '../../case/commands.ts';
import { CoreCase } from '../../case/core-case.ts';
import { digest } from '../../case/ids.ts';
import { policyWith } from '../../case/loan-policy.ts';
import { judges, otherSubject, subject, supervisors, theEngine } from '../../case/people.ts';

const [judge] = judges;
const [supervisor] = supervisors;

const review = (given: CoreCase): CommandOf<'requestReview'> => ({
  type: 'requestReview',
  requestId: given.newId(),
  whyCommitment: digest(1),
  seed: digest(0),
});

function decidedByMachine(policy = policyWith()): CoreCase {
  const given = new CoreCase(policy).notified().windowEnds();
  given.does(theEngine, uncontested(given));
  return given;
}

describe('a review of an automatic decision by a person', () => {
  it('is granted to the subject who asks, while the decision stays in force', () => {
    const given = decidedByMachine();
    const { decision: inForce } = given.state;
    expect(given.does(subject, review(given))).toEqual(['notifySubject', 'startHearing']);
    expect(given.state).toMatchObject({ phase: 'hearing', decision: inForce, hearing: { grounds: ['review'] } });
    expect(isUnderReview(given.state)).toBe(true);
    given.takenBy(judge).recordedBy(judge).revealedTo(judge);
    expect(given.refuses(judge, decision(given, judge, 'grant', { supersedes: null }))).toBe(
      'supersedingReasonMissing',
    );
    given.decidedBy(judge, 'grant');
    expect(given.state.decision?.supersedes?.decisionId).toBe(inForce?.decisionId);
    expect(given.state).toMatchObject({ phase: 'decided', decision: { outcome: 'grant', judgeId: judge.id } });
  });

  it('can be requested only by the subject, once, and not of a person’s decision', () => {
    const given = decidedByMachine();
    for (const other of [otherSubject, judge, supervisor, theEngine])
      expect(given.refuses(other, review(given))).toBe('notPermitted');
    given.does(subject, review(given));
    expect(given.refuses(subject, review(given))).toBe('decisionUnderReview');
    given.heardBy(judge).decidedBy(judge, 'decline', { supersedes: supersede(given.state.decision!.decisionId) });
    expect(given.refuses(subject, review(given))).toBe('notAutomatic');
  });

  it('can be requested until the policy’s term after the decision ends: 30 days by default', () => {
    const given = decidedByMachine();
    const decidedAt = Date.parse(given.state.decision!.at);
    const after = (milliseconds: number) => new Date(decidedAt + milliseconds).toISOString();
    const days = 24 * 60 * 60_000;
    const late = given.copy();
    late.passes(after(30 * days));
    expect(late.refuses(subject, review(late))).toBe('reviewTermEnded');
    given.passes(after(30 * days - 1));
    given.does(subject, review(given));
    const hurried = decidedByMachine({ ...policyWith(), reviewTerm: 'P1D' });
    hurried.passes(new Date(Date.parse(hurried.state.decision!.at) + days).toISOString());
    expect(hurried.refuses(subject, review(hurried))).toBe('reviewTermEnded');
  });

  it('cannot be requested before there is a decision', () => {
    const given = new CoreCase().notified();
    expect(given.refuses(subject, review(given))).toBe('wrongPhase');
  });
});
