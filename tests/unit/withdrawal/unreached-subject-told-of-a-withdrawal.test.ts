import { expect, test } from 'vitest';
import { notice, score } from '../../case/commands.ts';
import { CoreCase } from '../../case/core-case.ts';
import { digest } from '../../case/ids.ts';
import { clerk, theEngine } from '../../case/people.ts';

const withdrawal = { type: 'withdrawCase', reasonCommitment: digest(1), neverTold: true } as const;

function scored(): CoreCase {
  const given = new CoreCase().received();
  given.does(theEngine, score(given, 0.8));
  return given;
}

test('a subject who was never told of the case does not hear of its withdrawal', () => {
  expect(scored().does(clerk, withdrawal)).toEqual([]);
});

test('a subject who was told of the case hears of its withdrawal, whatever the command says', () => {
  expect(new CoreCase().notified().does(clerk, withdrawal)).toEqual(['notifySubject']);
});

test('a notice that was under way when the case was withdrawn opens no window, and its subject hears of the withdrawal', () => {
  const given = scored();
  given.does(clerk, withdrawal);
  expect(given.does(theEngine, notice(given))).toEqual(['notifySubject']);
  expect(given.state).toMatchObject({ phase: 'withdrawn', notified: true, window: null, hearing: null });
  expect(given.refuses(theEngine, notice(given))).toBe('wrongPhase');
});
