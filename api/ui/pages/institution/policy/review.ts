import { rectY, ruleX, ruleY } from '@observablehq/plot';
import { canonicalJson } from '#db/commitment.ts';
import type { Policy } from '#workflows/domain/policy.ts';
import { compareBands } from '#api/views/institution/compare-bands.ts';
import { Chart } from '#api/ui/charts/chart.ts';
import { labelOutcome } from '#workflows/domain/outcome-name.ts';
import { html } from '#api/ui/html.ts';
import { describeNumber, describeShare } from '#api/ui/figures.ts';
import { listOf, say, type Phrase } from '#api/ui/say.ts';

/** Number of scored cases that a change of thresholds is tried on. */
export const MAX_TRIED = 1_000;

interface ReviewProps {
  before: Policy;
  after: Policy;
  /** Scores of the last cases of the policy. */
  scores: readonly number[];
  /** Whether cases that are still open were left out. */
  onlyOver: boolean;
}

/**
 * The outcomes that other thresholds would have given the last scored cases: how many change, and in which direction.
 */
export function WhatIf({ before, after, scores, onlyOver }: ReviewProps) {
  const isSame = sameContent([before.bands, before.outcomes], [after.bands, after.outcomes]);
  if (isSame) return html`<p>The thresholds are unchanged, so no provisional outcome changes.</p>`;
  if (scores.length === 0)
    return html`<p>No case of this policy has a score yet, so the thresholds cannot be tried out.</p>`;
  const found = compareBands(scores, before, after);
  const { cases, changed, towardsAdverse, awayFromAdverse, adverseBefore, adverseAfter } = found;
  return html`
    <p class="lead">
      Of the last ${describeNumber(cases)} scored cases, <strong>${describeNumber(changed)}</strong> would have a
      different provisional outcome: <strong>${describeNumber(towardsAdverse)}</strong> would become adverse, and
      <strong> ${describeNumber(awayFromAdverse)}</strong> would no longer be adverse.
    </p>
    <p>
      Adverse altogether: ${describeNumber(adverseBefore)} (${describeShare(adverseBefore / cases)}) before,
      ${' '}${describeNumber(adverseAfter)} (${describeShare(adverseAfter / cases)}) after.
    </p>
    ${Crosstab({ before, after, moves: found.moves })} ${Distribution({ before, after, scores })}
    <p class="small soft">
      This covers provisional outcomes only. Claims, hearings and signatures come after them, and a subject who is told
      a different outcome may raise a claim. ${onlyOver && say`Cases that you may still hear are left out.`} Existing
      cases keep the version that they arrived under.
    </p>
  `;
}

function Crosstab({
  before,
  after,
  moves,
}: Pick<ReviewProps, 'before' | 'after'> & { moves: ReturnType<typeof compareBands>['moves'] }) {
  const countOf = (was: string, becomes: string): number =>
    moves.find((move) => move.before === was && move.after === becomes)?.cases ?? 0;
  const head = (policy: Pick<Policy, 'outcomes'>, name: string, adverse: boolean) =>
    html`${labelOutcome(policy, name)} ${adverse && html`<span class="tag care">adverse</span>`}`;
  return html`<div class="scroll" role="region" aria-label="Provisional outcomes before and after" tabindex="0">
    <table>
      <caption>
        The rows are the current outcomes and the columns the new ones. Changes are marked.
      </caption>
      <thead>
        <tr>
          <th scope="col"><span class="visually-hidden">Now</span></th>
          ${after.outcomes.map(({ name, adverse }) => html`<th scope="col" class="number">${head(after, name, adverse)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${before.outcomes.map(
          (was) =>
            html`<tr>
              <th scope="row">${head(before, was.name, was.adverse)}</th>
              ${after.outcomes.map(({ name }) => {
                const count = countOf(was.name, name);
                const isChange = was.name !== name && count > 0;
                return html`<td class=${isChange ? 'number is-change' : 'number'}>${describeNumber(count)}</td>`;
              })}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

const BINS = 20;

function Distribution({ before, after, scores }: Pick<ReviewProps, 'before' | 'after' | 'scores'>) {
  const rows = Array.from({ length: BINS }, (_, bin) => ({
    from: bin / BINS,
    to: (bin + 1) / BINS,
    cases: scores.filter((score) => Math.min(Math.floor(score * BINS), BINS - 1) === bin).length,
  }));
  const thresholds = (policy: Policy) => policy.bands.flatMap(({ below }) => (below === undefined ? [] : [below]));
  return Chart({
    title: say`Where the thresholds lie among the scores`,
    label: say`How many of the last ${describeNumber(scores.length)} cases have which score, with the current thresholds at ${listOf(thresholds(before).map((each) => describeNumber(each)))} and the new ones at ${listOf(thresholds(after).map((each) => describeNumber(each)))}`,
    legend: [
      { token: 'series-6', name: say`current thresholds` },
      { token: 'series-2', name: say`new thresholds` },
    ],
    options: (words) => ({
      height: 220,
      x: { domain: [0, 1], label: words(say`Score`) },
      y: { label: words(say`Cases`), grid: true },
      marks: [
        rectY(rows, { x1: 'from', x2: 'to', y: 'cases', fill: 'var(--series-other)', inset: 0.5 }),
        ruleX(thresholds(before), { stroke: 'var(--series-6)', strokeWidth: 2, strokeDasharray: '4 3' }),
        ruleX(thresholds(after), { stroke: 'var(--series-2)', strokeWidth: 2.5 }),
        ruleY([0]),
      ],
    }),
    rows,
    columns: [
      {
        heading: say`Score`,
        cell: ({ from, to }: (typeof rows)[number]) => say`${describeNumber(from)} to ${describeNumber(to)}`,
      },
      {
        heading: say`Cases`,
        isNumber: true as const,
        cell: ({ cases }: (typeof rows)[number]) => describeNumber(cases),
      },
    ],
  });
}

/** Parts that a policy leaves out are the same as each other, and as no other. */
const sameContent = (one: unknown, other: unknown): boolean =>
  canonicalJson({ content: one }) === canonicalJson({ content: other });

/** The parts of a policy that a change is about, by their names. */
export function changedParts(before: Policy, after: Policy): Phrase[] {
  const names: Record<keyof Policy, Phrase> = {
    title: say`title`,
    kind: say`kind`,
    timeZone: say`time zone`,
    language: say`language of notices`,
    replyTo: say`answers to notices`,
    letterArrivesAfter: say`days for the post`,
    calendar: say`calendar`,
    attributes: say`facts`,
    adverseEvent: say`adverse event`,
    outcomes: say`outcomes`,
    bands: say`thresholds`,
    referenceClass: say`reference class`,
    model: say`model`,
    scoring: say`scoring`,
    appealWindow: say`appeal window`,
    uncontestedAdverse: say`uncontested adverse outcomes`,
    reviewTerm: say`time to ask for a person`,
    blind: say`what is hidden from a judge at first`,
    perspective: say`perspective records`,
    theories: say`theories`,
    hearing: say`hearings`,
    legalClock: say`legal clock`,
    remedy: say`remedy`,
    retention: say`retention`,
    study: say`study`,
    translations: say`words in other languages`,
    rationale: say`rationale`,
  };
  return (Object.keys(names) as (keyof Policy)[])
    .filter((part) => !sameContent(before[part] ?? null, after[part] ?? null))
    .map((part) => names[part]);
}
