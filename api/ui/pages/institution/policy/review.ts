import { rectY, ruleX, ruleY } from '@observablehq/plot';
import { canonicalJson } from '#db/commitment.ts';
import type { Policy } from '#workflows/domain/policy.ts';
import { compareBands } from '#api/views/institution/compare-bands.ts';
import { Chart } from '#api/ui/charts/chart.ts';
import { nameOutcome } from '#api/ui/outcome-name.ts';
import { html } from '#api/ui/html.ts';
import { describeNumber, describeShare } from '#api/figures-in-words.ts';

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
      a different outcome may raise a claim.${onlyOver && ' Cases that you may still hear are left out.'} Existing cases
      keep the version that they arrived under.
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
  const head = (name: string, adverse: boolean) =>
    html`${nameOutcome(name)} ${adverse && html`<span class="tag care">adverse</span>`}`;
  return html`<div class="scroll" role="region" aria-label="Provisional outcomes before and after" tabindex="0">
    <table>
      <caption>
        The rows are the current outcomes and the columns the new ones. Changes are marked.
      </caption>
      <thead>
        <tr>
          <th scope="col"><span class="visually-hidden">Now</span></th>
          ${after.outcomes.map(({ name, adverse }) => html`<th scope="col" class="number">${head(name, adverse)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${before.outcomes.map(
          (was) =>
            html`<tr>
              <th scope="row">${head(was.name, was.adverse)}</th>
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
    title: 'Where the thresholds lie among the scores',
    label: `How many of the last ${scores.length} cases have which score, with the current thresholds at ${thresholds(before).join(', ')} and the new ones at ${thresholds(after).join(', ')}`,
    legend: [
      { token: 'series-6', name: 'current thresholds' },
      { token: 'series-2', name: 'new thresholds' },
    ],
    options: {
      height: 220,
      x: { domain: [0, 1], label: 'Score' },
      y: { label: 'Cases', grid: true },
      marks: [
        rectY(rows, { x1: 'from', x2: 'to', y: 'cases', fill: 'var(--series-other)', inset: 0.5 }),
        ruleX(thresholds(before), { stroke: 'var(--series-6)', strokeWidth: 2, strokeDasharray: '4 3' }),
        ruleX(thresholds(after), { stroke: 'var(--series-2)', strokeWidth: 2.5 }),
        ruleY([0]),
      ],
    },
    rows,
    columns: [
      { heading: 'Score', cell: ({ from, to }: (typeof rows)[number]) => `${from.toFixed(2)} to ${to.toFixed(2)}` },
      { heading: 'Cases', isNumber: true as const, cell: ({ cases }: (typeof rows)[number]) => describeNumber(cases) },
    ],
  });
}

/** Parts that a policy leaves out are the same as each other, and as no other. */
const sameContent = (one: unknown, other: unknown): boolean =>
  canonicalJson({ content: one }) === canonicalJson({ content: other });

/** The parts of a policy that a change is about, by their names. */
export function changedParts(before: Policy, after: Policy): string[] {
  const names: Record<keyof Policy, string> = {
    title: 'title',
    kind: 'kind',
    timeZone: 'time zone',
    language: 'language of notices',
    replyTo: 'answers to notices',
    letterArrivesAfter: 'days for the post',
    calendar: 'calendar',
    attributes: 'facts',
    adverseEvent: 'adverse event',
    outcomes: 'outcomes',
    bands: 'thresholds',
    referenceClass: 'reference class',
    model: 'model',
    scoring: 'scoring',
    appealWindow: 'appeal window',
    uncontestedAdverse: 'uncontested adverse outcomes',
    reviewTerm: 'time to ask for a person',
    blind: 'what is hidden from a judge at first',
    perspective: 'perspective records',
    theories: 'theories',
    hearing: 'hearings',
    legalClock: 'legal clock',
    remedy: 'remedy',
    retention: 'retention',
    study: 'study',
    translations: 'words in other languages',
    rationale: 'rationale',
  };
  return (Object.keys(names) as (keyof Policy)[])
    .filter((part) => !sameContent(before[part] ?? null, after[part] ?? null))
    .map((part) => names[part]);
}
