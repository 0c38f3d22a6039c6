import { dot, link, ruleX, ruleY } from '@observablehq/plot';
import type { Estimate, Evaluation, ModelCard, ProbeResult } from '#db/model-cards/model-card.ts';
import type { StoredPolicy } from '#db/policies.ts';
import { Chart } from '#api/ui/charts/chart.ts';
import type { PageContent } from '#api/ui/document.ts';
import { html, type Markup } from '#api/ui/html.ts';
import { DataTable } from '#api/ui/parts/data-table.ts';
import { Moment } from '#api/ui/parts/moment.ts';
import { describeNumber, describeShare } from '#api/figures-in-words.ts';
import { ReliabilityChart } from './reliability-chart.ts';

/** A model card: what evaluations and probes show about the model, and which policies use it. */
export function cardContent(card: ModelCard, policies: readonly StoredPolicy[]): PageContent {
  const { evaluations, probes } = figuresOf(card);
  return {
    title: card.model,
    width: 'middle',
    styles: ['institution', 'charts'],
    islands: ['local-time'],
    body: html`
      <p class="lead">${card.statement}</p>
      <dl class="pairs beside">
        <dt>Card</dt>
        <dd>${card.name}</dd>
        <dt>Language model</dt>
        <dd>${card.languageModel ? 'yes' : 'no'}</dd>
        <dt>Presented as</dt>
        <dd>
          ${
            card.judgement === 'own'
              ? 'a judgement of its own, so it has to improve on the outcomes of the neighbours it is shown'
              : 'nothing but the outcomes of the neighbours it is shown'
          }
        </dd>
        <dt>Prompt</dt>
        <dd>${card.promptVersion}, <span class="hash">${card.promptHash}</span></dd>
        <dt>Policies that use it</dt>
        <dd>
          ${
            policies.length === 0
              ? 'none'
              : policies.map(
                  ({ key, version }, index) =>
                    html`${index > 0 && ', '}<a href=${`/policies/${key}`}>${key}, version ${String(version)}</a>`,
                )
          }
        </dd>
      </dl>
      <h2>How well it distinguishes outcomes</h2>
      ${card.evaluations.length === 0 ? html`<p class="soft">It has not been evaluated.</p>` : evaluations}
      <h2>What it can and cannot do</h2>
      ${probes}
    `,
  };
}

/** A card does not change while the program runs, so its pictures are drawn once. */
const drawn = new WeakMap<ModelCard, { evaluations: Markup[]; probes: Markup }>();

function figuresOf(card: ModelCard): { evaluations: Markup[]; probes: Markup } {
  const found = drawn.get(card) ?? {
    evaluations: card.evaluations.map((evaluation) => Measured({ evaluation })),
    probes: Probes({ probes: card.probes }),
  };
  drawn.set(card, found);
  return found;
}

interface Figure {
  name: string;
  estimate: Estimate;
}

const describeEstimate = ({ value, lower, upper }: Estimate): string =>
  `${describeNumber(value)} (${describeNumber(lower)} to ${describeNumber(upper)})`;

const FIGURE_COLUMNS = [
  { heading: 'Measure', cell: ({ name }: Figure) => name },
  { heading: 'Value', isNumber: true as const, cell: ({ estimate }: Figure) => describeNumber(estimate.value) },
  {
    heading: '95 % interval',
    cell: ({ estimate }: Figure) => `${describeNumber(estimate.lower)} to ${describeNumber(estimate.upper)}`,
  },
];

/** Estimates with their intervals, one per line. */
const intervals = (figures: readonly Figure[], axis: { label: string; domain: [number, number]; chance?: number }) => ({
  height: 60 + 34 * figures.length,
  marginLeft: 170,
  x: { label: axis.label, domain: axis.domain, grid: true },
  y: { label: null, domain: figures.map(({ name }) => name) },
  marks: [
    ...(axis.chance === undefined ? [] : [ruleX([axis.chance], { stroke: 'var(--series-6)', strokeDasharray: '4 3' })]),
    link(figures, {
      x1: ({ estimate }: Figure) => estimate.lower,
      x2: ({ estimate }: Figure) => estimate.upper,
      y: 'name',
      stroke: 'var(--series-1)',
      strokeWidth: 3,
    }),
    dot(figures, { x: ({ estimate }: Figure) => estimate.value, y: 'name', r: 5, fill: 'var(--series-1)' }),
  ],
});

function Measured({ evaluation }: { evaluation: Evaluation }) {
  const { kind, at, data, cases, answered, auc, calibration } = evaluation;
  const areas: Figure[] = [
    { name: 'model', estimate: auc.model },
    { name: 'base rate', estimate: auc.baseRate },
    { name: 'neighbours shown', estimate: auc.neighboursShown },
  ];
  const errors: Figure[] = calibration
    ? [
        { name: 'Brier score', estimate: calibration.brier },
        { name: 'calibration error', estimate: calibration.error },
      ]
    : [];
  const areaChart = Chart({
    title: `Area under the ROC curve, ${kind}`,
    label: areas.map(({ name, estimate }) => `${name} ${describeEstimate(estimate)}`).join('; '),
    explanation: `How often a case with the event is scored above one without it; 0.5 is chance. Model minus neighbours shown: ${describeEstimate(auc.difference)}.`,
    options: intervals(areas, {
      label: 'AUC',
      domain: [Math.min(0.4, ...areas.map(({ estimate }) => estimate.lower)), 1],
      chance: 0.5,
    }),
    rows: areas,
    columns: FIGURE_COLUMNS,
  });
  const errorChart = ({ errorByChance }: NonNullable<Evaluation['calibration']>) =>
    Chart({
      title: `Errors of the model, ${kind}`,
      label: errors.map(({ name, estimate }) => `${name} ${describeEstimate(estimate)}`).join('; '),
      explanation: `0 is best for both. A calibration error of ${describeNumber(errorByChance)} is to be expected by chance alone with this many cases, even if every probability were right. Its intervals extend upwards for the same reason.`,
      options: intervals(errors, {
        label: 'Error',
        domain: [0, Math.max(0.3, ...errors.map(({ estimate }) => estimate.upper))],
      }),
      rows: errors,
      columns: FIGURE_COLUMNS,
    });
  return html`<section aria-labelledby=${`kind-${kind}`}>
    <h3 id=${`kind-${kind}`}>On ${kind} cases</h3>
    <p class="small soft">
      ${describeNumber(answered)} of ${describeNumber(cases)} cases answered, ${Moment({ at })}. Data:
      <span class="hash"> ${data}</span>
    </p>
    ${areaChart}
    ${
      calibration
        ? html`${errorChart(calibration)} ${ReliabilityChart({ kind, bins: calibration.reliability })}`
        : html`<p>
              Brier score ${describeNumber(evaluation.brier.model)}; of the base rate
              ${describeNumber(evaluation.brier.baseRate)}, of the neighbours shown
              ${describeNumber(evaluation.brier.neighboursShown)}. 0 is best.
            </p>
            <p class="small soft">
              The card has no calibration data. <code>npm run evaluate</code> with <code>--card</code> writes them.
            </p>`
    }
  </section>`;
}

/** What pages call the families of probes. */
const FAMILY_NAMES: Partial<Record<string, string>> = {
  unexpectedContents: 'unexpected contents',
  unexpectedContentsTransparent: 'unexpected contents, see-through',
  unexpectedContentsCannotRead: 'unexpected contents, cannot read',
  unexpectedContentsTold: 'unexpected contents, told by a friend',
  unexpectedTransfer: 'unexpected transfer',
  unexpectedTransferTransparent: 'unexpected transfer, see-through',
  unexpectedTransferTold: 'unexpected transfer, told by a friend',
  unexpectedTransferSeen: 'unexpected transfer, sees the move',
  employmentGap: 'employment gap',
  employmentGapOtherTime: 'employment gap, another time',
  employmentGapSomeoneElse: 'employment gap, someone else',
  factThatMatters: 'a relevant fact is changed',
  rewording: 'only the wording is changed',
  neighbourOrder: 'neighbours in a different order',
  randomLabels: 'random outcomes',
  protectedAttributeFlip: 'a protected attribute is changed',
  instructionInText: 'an instruction in the person’s words',
};
const nameOf = (family: string): string => FAMILY_NAMES[family] ?? family;

type Asked = Extract<ProbeResult, { asked: true }>;

function Probes({ probes }: { probes: readonly ProbeResult[] }) {
  const asked = probes.filter((probe): probe is Asked => probe.asked);
  const unasked = probes.filter((probe) => !probe.asked);
  const figures = asked.map((probe) => ({ ...probe, name: nameOf(probe.family), estimate: probe.rate }));
  type Row = (typeof figures)[number];
  return html`
    ${Chart({
      title: 'Probes passed',
      label: figures.map(({ name, rate }) => `${name}: ${describeShare(rate.value)}`).join('; '),
      explanation:
        'Share of items passed, with its 95 % interval. The rings show what guessing would pass, where that is defined.',
      options: {
        height: 60 + 34 * figures.length,
        marginLeft: 270,
        x: { label: 'Passed', domain: [0, 1], grid: true, tickFormat: '.0%' },
        y: { label: null, domain: figures.map(({ name }) => name) },
        marks: [
          ruleY([]),
          link(figures, {
            x1: ({ rate }: Row) => rate.lower,
            x2: ({ rate }: Row) => rate.upper,
            y: 'name',
            stroke: 'var(--series-1)',
            strokeWidth: 3,
          }),
          dot(figures, { x: ({ rate }: Row) => rate.value, y: 'name', r: 5, fill: 'var(--series-1)' }),
          dot(
            figures.filter(({ chance }) => chance !== null),
            { x: 'chance', y: 'name', r: 5, stroke: 'var(--series-2)', strokeWidth: 2 },
          ),
        ],
      },
      rows: figures,
      columns: [
        { heading: 'Probe', cell: ({ name }: Row) => name },
        { heading: 'Items', isNumber: true, cell: ({ items }: Row) => describeNumber(items) },
        { heading: 'Passed', isNumber: true, cell: ({ passed }: Row) => describeNumber(passed) },
        { heading: 'Unanswered', isNumber: true, cell: ({ unanswered }: Row) => describeNumber(unanswered) },
        {
          heading: 'Share, 95 % interval',
          cell: ({ rate }: Row) =>
            `${describeShare(rate.value)} (${describeShare(rate.lower)} to ${describeShare(rate.upper)})`,
        },
        {
          heading: 'By guessing',
          cell: ({ chance }: Row) => (chance === null ? 'not defined' : describeShare(chance)),
        },
        { heading: 'An item is passed if', cell: ({ made }: Row) => made?.rule ?? 'not recorded' },
        { heading: 'Asked', cell: ({ made }: Row) => (made ? Moment({ at: made.at }) : 'not recorded') },
      ],
    })}
    ${
      unasked.length > 0 &&
      html`<h3>Probes not run</h3>
        ${DataTable({
          caption: 'Probes that were not run, and why',
          rows: unasked,
          columns: [
            { heading: 'Probe', cell: ({ family }: ProbeResult) => nameOf(family) },
            { heading: 'Reason', cell: (probe: ProbeResult) => (probe.asked ? '' : probe.because) },
          ],
        })}`
    }
  `;
}
