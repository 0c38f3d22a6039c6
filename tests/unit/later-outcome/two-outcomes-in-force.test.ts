import { expect, test } from 'vitest';
import { engine } from '#workflows/domain/actor.ts';
import { uncontested } from '../../case/commands.ts';
import { CoreCase } from '../../case/core-case.ts';
import { digest } from '../../case/ids.ts';
import { clerk } from '../../case/people.ts';

function decidedFor(probability: number): CoreCase {
  const given = new CoreCase().notified(probability);
  if (given.state.window) given.windowEnds();
  given.does(engine('docket'), uncontested(given));
  return given;
}
const outcome = (event: string, supersedes?: number) =>
  ({
    type: 'recordLaterOutcome',
    event,
    observedAt: '2027-01-01T00:00:00.000Z',
    ...(supersedes !== undefined && { supersedes: { seq: supersedes, reasonCommitment: digest(1) } }),
  }) as const;

test('a later outcome is corrected by naming the entry in force, and no other', () => {
  const given = decidedFor(0.1);
  expect(given.refuses(clerk, outcome('repaid', 1))).toBe('outcomeNotRecorded');
  given.does(clerk, outcome('defaulted'));
  const first = given.state.laterOutcomeSeq ?? 0;
  expect(given.refuses(clerk, outcome('repaid'))).toBe('outcomeAlreadyRecorded');
  expect(given.refuses(clerk, outcome('repaid', first - 1))).toBe('supersedesWrongOutcome');
  given.does(clerk, outcome('repaid', first));
  expect(given.state).toMatchObject({ laterOutcome: 'repaid', laterOutcomeSeq: first + 1 });
  expect(given.refuses(clerk, outcome('defaulted', first))).toBe('supersedesWrongOutcome');
});

test.each([
  [0.1, true],
  [0.8, false],
])('what is observed after a score of %d is comparable: %s', (probability, comparable) => {
  const given = decidedFor(probability);
  given.does(clerk, outcome('repaid'));
  expect(given.last).toMatchObject({ comparable });
  expect(given.state.laterOutcomeComparable).toBe(comparable);
});
