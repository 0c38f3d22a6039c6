import { describe, expect, it } from 'vitest';
import type { CommandOf } from '#workflows/domain/command.ts';
import { sourcesOf } from '#workflows/domain/decide/index.ts';
import { CoreCase } from '../../case/core-case.ts';
import { digest } from '../../case/ids.ts';
import { policyWith } from '../../case/loan-policy.ts';
import { judges, machine, subject } from '../../case/people.ts';

const [judge, other] = judges;
const QUARTER = 15 * 60_000;

const message = ({ newId }: CoreCase): CommandOf<'sendMessage'> => ({
  type: 'sendMessage',
  messageId: newId(),
  messageCommitment: digest(1),
});

const heard = () => new CoreCase().notified().claimed().takenBy(judge);

describe('a message', () => {
  it('changes neither claims, nor what a decision rests on, nor the time that the subject has', () => {
    const given = heard();
    const { claims, window, nothingToAdd } = given.state;
    given.does(subject, message(given));
    given.does(judge, message(given));
    expect(given.state).toMatchObject({ claims, window, nothingToAdd, hearing: { conversation: { messages: 2 } } });
    expect(sourcesOf(given.state, judge.id).map(({ method }) => method)).toEqual(['correlational']);
  });

  it('comes from the subject or from the judge who holds the hearing, and from nobody else', () => {
    const given = heard();
    expect(given.refuses(other, message(given))).toBe('notAssigned');
    expect(given.refuses(machine, message(given))).toBe('notPermitted');
  });

  it('renews the lease of the judge who writes it', () => {
    const given = heard();
    const { leaseUntil } = given.state.hearing!.holding!;
    given.passes(new Date(Date.parse(given.at) + QUARTER).toISOString());
    given.does(judge, message(given));
    expect(given.state.hearing!.holding!.leaseUntil > leaseUntil).toBe(true);
  });

  it('sends a notice to a subject who does not expect it, and none in the middle of a conversation', () => {
    const given = heard();
    expect(given.does(judge, message(given))).toEqual(['notifySubject']);
    expect(given.does(judge, message(given))).toEqual([]);
    given.passes(new Date(Date.parse(given.at) + QUARTER).toISOString());
    expect(given.does(subject, message(given))).toEqual([]);
    expect(given.does(judge, message(given))).toEqual([]);
    given.passes(new Date(Date.parse(given.at) + QUARTER).toISOString());
    expect(given.does(judge, message(given))).toEqual(['notifySubject']);
  });

  it('is refused before the hearing, after it, and while a decision waits for a signature', () => {
    const before = new CoreCase().notified();
    expect(before.refuses(subject, message(before))).toBe('conversationClosed');
    const given = new CoreCase(policyWith({ overrideNeedsSignature: true })).notified().claimed().rested();
    given.heardBy(judge).decidedBy(judge, 'grant');
    expect(given.refuses(subject, message(given))).toBe('conversationClosed');
    given.signedBy(other);
    expect(given.refuses(subject, message(given))).toBe('conversationClosed');
  });
});
