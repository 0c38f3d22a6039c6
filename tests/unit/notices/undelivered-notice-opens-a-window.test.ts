import { describe, expect, it } from 'vitest';
import { claim, decision, notice, score, uncontested } from '../../case/commands.ts';
import { CoreCase } from '../../case/core-case.ts';
import { judges, subject, theEngine } from '../../case/people.ts';
import { digest } from '../../case/ids.ts';

const [judge] = judges;

const scored = (probability: number | null) => {
  const given = new CoreCase().received();
  given.does(
    theEngine,
    probability === null ? { type: 'recordUnscored', reason: 'modelRefused' } : score(given, probability),
  );
  return given;
};

const markUndeliverable = (given: CoreCase) =>
  ({ type: 'markUndeliverable', noticeId: given.newId(), attempts: 5, seed: digest(0) }) as const;

describe('a notice that cannot be delivered', () => {
  it.each([
    [0.9, 'signOff'],
    [0.1, 'signOff'],
    [null, 'unscored'],
  ])('sends a case with a score of %s to a person, on the ground %s', (probability, ground) => {
    const given = scored(probability);
    expect(given.does(theEngine, markUndeliverable(given))).toEqual(['startHearing']);
    expect(given.state).toMatchObject({
      phase: 'hearing',
      notified: false,
      window: null,
      hearing: { grounds: [ground] },
    });
    expect(given.refuses(theEngine, uncontested(given))).toBe('wrongPhase');
  });

  it('takes a record and a decision of a person', () => {
    const given = scored(0.9);
    given.does(theEngine, markUndeliverable(given));
    given.does(judge, { type: 'assign', how: 'next' });
    expect(given.refuses(judge, decision(given, judge, 'decline'))).toBe('perspectiveMissing');
    given.heardBy(judge);
    expect(given.refuses(judge, decision(given, judge, 'decline'))).toBe('revealMissing');
    given.decidedBy(judge, 'decline');
  });

  it('is not given up after it has been handed over', () => {
    const given = new CoreCase().notified(0.1);
    expect(given.state).toMatchObject({ phase: 'scored', notified: true });
    expect(given.refuses(theEngine, markUndeliverable(given))).toBe('alreadyGiven');
    expect(given.refuses(theEngine, notice(given))).toBe('alreadyGiven');
  });

  it('comes after the score, however it ends', () => {
    const given = new CoreCase().received();
    expect(given.refuses(theEngine, markUndeliverable(given))).toBe('wrongPhase');
    expect(given.refuses(theEngine, notice(given))).toBe('wrongPhase');
  });

  it('opens no window, so that a claim finds none', () => {
    const given = scored(0.9);
    given.does(theEngine, markUndeliverable(given));
    expect(given.refuses(subject, claim(given))).toBe('appealWindowClosed');
  });
});
