import { describe, expect, it } from 'vitest';
import { decision, record, sign } from '../../case/commands.ts';
import { CoreCase } from '../../case/core-case.ts';
import { judges, supervisors } from '../../case/people.ts';
import { policyWith } from '../../case/loan-policy.ts';

const [judge, other, third] = judges;
const [supervisor] = supervisors;
const take = { type: 'assign', how: 'next' } as const;
const recuse = { type: 'recuse', conflict: true } as const;

function claimed(rules: Parameters<typeof policyWith>[0] = {}) {
  const given = new CoreCase(policyWith(rules)).notified();
  given.claimed();
  return given;
}

describe('a judge with a conflict', () => {
  it('makes no finding, even if they hold the hearing', () => {
    const given = claimed();
    given.does(judge, take);
    expect(given.refuses(judge, record(given, 'exceptional', { conflict: true }))).toBe('notPermitted');
    expect(given.state.records).toEqual([]);
  });

  it('that the institution has registered takes no hearing and decides none', () => {
    const given = claimed();
    expect(given.refuses(judge, take, { conflicted: true })).toBe('notPermitted');
    given.heardBy(judge).windowEnds().revealedTo(judge);
    expect(given.refuses(judge, decision(given, judge, 'decline'), { conflicted: true })).toBe('notPermitted');
  });

  it('steps back and does not come back', () => {
    const given = claimed();
    given.does(judge, take);
    given.does(judge, recuse);
    expect(given.state.hearing).toMatchObject({ holding: null, recused: [judge.id] });
    expect(given.refuses(judge, take)).toBe('notPermitted');
    expect(given.refuses(judge, recuse)).toBe('alreadyGiven');
    given.does(other, take);
  });

  it('may step back before they are assigned, without affecting the judge who has the hearing', () => {
    const given = claimed();
    given.does(judge, take);
    given.does(other, recuse);
    expect(given.state.hearing?.holding?.judgeId).toBe(judge.id);
  });

  it('revokes a decision that waits for a signature if it is theirs or rests on their record', () => {
    const theirs = claimed({ overrideNeedsSignature: true }).heardBy(judge).windowEnds().decidedBy(judge, 'grant');
    const { decisionId } = theirs.state.hearing!.proposal!;
    theirs.does(judge, recuse);
    expect(theirs.refuses(other, sign(decisionId, true))).toBe('signatureNotPending');

    const another = claimed({ overrideNeedsSignature: true, secondJudgeShare: 1 }).heardBy(judge).heardBy(other);
    another.windowEnds().decidedBy(other, 'grant');
    another.does(judge, recuse);
    expect(another.state.hearing?.proposal).toBeNull();
  });

  it('does not sign', () => {
    const given = claimed({ overrideNeedsSignature: true });
    given.does(third, recuse);
    given.heardBy(judge).windowEnds().decidedBy(judge, 'grant');
    expect(given.refuses(third, sign(given.state.hearing!.proposal!.decisionId, true))).toBe('notPermitted');
  });

  it('who steps back out of a deliberation leaves it to a supervisor', () => {
    const given = claimed({ secondJudgeShare: 1 }).heardBy(judge).heardBy(other, 'exceptional');
    given.does(judge, recuse);
    expect(given.types.slice(-3)).toEqual(['judgeRecused', 'deliberationClosed', 'hearingMoved']);
    given
      .heardBy(supervisor)
      .windowEnds()
      .decidedBy(supervisor, 'decline', { outcomeWithoutIndividualFacts: 'decline' });
  });

  it('who steps back after their record as one of two is replaced by another blind judge', () => {
    const given = claimed({ secondJudgeShare: 1 }).heardBy(judge).heardBy(other);
    given.does(judge, recuse);
    expect(given.state.hearing).toMatchObject({ holding: null, seeking: { role: 'judge', seat: 'first' } });
    expect(given.refuses(other, take)).toBe('notPermitted');
    given.heardBy(third).windowEnds().decidedBy(third, 'decline');
  });

  it('who steps back before the second judge’s record is replaced once that record is in', () => {
    const given = claimed({ secondJudgeShare: 1 }).heardBy(judge);
    given.does(judge, recuse);
    given.heardBy(other);
    expect(given.state.hearing?.seeking).toEqual({ role: 'judge', seat: 'first' });
  });
});
