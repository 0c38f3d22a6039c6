import { describe, expect, it } from 'vitest';
import type { CommandOf } from '#workflows/domain/command.ts';
import { claim, withdraw } from '../../case/commands.ts';
import { CoreCase } from '../../case/core-case.ts';
import { clerk, judges, machine, otherSubject, subject, theEngine } from '../../case/people.ts';
import { digest } from '../../case/ids.ts';

const [judge] = judges;
const takeBack: CommandOf<'withdrawCase'> = { type: 'withdrawCase', reasonCommitment: digest(1) };
const answer = (agreed: boolean): CommandOf<'answerWithdrawal'> => ({ type: 'answerWithdrawal', agreed });

function claimed(): CoreCase {
  const given = new CoreCase().notified();
  given.claimed();
  return given;
}

describe('an institution that withdraws a case with an open claim', () => {
  it('asks the subject, and ends nothing by asking', () => {
    const given = claimed();
    expect(given.does(clerk, takeBack)).toEqual(['notifySubject']);
    expect(given.last.type).toBe('withdrawalProposed');
    expect(given.state).toMatchObject({ phase: 'hearing', claims: [{ withdrawn: false }] });
    expect(given.refuses(clerk, takeBack)).toBe('withdrawalPending');
  });

  it('withdraws it when the subject agrees, without a decision about them', () => {
    const given = claimed();
    given.does(clerk, takeBack);
    given.does(subject, answer(true));
    expect(given.types.slice(-2)).toEqual(['withdrawalAnswered', 'caseWithdrawn']);
    expect(given.state).toMatchObject({ phase: 'withdrawn', decision: null });
  });

  it('neither withdraws it nor may ask again when the subject wants to be heard', () => {
    const given = claimed();
    given.does(clerk, takeBack);
    given.does(subject, answer(false));
    expect(given.refuses(clerk, takeBack)).toBe('withdrawalDeclined');
    expect(given.refuses(subject, answer(true))).toBe('alreadyGiven');
    given.heardBy(judge).windowEnds().decidedBy(judge, 'decline');
    expect(given.state.phase).toBe('decided');
  });

  it('does not withdraw it by the subject’s silence: the hearing continues to its decision', () => {
    const given = claimed();
    given.does(clerk, takeBack);
    given
      .heardBy(judge)
      .windowEnds()
      .passes(90 * 86_400_000);
    given.does(judge, { type: 'reveal' });
    expect(given.state.phase).toBe('hearing');
    given.decidedBy(judge, 'grant');
    expect(given.refuses(subject, answer(true))).toBe('wrongPhase');
  });

  it('is not a machine', () => {
    expect(claimed().refuses(machine, takeBack)).toBe('claimOpen');
  });

  it('is answered only by the subject', () => {
    const given = claimed();
    given.does(clerk, takeBack);
    for (const actor of [clerk, machine, judge, theEngine, otherSubject])
      expect(given.refuses(actor, answer(true))).toBe('notPermitted');
  });

  it('needs to have asked before the answer', () => {
    expect(claimed().refuses(subject, answer(true))).toBe('withdrawalNotProposed');
  });

  it('can withdraw it without asking once the subject has withdrawn every claim', () => {
    const given = new CoreCase().notified();
    const { claimId } = given.claimed();
    given.does(clerk, takeBack);
    given.does(subject, withdraw(claimId));
    given.does(clerk, takeBack);
    expect(given.state.phase).toBe('withdrawn');
  });

  it('has the subject’s consent for later claims, too', () => {
    const given = claimed();
    given.does(clerk, takeBack);
    given.does(subject, claim(given));
    given.does(subject, answer(true));
    expect(given.state.phase).toBe('withdrawn');
  });
});
