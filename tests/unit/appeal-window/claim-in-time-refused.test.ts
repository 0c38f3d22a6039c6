import { describe, expect, it } from 'vitest';
import { claimsUntil } from '#workflows/domain/appeal-window.ts';
import { Instruction } from '#workflows/domain/command.ts';
import { claim, uncontested } from '../../case/commands.ts';
import { CoreCase } from '../../case/core-case.ts';
import { HERE, judges, subject, theEngine } from '../../case/people.ts';

const notified = () => new CoreCase().notified();

/** Moments around the end of the grace, written as they might come from another clock. */
const around = (until: string, fraction: string) => until.replace('.000Z', `${fraction}Z`);

const until = (given: CoreCase) => claimsUntil(given.policy, given.state)!;

describe('a claim against the end of the appeal window', () => {
  it('is accepted at the end, because it may have been on its way', () => {
    const given = notified();
    given.passes(given.state.window!.endsAt);
    expect(given.does(subject, claim(given))).toEqual(['startHearing']);
  });

  it('is accepted one millisecond before the end of the grace', () => {
    const given = notified();
    given.windowEnds().passes(-1);
    expect(given.does(subject, claim(given))).toEqual(['startHearing']);
    expect(given.state.phase).toBe('hearing');
  });

  it('is refused when the grace is over, and the refusal is on the trail', () => {
    const given = notified().windowEnds();
    const command = claim(given);
    expect(given.refuses(subject, command)).toBe('appealWindowClosed');
    expect(given.last).toEqual({
      type: 'claimRefused',
      claimId: command.claimId,
      statementCommitment: command.statementCommitment,
      reason: 'appealWindowClosed',
    });
    expect(given.state.claims).toEqual([]);
  });

  it('says when the window ended', () => {
    const given = notified().windowEnds();
    const decided = given.give(subject, claim(given));
    expect(decided.accepted ? '' : decided.refusal.detail).toContain(given.state.window!.endsAt);
  });

  it.each(['', '.0001', '.000000'])('is refused at the same moment written with the fraction “%s”', (fraction) => {
    const given = notified();
    const at = around(until(given), fraction);
    const command = claim(given);
    expect(Instruction.safeParse({ institutionId: HERE, actor: subject, at, command }).success).toBe(true);
    expect(given.refuses(subject, command, { at })).toBe('appealWindowClosed');
  });

  it('is not lost because the grace ends within the same second', () => {
    const given = new CoreCase();
    given.passes(500).notified();
    expect(until(given)).toMatch(/\.500Z$/);
    const at = until(given).replace('.500Z', 'Z');
    expect(given.give(subject, claim(given), { at }).accepted).toBe(true);
  });

  it('is refused once the window’s end has decided the case', () => {
    const given = notified().windowEnds();
    given.does(theEngine, uncontested(given));
    expect(given.refuses(subject, claim(given))).toBe('appealWindowClosed');
    expect(given.state.phase).toBe('decided');
  });

  it('wins when it comes first: the window’s end then decides nothing', () => {
    const given = notified();
    given.windowEnds().passes(-1);
    given.claimed();
    given.windowEnds();
    expect(given.refuses(theEngine, uncontested(given))).toBe('claimOpen');
    expect(given.state.decision).toBeNull();
  });

  it('is refused before there is a window', () => {
    const given = new CoreCase().received();
    expect(given.refuses(subject, claim(given))).toBe('appealWindowClosed');
  });

  it('is refused in a hearing whose window has closed, though the hearing goes on', () => {
    const given = notified();
    given.claimed();
    given.windowEnds().does(theEngine, { type: 'closeAppealWindow' });
    expect(given.refuses(subject, claim(given))).toBe('appealWindowClosed');
    given.heardBy(judges[0]).decidedBy(judges[0], 'decline');
  });

  it('is accepted once, however often it is sent', () => {
    const given = notified();
    const command = claim(given);
    given.does(subject, command);
    expect(given.refuses(subject, command)).toBe('alreadyGiven');
    expect(given.state.claims).toHaveLength(1);
  });

  it('has a limit that withdrawn claims count towards', () => {
    const given = notified();
    for (let count = 0; count < 20; count++) given.claimed();
    expect(given.refuses(subject, claim(given))).toBe('claimLimit');
  });

  it('opens one hearing and joins it after that', () => {
    const given = notified();
    expect(given.does(subject, claim(given))).toEqual(['startHearing']);
    expect(given.does(subject, claim(given))).toEqual([]);
    expect(given.types.filter((type) => type === 'hearingOpened')).toHaveLength(1);
  });

  it('gives a hearing with another ground one more', () => {
    const given = new CoreCase().notified(null);
    given.claimed();
    expect(given.state.hearing?.grounds).toEqual(['unscored', 'claim']);
  });
});
