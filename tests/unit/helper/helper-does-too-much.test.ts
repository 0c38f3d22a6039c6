import { describe, expect, it } from 'vitest';
import type { Actor } from '#workflows/domain/actor.ts';
import { claim, withdraw } from '../../case/commands.ts';
import { CoreCase } from '../../case/core-case.ts';
import { digest } from '../../case/ids.ts';
import { judges, SUBJECT_ID, subject } from '../../case/people.ts';

const [judge] = judges;

function helped(): { given: CoreCase; helper: Actor; helperId: string } {
  const given = new CoreCase().notified();
  const helperId = given.newId();
  given.does(subject, { type: 'grantHelper', helperId, nameCommitment: digest(1) });
  return { given, helperId, helper: { kind: 'subject', id: SUBJECT_ID, role: `helper:${helperId}` } };
}

describe('a helper of the subject', () => {
  it('raises claims that are marked as theirs, until the subject takes the link back', () => {
    const { given, helper, helperId } = helped();
    given.does(helper, claim(given));
    expect(given.state.claims).toMatchObject([{ helperId }]);
    expect(given.trail.some(({ actor, event }) => event.type === 'claimRaised' && actor.role === helper.role)).toBe(
      true,
    );
    given.does(subject, { type: 'revokeHelper', helperId });
    expect(given.refuses(helper, claim(given))).toBe('notPermitted');
    expect(given.refuses(subject, { type: 'revokeHelper', helperId })).toBe('alreadyGiven');
    given.does(subject, claim(given));
    expect(given.state.claims[1]).not.toHaveProperty('helperId');
  });

  it('ends nothing for the subject, and grants access to no one else', () => {
    const { given, helper, helperId } = helped();
    given.claimed();
    for (const command of [
      withdraw(given.state.claims[0]!.claimId),
      { type: 'answerWithdrawal', agreed: true },
      { type: 'requestErasure', whyCommitment: null },
      { type: 'grantHelper', helperId: given.newId(), nameCommitment: digest(1) },
      { type: 'revokeHelper', helperId },
    ] as const)
      expect(given.refuses(helper, command), command.type).toBe('notPermitted');
  });

  it('is named by the subject, who has five helpers at most', () => {
    const { given } = helped();
    const stranger: Actor = { kind: 'subject', id: SUBJECT_ID, role: `helper:${given.newId()}` };
    expect(given.refuses(stranger, claim(given))).toBe('notPermitted');
    const grant = () => ({ type: 'grantHelper', helperId: given.newId(), nameCommitment: digest(1) }) as const;
    expect(given.refuses(judge, grant())).toBe('notPermitted');
    for (let count = 1; count < 5; count++) given.does(subject, grant());
    expect(given.refuses(subject, grant())).toBe('helperLimit');
    expect(given.refuses(subject, { type: 'revokeHelper', helperId: given.newId() })).toBe('helperUnknown');
  });
});
