import { dot, line, link } from '@observablehq/plot';
import type { Evaluation } from '#db/model-cards/model-card.ts';
import { Chart } from '#api/ui/charts/chart.ts';
import { html } from '#api/ui/html.ts';
import { describeNumber, describeShare } from '#api/ui/figures.ts';
import { wilsonInterval } from '#workflows/domain/wilson-interval.ts';
import { listOf, say, type Words } from '#api/ui/say.ts';

type Bin = NonNullable<Evaluation['calibration']>['reliability'][number];

/** How often the event followed, by the probability that the model predicted; on the diagonal it was right. */
export function ReliabilityChart({ kind, bins }: { kind: Words; bins: readonly Bin[] }) {
  const rows = bins.map((bin) => ({
    ...bin,
    share: bin.withEvent / bin.cases,
    ...wilsonInterval(bin.withEvent, bin.cases),
  }));
  type Row = (typeof rows)[number];
  return html`<div class="square">
    ${Chart({
      title: say`Predicted and observed, ${kind}`,
      label: listOf(
        rows.map(
          ({ meanProbability, share, cases }) =>
            say`said ${describeShare(meanProbability)}, happened ${describeShare(share)} of ${cases}`,
        ),
        '; ',
      ),
      explanation: say`Cases in ten groups by predicted probability, with the 95 % interval of the observed share. On the diagonal, the model was right. The area of a dot is proportional to its number of cases.`,
      options: (words) => ({
        width: 480,
        height: 400,
        x: {
          label: words(say`Predicted`),
          domain: [0, 1],
          tickFormat: (share: number) => words(describeShare(share)),
          grid: true,
        },
        y: {
          label: words(say`Observed`),
          domain: [0, 1],
          tickFormat: (share: number) => words(describeShare(share)),
          grid: true,
        },
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
      }),
      rows,
      columns: [
        { heading: say`Probability`, cell: ({ from, to }: Row) => say`${describeShare(from)} to ${describeShare(to)}` },
        { heading: say`Cases`, isNumber: true, cell: ({ cases }: Row) => describeNumber(cases) },
        {
          heading: say`Mean prediction`,
          isNumber: true,
          cell: ({ meanProbability }: Row) => describeShare(meanProbability),
        },
        { heading: say`Observed`, isNumber: true, cell: ({ share }: Row) => describeShare(share) },
        {
          heading: say`95 % interval`,
          cell: ({ lower, upper }: Row) => say`${describeShare(lower)} to ${describeShare(upper)}`,
        },
      ],
    })}
  </div>`;
}
