import { dot, line, link } from '@observablehq/plot';
import type { Evaluation } from '#db/model-cards/model-card.ts';
import { Chart } from '#api/ui/charts/chart.ts';
import { html } from '#api/ui/html.ts';
import { describeNumber, describeShare } from '#api/figures-in-words.ts';
import { wilsonInterval } from '#workflows/domain/wilson-interval.ts';

type Bin = NonNullable<Evaluation['calibration']>['reliability'][number];

/** How often the event followed, by the probability that the model predicted; on the diagonal it was right. */
export function ReliabilityChart({ kind, bins }: { kind: string; bins: readonly Bin[] }) {
  const rows = bins.map((bin) => ({
    ...bin,
    share: bin.withEvent / bin.cases,
    ...wilsonInterval(bin.withEvent, bin.cases),
  }));
  type Row = (typeof rows)[number];
  return html`<div class="square">
    ${Chart({
      title: `Predicted and observed, ${kind}`,
      label: rows
        .map(
          ({ meanProbability, share, cases }) =>
            `said ${describeShare(meanProbability)}, happened ${describeShare(share)} of ${cases}`,
        )
        .join('; '),
      explanation:
        'Cases in ten groups by predicted probability, with the 95 % interval of the observed share. On the diagonal, the model was right. The area of a dot is proportional to its number of cases.',
      options: {
        width: 480,
        height: 400,
        x: { label: 'Predicted', domain: [0, 1], tickFormat: '.0%', grid: true },
        y: { label: 'Observed', domain: [0, 1], tickFormat: '.0%', grid: true },
        r: { range: [3, 11] },
        marks: [
          line(
            [
              [0, 0],
              [1, 1],
            ],
            { stroke: 'var(--series-6)', strokeDasharray: '4 3' },
          ),
          link(rows, { x: 'meanProbability', y1: 'lower', y2: 'upper', stroke: 'var(--series-1)', strokeWidth: 2 }),
          dot(rows, { x: 'meanProbability', y: 'share', r: 'cases', fill: 'var(--series-1)' }),
        ],
      },
      rows,
      columns: [
        { heading: 'Probability', cell: ({ from, to }: Row) => `${describeShare(from)} to ${describeShare(to)}` },
        { heading: 'Cases', isNumber: true, cell: ({ cases }: Row) => describeNumber(cases) },
        {
          heading: 'Mean prediction',
          isNumber: true,
          cell: ({ meanProbability }: Row) => describeShare(meanProbability),
        },
        { heading: 'Observed', isNumber: true, cell: ({ share }: Row) => describeShare(share) },
        {
          heading: '95 % interval',
          cell: ({ lower, upper }: Row) => `${describeShare(lower)} to ${describeShare(upper)}`,
        },
      ],
    })}
  </div>`;
}
