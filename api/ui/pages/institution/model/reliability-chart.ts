import { dot, line, link } from '@observablehq/plot';
import type { Evaluation } from '#db/model-cards/model-card.ts';
import { Chart } from '#api/ui/charts/chart.ts';
import { html } from '#api/ui/html.ts';
import { describeNumber, describeShare } from '#api/figures-in-words.ts';
import { wilsonInterval } from '#workflows/domain/wilson-interval.ts';

type Bin = NonNullable<Evaluation['calibration']>['reliability'][number];

/** How often the event followed where the model said how probable it is: on the diagonal it was right. */
export function ReliabilityChart({ kind, bins }: { kind: string; bins: readonly Bin[] }) {
  const rows = bins.map((bin) => ({
    ...bin,
    share: bin.withEvent / bin.cases,
    ...wilsonInterval(bin.withEvent, bin.cases),
  }));
  type Row = (typeof rows)[number];
  return html`<div class="square">
    ${Chart({
      title: `What it said, and what happened, ${kind}`,
      label: rows
        .map(
          ({ meanProbability, share, cases }) =>
            `said ${describeShare(meanProbability)}, happened ${describeShare(share)} of ${cases}`,
        )
        .join('; '),
      explanation:
        'Cases in ten groups by their probability, with the 95 % interval of the share. On the diagonal it was right; the area of a dot goes by its cases.',
      options: {
        width: 480,
        height: 400,
        x: { label: 'Said', domain: [0, 1], tickFormat: '.0%', grid: true },
        y: { label: 'Happened', domain: [0, 1], tickFormat: '.0%', grid: true },
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
          heading: 'Said, on average',
          isNumber: true,
          cell: ({ meanProbability }: Row) => describeShare(meanProbability),
        },
        { heading: 'Happened', isNumber: true, cell: ({ share }: Row) => describeShare(share) },
        {
          heading: '95 % interval',
          cell: ({ lower, upper }: Row) => `${describeShare(lower)} to ${describeShare(upper)}`,
        },
      ],
    })}
  </div>`;
}
