import { describe, expect, it } from 'vitest';
import { decision, record, release, supersede } from '../../case/commands.ts';
import { CoreCase } from '../../case/core-case.ts';
import { judges, supervisors } from '../../case/people.ts';
import { digest } from '../../case/ids.ts';
import { policyWith } from '../../case/loan-policy.ts';

const [judge, second, third] = judges;
const [supervisor, otherSupervisor] = supervisors;

function claimed(cannotDecipherMoves = 1) {
  const given = new CoreCase(policyWith({ cannotDecipherMoves })).notified();
  given.claimed();
  return given.windowEnds();
}

const sought = ({ state }: CoreCase) => state.hearing?.seeking;

describe('a claim that cannot be deciphered', () => {
  it.each([1, 2, 3])('moves on to another judge %s times, then to a supervisor', (moves) => {
    const given = claimed(moves);
    for (const each of judges.slice(0, moves)) {
      given.heardBy(each, 'cannotDecipher');
      expect(sought(given)).toEqual({ role: 'judge', seat: 'further' });
    }
    given.heardBy(judges[moves]!, 'cannotDecipher');
    expect(sought(given)).toEqual({ role: 'supervisor', seat: 'supervisor' });
  });

  it('does not move back to a judge who could not', () => {
    const given = claimed(3).heardBy(judge, 'cannotDecipher').heardBy(second, 'cannotDecipher');
    expect(given.refuses(second, { type: 'assign', how: 'next' })).toBe('notPermitted');
  });

  it('moves on where a supervisor sat first, too', () => {
    const given = claimed().heardBy(supervisor, 'cannotDecipher');
    expect(sought(given)).toEqual({ role: 'judge', seat: 'further' });
  });

  it('ends by the finding of the next judge who can', () => {
    const given = claimed().heardBy(judge, 'cannotDecipher').heardBy(second, 'specialPleading');
    given.decidedBy(second, 'decline');
  });

  it('ends adversely by a supervisor after two judges', () => {
    const given = claimed().heardBy(judge, 'cannotDecipher').heardBy(second, 'cannotDecipher');
    given.heardBy(supervisor, 'cannotDecipher').decidedBy(supervisor, 'decline');
    expect(given.state.decision).toMatchObject({ adverse: true, judgeId: supervisor.id });
  });

  it('does not end adversely by a supervisor who counts as one of the two', () => {
    const given = claimed().heardBy(judge, 'cannotDecipher');
    given.does(supervisor, { type: 'escalate', reason: 'requested' });
    given.heardBy(supervisor, 'cannotDecipher').revealedTo(supervisor);
    expect(given.refuses(supervisor, decision(given, supervisor, 'decline'))).toBe('undecipheredMovesOn');
    given.does(supervisor, decision(given, supervisor, 'grant'));
  });

  it('does not end adversely because two judges failed at two different claims', () => {
    const given = new CoreCase(policyWith({ cannotDecipherMoves: 1 })).notified();
    const [one, other] = [given.claimed().claimId, given.claimed().claimId];
    given.windowEnds();
    given.does(judge, { type: 'assign', how: 'next' });
    given.does(judge, record(given, { [one]: 'cannotDecipher', [other]: 'specialPleading' }));
    given.does(second, { type: 'assign', how: 'next' });
    given.does(second, record(given, { [one]: 'specialPleading', [other]: 'cannotDecipher' }));
    given.heardBy(supervisor, 'cannotDecipher').revealedTo(supervisor);
    expect(given.refuses(supervisor, decision(given, supervisor, 'decline'))).toBe('undecipheredMovesOn');
  });

  it('does not end adversely because another judge, who does not decide, thinks that they can', () => {
    const given = claimed(3).heardBy(judge, 'cannotDecipher').heardBy(second, 'cannotDecipher');
    given.does(supervisor, { type: 'escalate', reason: 'requested' });
    given.heardBy(supervisor, 'cannotDecipher').revealedTo(supervisor);
    given.does(judge, record(given, 'specialPleading', { changeReasonCommitment: digest(1) }));
    expect(given.refuses(supervisor, decision(given, supervisor, 'decline'))).toBe('undecipheredMovesOn');
  });

  it('ends in the subject’s favour without any of that', () => {
    const given = claimed().heardBy(judge, 'cannotDecipher');
    given.does(supervisor, { type: 'escalate', reason: 'requested' });
    given.heardBy(supervisor, 'cannotDecipher').decidedBy(supervisor, 'grant');
  });

  it('stays with the supervisors, who may come back to it', () => {
    const given = claimed().heardBy(judge, 'cannotDecipher').heardBy(second, 'cannotDecipher');
    given.heardBy(supervisor, 'cannotDecipher').does(supervisor, release);
    expect(given.refuses(third, { type: 'assign', how: 'next' })).toBe('notPermitted');
    given.does(supervisor, { type: 'assign', how: 'next' });
    given.decidedBy(supervisor, 'decline');
  });

  it('cannot be turned adverse afterwards by a supervisor who has not heard it', () => {
    const given = claimed().heardBy(judge, 'cannotDecipher').heardBy(second, 'cannotDecipher');
    given.heardBy(supervisor, 'cannotDecipher').decidedBy(supervisor, 'grant');
    const supersedes = supersede(given.state.decision!.decisionId);
    expect(given.refuses(otherSupervisor, decision(given, otherSupervisor, 'decline', { supersedes }))).toBe(
      'perspectiveMissing',
    );
  });
});
