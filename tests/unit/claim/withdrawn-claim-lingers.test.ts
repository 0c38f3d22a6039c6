import { describe, expect, it } from 'vitest';
import { answer, question, record, uncontested, withdraw } from '../../case/commands.ts';
import { CoreCase } from '../../case/core-case.ts';
import { judges, subject, theEngine } from '../../case/people.ts';
import { policyWith } from '../../case/loan-policy.ts';

const [judge] = judges;

describe('a claim that is withdrawn', () => {
  it('as the last ground, with the window open, leaves the case to the window’s end', () => {
    const given = new CoreCase().notified();
    const { claimId } = given.claimed();
    expect(given.does(subject, withdraw(claimId))).toEqual([]);
    expect(given.state.phase).toBe('appealWindow');
    expect(given.refuses(theEngine, uncontested(given))).toBe('appealWindowOpen');
    given.windowEnds().does(theEngine, uncontested(given));
    expect(given.state.decision).toMatchObject({ outcome: 'decline', judgeId: null });
  });

  it('as the last ground, after the window’s end, leads to the uncontested outcome', () => {
    const given = new CoreCase().notified();
    const { claimId } = given.claimed();
    given.windowEnds().does(theEngine, { type: 'closeAppealWindow' });
    expect(given.does(subject, withdraw(claimId))).toEqual(['decideUncontested']);
    given.does(theEngine, uncontested(given));
    expect(given.state.phase).toBe('decided');
  });

  it('as the last ground, still goes to a person where the policy wants one to sign', () => {
    const given = new CoreCase(policyWith({ uncontestedAdverse: 'signOff' })).notified();
    given.does(subject, withdraw(given.claimed().claimId));
    given.windowEnds().does(theEngine, uncontested(given));
    expect(given.state).toMatchObject({ phase: 'hearing', decision: null, hearing: { grounds: ['signOff'] } });
  });

  it('does not discard the record of a judge who has heard it', () => {
    const given = new CoreCase().notified();
    const { claimId } = given.claimed();
    given.heardBy(judge);
    expect(given.does(subject, withdraw(claimId))).toEqual([]);
    expect(given.state).toMatchObject({ phase: 'hearing', hearing: { grounds: ['claim', 'signOff'] } });
    given.windowEnds();
    expect(given.refuses(theEngine, uncontested(given))).toBe('wrongPhase');
    given.decidedBy(judge, 'decline');
  });

  it('leaves the others to be heard', () => {
    const given = new CoreCase().notified();
    const first = given.claimed().claimId;
    given.claimed();
    given.does(subject, withdraw(first));
    expect(given.state.phase).toBe('hearing');
    expect(record(given, 'specialPleading').findings).toHaveLength(1);
  });

  it('leaves a case without a score to a person', () => {
    const given = new CoreCase().notified(null);
    given.does(subject, withdraw(given.claimed().claimId));
    expect(given.state).toMatchObject({ phase: 'hearing', hearing: { grounds: ['unscored', 'claim'] } });
  });

  it('can be followed by a new one, which is due from then on and draws no second judge again', () => {
    const given = new CoreCase(policyWith({ secondJudgeShare: 1 })).notified();
    given.does(subject, withdraw(given.claimed().claimId));
    given.passes(60_000).claimed();
    expect(given.state.hearing).toMatchObject({ grounds: ['claim'], reminded: false, secondJudge: { drawn: true } });
    expect(
      given.trail.filter(({ event }) => event.type === 'hearingOpened' && event.secondJudge !== null),
    ).toHaveLength(1);
  });

  it('closes a judge’s open question, so that it does not move a new hearing’s due time', () => {
    const given = new CoreCase().notified();
    const { claimId } = given.claimed();
    given.does(judge, { type: 'assign', how: 'next' });
    const asked = question(given);
    given.does(judge, asked);
    given.does(subject, withdraw(claimId));
    given.passes(86_400_000).claimed();
    const { dueAt } = given.state.hearing!;
    expect(given.refuses(subject, answer(given, asked.questionId))).toBe('questionDeadlinePassed');
    expect(given.refuses(theEngine, { type: 'lapseQuestion', questionId: asked.questionId })).toBe('alreadyGiven');
    expect(given.state.hearing?.dueAt).toBe(dueAt);
  });

  it('has to exist, and is withdrawn once', () => {
    const given = new CoreCase().notified();
    const first = given.claimed().claimId;
    given.claimed();
    given.does(subject, withdraw(first));
    expect(given.refuses(subject, withdraw(first))).toBe('alreadyGiven');
    expect(given.refuses(subject, withdraw(given.newId()))).toBe('claimUnknown');
  });

  it('stays what it is once the case is decided', () => {
    const given = new CoreCase().notified();
    const { claimId } = given.claimed();
    given.heardBy(judge).windowEnds().decidedBy(judge, 'decline');
    expect(given.refuses(subject, withdraw(claimId))).toBe('wrongPhase');
  });
});
