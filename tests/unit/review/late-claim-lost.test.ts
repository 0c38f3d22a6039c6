import { describe, expect, it } from 'vitest';
import type { CommandOf } from '#workflows/domain/command.ts';
import { isUnderReview, openClaims } from '#workflows/domain/state.ts';
import { decision, supersede, uncontested, withdraw } from '../../case/commands.ts';
import { CoreCase } from '../../case/core-case.ts';
import { digest } from '../../case/ids.ts';
import { policyWith } from '../../case/loan-policy.ts';
import { clerk, judges, machine, subject, supervisors, theEngine } from '../../case/people.ts';

const [judge, other] = judges;
const [supervisor] = supervisors;

const late = (given: CoreCase): CommandOf<'raiseLateClaim'> => ({
  type: 'raiseLateClaim',
  claimId: given.newId(),
  statementCommitment: digest(1),
  whyCommitment: digest(2),
});
const reopen: CommandOf<'reopenCase'> = { type: 'reopenCase', reasonCommitment: digest(3), seed: digest(0) };
const decline = (claimId: string): CommandOf<'declineLateClaim'> => ({
  type: 'declineLateClaim',
  claimId,
  reasonCommitment: digest(4),
});

/** Nobody contested it in time, and a machine has decided it. */
function decidedByMachine(): CoreCase {
  const given = new CoreCase().notified().windowEnds();
  given.does(theEngine, uncontested(given));
  return given;
}

/** A claim that came late to it. */
function claimedLate(): { given: CoreCase; claimId: string } {
  const given = decidedByMachine();
  const command = late(given);
  given.does(subject, command);
  return { given, claimId: command.claimId };
}

describe('a late claim', () => {
  it('changes nothing until a supervisor admits it, and then is heard while the decision stays in force', () => {
    const { given, claimId } = claimedLate();
    const { decision: inForce } = given.state;
    expect(given.state).toMatchObject({ phase: 'decided', claims: [] });
    expect(given.does(supervisor, reopen)).toEqual(['notifySubject', 'startHearing']);
    expect(given.state).toMatchObject({ phase: 'hearing', decision: inForce, hearing: { grounds: ['claim'] } });
    expect(openClaims(given.state).map((each) => each.claimId)).toEqual([claimId]);
    expect(isUnderReview(given.state)).toBe(true);
    given.heardBy(judge).decidedBy(judge, 'grant');
    expect(given.state).toMatchObject({ phase: 'decided', decision: { outcome: 'grant', judgeId: judge.id } });
    expect(given.state.decision?.supersedes?.decisionId).toBe(inForce?.decisionId);
  });

  it('is declined once, and never admitted after that', () => {
    const { given, claimId } = claimedLate();
    expect(given.does(supervisor, decline(claimId))).toEqual(['notifySubject']);
    expect(given.refuses(supervisor, decline(claimId))).toBe('lateClaimSettled');
    expect(given.state.phase).toBe('decided');
    given.does(supervisor, reopen);
    expect(openClaims(given.state)).toEqual([]);
    expect(given.state.hearing?.grounds).toEqual(['review']);
  });

  it('is refused while it would be in time, and in a case that is withdrawn', () => {
    const open = new CoreCase().notified();
    expect(open.refuses(subject, late(open))).toBe('claimInTime');
    open.does(clerk, { type: 'withdrawCase', reasonCommitment: digest(1) });
    expect(open.refuses(subject, late(open))).toBe('wrongPhase');
  });

  it('joins a hearing that is going on, and needs a finding of its own there', () => {
    const given = new CoreCase().notified();
    given.claimed();
    given.heardBy(judge).windowEnds();
    expect(given.refuses(supervisor, reopen)).toBe('nothingToReopen');
    given.does(subject, late(given));
    given.copy().decidedBy(judge, 'decline');
    given.does(supervisor, reopen);
    expect(() => given.copy().decidedBy(judge, 'decline')).toThrow('findingMissing');
    given.recordedBy(judge).decidedBy(judge, 'decline');
  });

  it('counts among the claims that a subject may raise', () => {
    const given = decidedByMachine();
    for (let count = 0; count < 20; count++) given.does(subject, late(given));
    expect(given.refuses(subject, late(given))).toBe('claimLimit');
  });

  it('can be admitted or declined only by a supervisor', () => {
    const { given, claimId } = claimedLate();
    for (const actor of [clerk, machine, judge, subject, theEngine]) {
      expect(given.refuses(actor, reopen)).toBe('notPermitted');
      expect(given.refuses(actor, decline(claimId))).toBe('notPermitted');
    }
  });
});

describe('a decision under review', () => {
  it('is confirmed or superseded by naming it, and by nothing else', () => {
    const { given } = claimedLate();
    given.does(supervisor, reopen);
    given.heardBy(judge).revealedTo(judge);
    const command = decision(given, judge, 'decline');
    expect(given.refuses(judge, { ...command, supersedes: null })).toBe('supersedingReasonMissing');
    expect(given.refuses(judge, { ...command, supersedes: supersede(given.newId()) })).toBe('supersedesWrongDecision');
    given.does(judge, command);
    expect(given.state).toMatchObject({ phase: 'decided', decision: { outcome: 'decline', judgeId: judge.id } });
  });

  it('is not undone by withdrawing the case or the claim', () => {
    const { given, claimId } = claimedLate();
    given.does(supervisor, reopen);
    expect(given.refuses(clerk, { type: 'withdrawCase', reasonCommitment: digest(1) })).toBe('decisionUnderReview');
    given.does(subject, withdraw(claimId));
    expect(given.state).toMatchObject({ phase: 'hearing', hearing: { grounds: ['claim', 'review'] } });
    expect(given.refuses(theEngine, uncontested(given))).toBe('wrongPhase');
    given.heardBy(judge).decidedBy(judge, 'decline');
  });

  it('that a judge made is heard anew, by any judge who has not stepped back', () => {
    const given = new CoreCase(policyWith({ secondJudgeShare: 1 })).notified();
    given.claimed();
    given.heardBy(judge).heardBy(other).windowEnds().decidedBy(other, 'decline');
    given.does(supervisor, reopen);
    expect(given.state.hearing).toMatchObject({ holding: null, grounds: ['review'], seeking: { seat: 'first' } });
    given.heardBy(judges[2]).decidedBy(judges[2], 'grant');
    expect(given.state.decision?.judgeId).toBe(judges[2].id);
  });
});
