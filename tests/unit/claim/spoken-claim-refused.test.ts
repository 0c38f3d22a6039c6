import { describe, expect, it } from 'vitest';
import { claimsUntil } from '#workflows/domain/appeal-window.ts';
import type { CommandOf } from '#workflows/domain/command.ts';
import { isUnderReview, openClaims } from '#workflows/domain/state.ts';
import { uncontested, undeliverable } from '../../case/commands.ts';
import { CoreCase } from '../../case/core-case.ts';
import { digest } from '../../case/ids.ts';
import { judges, subject, supervisors, theEngine } from '../../case/people.ts';

const [judge] = judges;
const [supervisor] = supervisors;
const HOUR = 60 * 60_000;

const written = (given: CoreCase, receivedAt: string): CommandOf<'writeDownClaim'> => ({
  type: 'writeDownClaim',
  claimId: given.newId(),
  statementCommitment: digest(1),
  channel: 'phone',
  receivedAt,
  seed: digest(0),
});

const before = (at: string, milliseconds: number) => new Date(Date.parse(at) - milliseconds).toISOString();
const endOf = (given: CoreCase) => claimsUntil(given.policy, given.state) ?? '';

describe('what a subject says by phone, by letter or in person', () => {
  it('counts as a claim from when it was received, and says who wrote it down', () => {
    const given = new CoreCase().notified();
    const { at: receivedAt } = given;
    given.passes(HOUR);
    expect(given.does(supervisor, written(given, receivedAt))).toEqual(['notifySubject', 'startHearing']);
    expect(given.state).toMatchObject({ phase: 'hearing', hearing: { grounds: ['claim'] } });
    expect(openClaims(given.state)).toMatchObject([
      { raisedAt: receivedAt, writtenDown: { by: supervisor.id, channel: 'phone', at: given.at } },
    ]);
  });

  it('is accepted after the window if it came in time, and a decision made without it is reviewed', () => {
    const waiting = new CoreCase().notified().windowEnds();
    waiting.does(supervisor, written(waiting, before(endOf(waiting), 1)));
    expect(waiting.state.phase).toBe('hearing');

    const decided = new CoreCase().notified().windowEnds();
    decided.does(theEngine, uncontested(decided));
    const { decision } = decided.state;
    decided.passes(HOUR).does(supervisor, written(decided, before(endOf(decided), 1)));
    expect(decided.state).toMatchObject({ phase: 'hearing', decision, hearing: { grounds: ['claim'] } });
    expect(isUnderReview(decided.state)).toBe(true);
    decided.heardBy(judge).decidedBy(judge, 'grant');
    expect(decided.state.decision?.supersedes?.decisionId).toBe(decision?.decisionId);
  });

  it('does not count if it came too late, before the case, or in the future', () => {
    const given = new CoreCase().notified().windowEnds().passes(HOUR);
    expect(given.refuses(supervisor, written(given, endOf(given)))).toBe('receivedTooLate');
    expect(given.refuses(supervisor, written(given, before(given.state.receivedAt, 1)))).toBe('receivedAtUnlikely');
    expect(given.refuses(supervisor, written(given, before(given.at, -1)))).toBe('receivedAtUnlikely');
  });

  it('is accepted from a subject who was never reached, because no window ran', () => {
    const given = new CoreCase().received();
    given.does(theEngine, { type: 'recordUnscored', reason: 'modelUnavailable' });
    given.does(theEngine, undeliverable(given));
    given.passes(HOUR).does(supervisor, written(given, given.at));
    expect(openClaims(given.state)).toHaveLength(1);
  });

  it('can be written down only by a supervisor', () => {
    const given = new CoreCase().notified();
    for (const other of [judge, subject, theEngine])
      expect(given.refuses(other, written(given, given.at))).toBe('notPermitted');
  });
});
