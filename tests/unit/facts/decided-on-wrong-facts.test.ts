import { expect, test } from 'vitest';
import { claim, decision, score, uncontested } from '../../case/commands.ts';
import { CoreCase } from '../../case/core-case.ts';
import { digest } from '../../case/ids.ts';
import { clerk, judges, subject, theEngine } from '../../case/people.ts';

const correction = { type: 'correctFacts', factsCommitment: digest(3), reasonCommitment: digest(1) } as const;

test('before its subject is told, a corrected case is scored as if it had just come', () => {
  const given = new CoreCase().received();
  given.does(theEngine, score(given, 0.8));
  expect(given.does(clerk, correction)).toEqual([]);
  expect(given.state).toMatchObject({ phase: 'received', score: null, corrections: 1 });
  given.does(theEngine, score(given, 0.1));
  expect(given.state).toMatchObject({ phase: 'scored', score: { probability: 0.1 } });
});

test('in its window a corrected case is not decided before its new score, and then has the whole window again', () => {
  const given = new CoreCase().notified().windowEnds();
  const before = given.state.window!.endsAt;
  given.does(clerk, correction);
  expect(given.refuses(theEngine, uncontested(given))).toBe('scorePending');
  expect(given.does(theEngine, score(given, 0.9))).toEqual(['notifySubject']);
  expect(given.state.window!.endsAt > before).toBe(true);
  expect(given.refuses(theEngine, uncontested(given))).toBe('appealWindowOpen');
  given.does(subject, claim(given));
  expect(given.state.phase).toBe('hearing');
});

test('a claim stays open while the facts under it are corrected', () => {
  const given = new CoreCase().notified().claimed();
  given.does(clerk, correction);
  given.does(theEngine, score(given, 0.1));
  expect(given.state).toMatchObject({ phase: 'hearing', claims: [{ withdrawn: false }] });
});

test('a judge decides on the new score and not on the one that they have seen', () => {
  const [judge] = judges;
  const given = new CoreCase().notified().claimed().rested().heardBy(judge).revealedTo(judge);
  const onTheOldOne = decision(given, judge, 'grant');
  given.does(clerk, correction);
  expect(given.refuses(judge, onTheOldOne)).toBe('scorePending');
  given.does(theEngine, score(given, 0.1));
  given.does(subject, { type: 'restCase' });
  expect(given.refuses(judge, onTheOldOne)).toBe('contributionsIncomplete');
  given.decidedBy(judge, 'grant');
  expect(given.state.phase).toBe('decided');
});

test('facts of a decided case are corrected only once it is reopened', () => {
  const given = new CoreCase().notified().windowEnds();
  given.does(theEngine, uncontested(given));
  expect(given.refuses(clerk, correction)).toBe('decisionInForce');
});

test('a case that is withdrawn while it waits for its new score takes none any more', () => {
  const given = new CoreCase().notified();
  given.does(clerk, correction);
  given.does(clerk, { type: 'withdrawCase', reasonCommitment: digest(1) });
  expect(given.refuses(theEngine, score(given, 0.9))).toBe('wrongPhase');
  expect(given.refuses(theEngine, { type: 'recordUnscored', reason: 'modelUnavailable', seed: digest(0) })).toBe(
    'wrongPhase',
  );
});
