import { expect, test } from 'vitest';
import { race } from '../../trials/race.ts';
import { runTrial } from '../../trials/run-trial.ts';

test('around the end of a window either a claim is accepted or its case is decided, never both', async () => {
  const row = await runTrial(race, {
    seed: 20_240_607,
    quick: false,
    trials: 40,
    size: 40,
    keep: false,
    progress: () => undefined,
  });
  expect(row.violations).toEqual([]);
  expect(row.figures).toMatchObject({ unanswered: 0 });
});
