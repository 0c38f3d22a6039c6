import { describe, expect, it } from 'vitest';
import { claim, decision, notice, score, uncontested, undeliverable } from '../../case/commands.ts';
import { CoreCase } from '../../case/core-case.ts';
import { judges, subject, theEngine } from '../../case/people.ts';

const [judge] = judges;
const DAY = 86_400_000;

const scored = (probability: number | null) => {
  const given = new CoreCase().received();
  given.does(
    theEngine,
    probability === null ? { type: 'recordUnscored', reason: 'modelRefused' } : score(given, probability),
  );
  return given;
};

describe('a notice that cannot be delivered', () => {
  it.each([
    [0.9, 'signOff'],
    [0.1, 'signOff'],
    [null, 'unscored'],
  ])('sends a case with a score of %s to a person, on the ground %s', (probability, ground) => {
    const given = scored(probability);
    expect(given.does(theEngine, undeliverable(given))).toEqual(['startHearing']);
    expect(given.state).toMatchObject({
      phase: 'hearing',
      notified: false,
      window: null,
      hearing: { grounds: [ground] },
    });
    expect(given.refuses(theEngine, uncontested(given))).toBe('wrongPhase');
  });

  it('needs a record and a decision by a person', () => {
    const given = scored(0.9);
    given.does(theEngine, undeliverable(given));
    given.does(judge, { type: 'assign', how: 'next' });
    expect(given.refuses(judge, decision(given, judge, 'decline', { toldUnreached: true }))).toBe('perspectiveMissing');
    given.heardBy(judge);
    expect(given.refuses(judge, decision(given, judge, 'decline', { toldUnreached: true }))).toBe('revealMissing');
    given.does(judge, { type: 'reveal' });
    expect(given.refuses(judge, decision(given, judge, 'decline'))).toBe('subjectNotReached');
    given.does(judge, decision(given, judge, 'decline', { toldUnreached: true }));
    expect(given.last).toMatchObject({ type: 'decided', adverse: true, subjectUnreached: true });
  });

  it('is not given up after it has been handed over', () => {
    const given = new CoreCase().notified(0.1);
    expect(given.state).toMatchObject({ phase: 'scored', notified: true });
    expect(given.refuses(theEngine, undeliverable(given))).toBe('alreadyGiven');
    expect(given.refuses(theEngine, notice(given))).toBe('alreadyGiven');
  });

  it('comes after the score, however it ends', () => {
    const given = new CoreCase().received();
    expect(given.refuses(theEngine, undeliverable(given))).toBe('wrongPhase');
    expect(given.refuses(theEngine, notice(given))).toBe('wrongPhase');
  });

  it('opens no window, which the subject’s own act opens whenever it comes', () => {
    const given = scored(0.9);
    given.does(theEngine, undeliverable(given));
    given.passes(90 * DAY).does(subject, claim(given));
    expect(given.types.slice(-3)).toEqual(['subjectReached', 'claimRaised', 'hearingOpened']);
    expect(given.state).toMatchObject({ notified: true, window: { closed: false }, claims: [{ withdrawn: false }] });
    expect(given.state.window!.endsAt > given.at).toBe(true);
    expect(given.state.unreached).toBeUndefined();
  });
});
