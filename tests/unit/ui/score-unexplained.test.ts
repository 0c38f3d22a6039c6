import { expect, test } from 'vitest';
import { combine } from '#activities/calibration/combine.ts';
import { ScoreSteps } from '#api/ui/pages/judge/hearing/score-steps.ts';
import { toHtml } from '#api/ui/html.ts';
import type { Score } from '#workflows/domain/score.ts';
import { sampleScore } from '../../setup/sample-policy.ts';

/** The cells of each row of the table, as text. */
function rowsOf(score: Score): string[][] {
  const page = toHtml(ScoreSteps({ score }));
  const rows = [...page.matchAll(/<tr>(.*?)<\/tr>/gs)].slice(1);
  return rows.map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => cell.replaceAll(/\s+/g, ' ').trim()),
  );
}

test('a score above both neighbours and model shows the calibrated share that it is made of', () => {
  const sample = sampleScore(0);
  const score: Score = {
    ...sample,
    referenceClass: { ...sample.referenceClass, baseRate: 0.59, size: 100, interval: { lower: 0.492, upper: 0.681 } },
    model: { ...sample.model, model: 'test/model', probability: 0.62 },
    modelWeight: 0.25,
    calibrationVersion: 'isotonic-0',
    calibrated: 0.66,
    calibrationSample: { samples: 5_000, precedents: 21_000 },
    probability: combine(0.66, 0.62, 0.25),
  };
  expect(rowsOf(score)).toEqual([
    [
      'Share among the neighbours',
      'The event followed in 59 of 100; 95 % interval 49.2% to 68.1%.',
      '59%',
      '0.364',
      '',
    ],
    [
      'Share, calibrated',
      'The share was corrected by what had happened in 5,000 of 21,000 earlier cases, each scored without itself.',
      '66%',
      '0.663',
      '75%',
    ],
    ['Model', 'test/model was shown the same neighbours.', '62%', '0.49', '25%'],
    ['Result', 'The weighted mean of the log-odds above, as a probability again.', '65%', '0.62', ''],
  ]);
});

test('a score from before the calibrated share was stated shows the other steps', () => {
  const { calibrated: _, ...earlier } = sampleScore(0.4);
  expect(rowsOf(earlier).map(([name]) => name)).toEqual(['Share among the neighbours', 'Model', 'Result']);
});
