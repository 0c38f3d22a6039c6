import { describe, expect, it } from 'vitest';
import { provisionalOutcome } from '#workflows/domain/policy.ts';
import { notice, score, uncontested } from '../../case/commands.ts';
import { CoreCase, receive } from '../../case/core-case.ts';
import { HERE, clerk, judges, languageModel, machine, subject, theEngine } from '../../case/people.ts';
import { policyWith } from '../../case/loan-policy.ts';

describe('a score', () => {
  it.each([
    { provisionalOutcome: 'grant', adverse: false },
    { provisionalOutcome: 'decline', adverse: false },
    { provisionalOutcome: 'flipACoin', adverse: true },
  ])('that its probability does not lead to is refused: $provisionalOutcome, adverse $adverse', (claimed) => {
    const given = new CoreCase().received();
    const command = score(given, 0.9);
    expect(given.refuses(theEngine, { ...command, score: { ...command.score, ...claimed } })).toBe('scoreInconsistent');
    expect(given.state.phase).toBe('received');
  });

  it.each([Number.NaN, -0.1, 1.1, Number.POSITIVE_INFINITY])('of %s leads to no outcome at all', (probability) => {
    expect(() => provisionalOutcome(policyWith(), probability)).toThrow(RangeError);
  });

  it.each([
    [0, 'grant'],
    [0.3, 'grantSmaller'],
    [0.5, 'decline'],
    [1, 'decline'],
  ])('of %s falls into the band of %s', (probability, outcome) => {
    expect(provisionalOutcome(policyWith(), probability).name).toBe(outcome);
  });

  it('throws if the policy declares no outcome for its band', () => {
    expect(() => provisionalOutcome({ bands: [{ outcome: 'lost' }], outcomes: [] }, 0.5)).toThrow(RangeError);
  });

  it('comes once', () => {
    const given = new CoreCase().received();
    given.does(theEngine, score(given, 0.9));
    expect(given.refuses(theEngine, score(given, 0.1))).toBe('wrongPhase');
    expect(given.refuses(theEngine, { type: 'recordUnscored', reason: 'budgetSpent' })).toBe('wrongPhase');
  });

  it('that is missing decides nothing, before the notice or after the window', () => {
    const early = new CoreCase().received();
    early.does(theEngine, { type: 'recordUnscored', reason: 'disagreement' });
    expect(early.refuses(theEngine, uncontested(early))).toBe('wrongPhase');
    const given = new CoreCase(policyWith({ windowFor: 'adverse' })).notified(null);
    given.windowEnds();
    expect(given.state).toMatchObject({ phase: 'hearing', hearing: { grounds: ['unscored'] } });
    expect(given.refuses(theEngine, uncontested(given))).toBe('wrongPhase');
  });
});

describe('an uncontested case', () => {
  it('is not decided adversely before its notice', () => {
    const given = new CoreCase().received();
    given.does(theEngine, score(given, 0.9));
    expect(given.refuses(theEngine, uncontested(given))).toBe('appealWindowOpen');
  });

  it('is decided at once in the subject’s favour if the policy gives no window for that', () => {
    const given = new CoreCase(policyWith({ windowFor: 'adverse' })).received();
    given.does(theEngine, score(given, 0.1));
    expect(given.does(theEngine, uncontested(given))).toEqual(['notifySubject']);
    expect(given.last).toMatchObject({
      outcome: 'grant',
      route: 'uncontested',
      decidedBy: null,
      contributions: [{ method: 'correlational', actor: { kind: 'model' }, weight: 'principal' }],
    });
  });

  it('waits for the window that the policy gives to all', () => {
    const given = new CoreCase(policyWith({ windowFor: 'all' })).received();
    given.does(theEngine, score(given, 0.1));
    expect(given.refuses(theEngine, uncontested(given))).toBe('appealWindowOpen');
    given.does(theEngine, notice(given));
    expect(given.refuses(theEngine, uncontested(given))).toBe('appealWindowOpen');
    given.windowEnds().does(theEngine, uncontested(given));
    expect(given.types.slice(-2)).toEqual(['appealWindowClosed', 'decided']);
  });

  it('that ends adversely goes to a person if the policy requires a signature', () => {
    const given = new CoreCase(policyWith({ uncontestedAdverse: 'signOff' })).notified().windowEnds();
    expect(given.does(theEngine, uncontested(given))).toEqual(['startHearing']);
    expect(given.state).toMatchObject({ phase: 'hearing', decision: null, window: { closed: true } });
    given.heardBy(judges[0]).decidedBy(judges[0], 'decline');
  });
});

describe('a case', () => {
  it.each([subject, judges[0], languageModel])('is not received from $kind $role', (actor) => {
    const given = new CoreCase();
    expect(given.refuses(actor, receive(given))).toBe('notPermitted');
  });

  it.each([clerk, machine, theEngine])('is received from $kind $role, once', (actor) => {
    const given = new CoreCase();
    given.does(actor, receive(given));
    expect(given.state.institutionId).toBe(HERE);
    expect(given.refuses(actor, receive(given))).toBe('wrongPhase');
  });

  it('that does not exist is refused', () => {
    const given = new CoreCase();
    expect(given.refuses(theEngine, score(given, 0.5))).toBe('unknownCase');
  });
});
