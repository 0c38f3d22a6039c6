import { dot, link, ruleX, ruleY } from '@observablehq/plot';
import type { Estimate, Evaluation, ModelCard, ProbeResult } from '#db/model-cards/model-card.ts';
import type { StoredPolicy } from '#db/policies/policies.ts';
import { Chart } from '#api/ui/charts/chart.ts';
import type { ChartOptions } from '#api/ui/charts/draw-plot.ts';
import type { PageContent } from '#api/ui/document.ts';
import { html, type Markup } from '#api/ui/html.ts';
import { DataTable } from '#api/ui/parts/data-table.ts';
import { Moment } from '#api/ui/parts/moment.ts';
import { describeNumber, describeShare } from '#api/ui/figures.ts';
import { titlesOfPolicies } from '#api/ui/policies-in.ts';
import { ReliabilityChart } from './reliability-chart.ts';
import { listOf, phraseOf, say, type Phrase } from '#api/ui/say.ts';

/**
 * A model card: what evaluations and probes show about the model, and which policies use it.
 *
 * @param policies every policy of the institution
 */
export function cardContent(card: ModelCard, policies: readonly StoredPolicy[]): PageContent {
  const titles = titlesOfPolicies(policies);
  const using = policies.filter(({ document }) => document.model.card === card.name);
  const { evaluations, probes } = figuresOf(card);
  return {
    title: card.model,
    width: 'middle',
    styles: ['institution', 'charts'],
    islands: ['local-time'],
    body: html`
      <p class="lead">${phraseOf(card.statement)}</p>
      <dl class="pairs beside">
        <dt>Card</dt>
        <dd>${card.name}</dd>
        <dt>Language model</dt>
        <dd>${card.languageModel ? say`yes` : say`no`}</dd>
        <dt>Presented as</dt>
        <dd>
          ${
            card.judgement === 'own'
              ? say`a judgement of its own, so it has to improve on the outcomes of the neighbours it is shown`
              : say`nothing but the outcomes of the neighbours it is shown`
          }
        </dd>
        <dt>Prompt</dt>
        <dd>${card.promptVersion}, <span class="hash">${card.promptHash}</span></dd>
        <dt>Policies that use it</dt>
        <dd>
          ${
            using.length === 0
              ? say`none`
              : using.map(
                  ({ key, version }, index) =>
                    html`${index > 0 && '; '}<a href=${`/policies/${key}`}
                        >${titles.get(key)}, version ${String(version)}</a
                      >`,
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
  name: Phrase;
  estimate: Estimate;
}

const describeEstimate = ({ value, lower, upper }: Estimate): Phrase =>
  say`${describeNumber(value)} (${describeNumber(lower)} to ${describeNumber(upper)})`;

const FIGURE_COLUMNS = [
  { heading: say`Measure`, cell: ({ name }: Figure) => name },
  { heading: say`Value`, isNumber: true as const, cell: ({ estimate }: Figure) => describeNumber(estimate.value) },
  {
    heading: say`95 % interval`,
    cell: ({ estimate }: Figure) => say`${describeNumber(estimate.lower)} to ${describeNumber(estimate.upper)}`,
  },
];

/** Estimates with their intervals, one per line. */
const intervals =
  (figures: readonly Figure[], axis: { label: Phrase; domain: [number, number]; chance?: number }): ChartOptions =>
  (words) => ({
    height: 60 + 34 * figures.length,
    marginLeft: 170,
    x: {
      label: words(axis.label),
      domain: axis.domain,
      grid: true,
      tickFormat: (value: number) => words(describeNumber(value)),
    },
    y: { label: null, domain: figures.map(({ name }) => words(name)) },
    marks: [
      ...(axis.chance === undefined
        ? []
        : [ruleX([axis.chance], { stroke: 'var(--series-6)', strokeDasharray: '4 3' })]),
      link(figures, {
        x1: ({ estimate }: Figure) => estimate.lower,
        x2: ({ estimate }: Figure) => estimate.upper,
        y: ({ name }: Figure) => words(name),
        stroke: 'var(--series-1)',
        strokeWidth: 3,
      }),
      dot(figures, {
        x: ({ estimate }: Figure) => estimate.value,
        y: ({ name }: Figure) => words(name),
        r: 5,
        fill: 'var(--series-1)',
      }),
    ],
  });

/** What the kinds of cases are called that come with the program. */
const KIND_NAMES: Partial<Record<string, Phrase>> = { bail: say`bail`, credit: say`credit` };

function Measured({ evaluation }: { evaluation: Evaluation }) {
  const { at, data, cases, answered, auc, calibration } = evaluation;
  const kind = KIND_NAMES[evaluation.kind] ?? evaluation.kind;
  const areas: Figure[] = [
    { name: say`model`, estimate: auc.model },
    { name: say`base rate`, estimate: auc.baseRate },
    { name: say`neighbours shown`, estimate: auc.neighboursShown },
  ];
  const errors: Figure[] = calibration
    ? [
        { name: say`Brier score`, estimate: calibration.brier },
        { name: say`calibration error`, estimate: calibration.error },
      ]
    : [];
  const areaChart = Chart({
    title: say`Area under the ROC curve, ${kind}`,
    label: listOf(
      areas.map(({ name, estimate }) => say`${name} ${describeEstimate(estimate)}`),
      '; ',
    ),
    explanation: say`How often a case with the event is scored above one without it; 0.5 is chance. Model minus neighbours shown: ${describeEstimate(auc.difference)}.`,
    options: intervals(areas, {
      label: say`AUC`,
      domain: [Math.min(0.4, ...areas.map(({ estimate }) => estimate.lower)), 1],
      chance: 0.5,
    }),
    rows: areas,
    columns: FIGURE_COLUMNS,
  });
  const errorChart = ({ errorByChance }: NonNullable<Evaluation['calibration']>) =>
    Chart({
      title: say`Errors of the model, ${kind}`,
      label: listOf(
        errors.map(({ name, estimate }) => say`${name} ${describeEstimate(estimate)}`),
        '; ',
      ),
      explanation: say`0 is best for both. A calibration error of ${describeNumber(errorByChance)} is to be expected by chance alone with this many cases, even if every probability were right. Its intervals extend upwards for the same reason.`,
      options: intervals(errors, {
        label: say`Error`,
        domain: [0, Math.max(0.3, ...errors.map(({ estimate }) => estimate.upper))],
      }),
      rows: errors,
      columns: FIGURE_COLUMNS,
    });
  return html`<section aria-labelledby=${`kind-${evaluation.kind}`}>
    <h3 id=${`kind-${evaluation.kind}`}>On ${kind} cases</h3>
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
const FAMILY_NAMES: Partial<Record<string, Phrase>> = {
  unexpectedContents: say`unexpected contents`,
  unexpectedContentsTransparent: say`unexpected contents, see-through`,
  unexpectedContentsCannotRead: say`unexpected contents, cannot read`,
  unexpectedContentsTold: say`unexpected contents, told by a friend`,
  unexpectedTransfer: say`unexpected transfer`,
  unexpectedTransferTransparent: say`unexpected transfer, see-through`,
  unexpectedTransferTold: say`unexpected transfer, told by a friend`,
  unexpectedTransferSeen: say`unexpected transfer, sees the move`,
  employmentGap: say`employment gap`,
  employmentGapOtherTime: say`employment gap, another time`,
  employmentGapSomeoneElse: say`employment gap, someone else`,
  factThatMatters: say`a relevant fact is changed`,
  rewording: say`only the wording is changed`,
  neighbourOrder: say`neighbours in a different order`,
  randomLabels: say`random outcomes`,
  protectedAttributeFlip: say`a protected attribute is changed`,
  instructionInText: say`an instruction in the person’s words`,
};
const nameOf = (family: string): Phrase => FAMILY_NAMES[family] ?? say`${family}`;

type Asked = Extract<ProbeResult, { asked: true }>;

function Probes({ probes }: { probes: readonly ProbeResult[] }) {
  const asked = probes.filter((probe): probe is Asked => probe.asked);
  const unasked = probes.filter((probe) => !probe.asked);
  const figures = asked.map((probe) => ({ ...probe, name: nameOf(probe.family), estimate: probe.rate }));
  type Row = (typeof figures)[number];
  return html`
    ${Chart({
      title: say`Probes passed`,
      label: listOf(
        figures.map(({ name, rate }) => say`${name}: ${describeShare(rate.value)}`),
        '; ',
      ),
      explanation: say`Share of items passed, with its 95 % interval. The rings show what guessing would pass, where that is defined.`,
      options: (words) => ({
        height: 60 + 34 * figures.length,
        marginLeft: 270,
        x: {
          label: words(say`Passed`),
          domain: [0, 1],
          grid: true,
          tickFormat: (share: number) => words(describeShare(share)),
        },
        y: { label: null, domain: figures.map(({ name }) => words(name)) },
        marks: [
          ruleY([]),
          link(figures, {
            x1: ({ rate }: Row) => rate.lower,
            x2: ({ rate }: Row) => rate.upper,
            y: ({ name }: Row) => words(name),
            stroke: 'var(--series-1)',
            strokeWidth: 3,
          }),
          dot(figures, {
            x: ({ rate }: Row) => rate.value,
            y: ({ name }: Row) => words(name),
            r: 5,
            fill: 'var(--series-1)',
          }),
          dot(
            figures.filter(({ chance }) => chance !== null),
            { x: 'chance', y: ({ name }: Row) => words(name), r: 5, stroke: 'var(--series-2)', strokeWidth: 2 },
          ),
        ],
      }),
      rows: figures,
      columns: [
        { heading: say`Probe`, cell: ({ name }: Row) => name },
        { heading: say`Items`, isNumber: true, cell: ({ items }: Row) => describeNumber(items) },
        { heading: say`Passed`, isNumber: true, cell: ({ passed }: Row) => describeNumber(passed) },
        { heading: say`Unanswered`, isNumber: true, cell: ({ unanswered }: Row) => describeNumber(unanswered) },
        {
          heading: say`Share, 95 % interval`,
          cell: ({ rate }: Row) =>
            say`${describeShare(rate.value)} (${describeShare(rate.lower)} to ${describeShare(rate.upper)})`,
        },
        {
          heading: say`By guessing`,
          cell: ({ chance }: Row) => (chance === null ? say`not defined` : describeShare(chance)),
        },
        {
          heading: say`An item is passed if`,
          cell: ({ made }: Row) => (made ? phraseOf(made.rule) : say`not recorded`),
        },
        { heading: say`Asked`, cell: ({ made }: Row) => (made ? Moment({ at: made.at }) : say`not recorded`) },
      ],
    })}
    ${
      unasked.length > 0 &&
      html`<h3>Probes not run</h3>
        ${DataTable({
          caption: say`Probes that were not run, and why`,
          rows: unasked,
          columns: [
            { heading: say`Probe`, cell: ({ family }: ProbeResult) => nameOf(family) },
            { heading: say`Reason`, cell: (probe: ProbeResult) => (probe.asked ? '' : phraseOf(probe.because)) },
          ],
        })}`
    }
  `;
}
