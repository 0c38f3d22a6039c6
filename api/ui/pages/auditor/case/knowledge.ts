import { barX, dot, ruleX, type PlotOptions } from '@observablehq/plot';
import type { Step } from '#api/views/auditor/timeline.ts';
import type { Knowledge } from '#api/views/auditor/who-knew.ts';
import type { Policy } from '#workflows/domain/policy.ts';
import { Chart } from '#api/ui/charts/chart.ts';
import { html, type Markup } from '#api/ui/html.ts';
import { Instant } from '#api/ui/parts/instant.ts';
import { entryAddress, viewAddress } from '../addresses.ts';
import type { NameOf } from '#api/ui/ui.ts';
import { nameActor } from '../who.ts';
import { say, type Phrase, type Words } from '#api/ui/say.ts';

export interface KnowledgeProps {
  caseId: string;
  steps: readonly Step[];
  knowledge: readonly Knowledge[];
  blind: Policy['blind'];
  nameOf: NameOf;
}

/** Who did what by which method, in order, and since when each judge has known the score. */
export function KnowledgePicture({ caseId, steps, knowledge, blind, nameOf }: KnowledgeProps) {
  const people = new Set(steps.map((step) => JSON.stringify(principalOf(step))));
  return Chart({
    title: say`Who did what, in order`,
    label: knowledge.reduce(
      (told, each) => say`${told} ${tellKnowledge(each, nameOf)}`,
      say`${people.size} actors, each on their own line, over ${steps.length} steps.`,
    ),
    explanation:
      blind === 'none'
        ? say`Under this policy, judges may see the score from the beginning.`
        : say`A broad band begins at a judge’s first sight of the case and changes its colour at their first view with the score in it. It shows what this program disclosed, not what a judge may have heard elsewhere.`,
    legend: [
      { token: 'series-1', name: say`correlational` },
      { token: 'series-4', name: say`theory-based` },
      { token: 'series-3', name: say`empathy` },
      { token: 'series-6', name: say`procedure, or not knowing the score` },
      { token: 'series-2', name: say`knowing the score` },
    ],
    options: (textOf) => drawKnowledge(steps, knowledge, nameOf, textOf),
    rows: knowledge,
    columns: [
      { heading: say`Judge`, cell: ({ judgeId }: Knowledge) => nameOf(judgeId) },
      { heading: say`First sight of the case`, cell: ({ firstSight }: Knowledge) => moment(firstSight) },
      {
        heading: say`Perspective record`,
        cell: ({ record }: Knowledge) =>
          record ? html`<a href=${entryAddress(caseId, record.seq)}>${moment(record.at)}</a>` : say`none`,
      },
      {
        heading: say`Reveal`,
        cell: ({ reveal }: Knowledge) =>
          reveal ? html`<a href=${entryAddress(caseId, reveal.seq)}>${moment(reveal.at)}</a>` : say`none`,
      },
      {
        heading: say`First view with the score`,
        cell: ({ firstScore }: Knowledge) =>
          firstScore
            ? html`<a href=${viewAddress(caseId, firstScore.viewId)}>${moment(firstScore.servedAt)}</a>`
            : say`none`,
      },
    ],
  });
}

type TextOf = (words: Words) => string;

function drawKnowledge(
  steps: readonly Step[],
  knowledge: readonly Knowledge[],
  nameOf: NameOf,
  textOf: TextOf,
): Omit<PlotOptions, 'document'> {
  const marks = marksOf(steps, nameOf, textOf);
  const people = [...new Set(marks.map(({ who }) => who))];
  const spans = knowledge.flatMap((each) => spansOf(each, steps, nameOf));
  return {
    width: 900,
    height: 75 + people.length * 34,
    marginBottom: 45,
    marginLeft: 150,
    x: {
      labelOffset: 40,
      label: textOf(say`step, in the order in which it happened →`),
      domain: [0, steps.length + 1],
    },
    y: { label: null, domain: people },
    marks: [
      barX(spans, {
        x1: 'from',
        x2: 'to',
        y: 'who',
        fill: (span: Span) => (span.knows ? 'var(--series-2)' : 'var(--series-6)'),
        fillOpacity: 0.3,
        insetTop: 6,
        insetBottom: 6,
      }),
      ruleX([0]),
      dot(
        marks.filter(({ lane }) => lane !== 'seen'),
        {
          x: 'step',
          y: 'who',
          r: 5,
          fill: ({ lane }: Mark) => FILLS[lane],
          symbol: ({ lane }: Mark) => SYMBOLS[lane],
        },
      ),
      dot(
        marks.filter(({ lane }) => lane === 'seen'),
        {
          x: 'step',
          y: 'who',
          r: 3,
          stroke: ({ withScore }: Mark) => (withScore ? 'var(--series-2)' : 'var(--series-6)'),
          strokeWidth: 1.5,
        },
      ),
    ],
  };
}

interface Mark {
  step: number;
  who: string;
  lane: keyof typeof FILLS;
  withScore?: boolean;
}

interface Span {
  who: string;
  from: number;
  to: number;
  knows: boolean;
}

const FILLS = {
  seen: 'none',
  procedure: 'var(--series-6)',
  correlational: 'var(--series-1)',
  theoryBased: 'var(--series-4)',
  empathy: 'var(--series-3)',
} as const;

/** Methods are told apart by shape as well as by colour. */
const SYMBOLS = {
  seen: 'circle',
  procedure: 'square',
  correlational: 'circle',
  theoryBased: 'triangle',
  empathy: 'star',
} as const;

/** Who did a step, or who looked. */
function principalOf(step: Step): { kind: string; id: string } {
  const { kind, id } =
    step.kind === 'entry' ? step.entry.actor : (step.views[0]?.principal ?? { kind: 'machine', id: '' });
  return { kind, id };
}

const marksOf = (steps: readonly Step[], nameOf: NameOf, textOf: TextOf): Mark[] =>
  steps.map((step, index) => {
    const who = textOf(nameActor(principalOf(step), nameOf));
    if (step.kind === 'entry') return { step: index + 1, who, lane: step.entry.method ?? 'procedure' };
    return { step: index + 1, who, lane: 'seen', withScore: step.views[0]?.disclosesScore === true };
  });

/** From a judge's first sight to their first view with the score, and from there to the end. */
function spansOf({ judgeId, firstScore, firstSight }: Knowledge, steps: readonly Step[], nameOf: NameOf): Span[] {
  const who = nameOf(judgeId);
  if (firstSight === null) return [];
  const end = steps.length + 1;
  const placeOf = (isIt: (step: Step) => boolean) => steps.findIndex(isIt) + 1;
  const from = placeOf((step) => step.at >= firstSight);
  const known = firstScore
    ? placeOf((step) => step.kind === 'sights' && step.views.some(({ viewId }) => viewId === firstScore.viewId))
    : end;
  return [{ who, from, to: known, knows: false }, ...(firstScore ? [{ who, from: known, to: end, knows: true }] : [])];
}

/** When a judge was shown the score, in a sentence. */
export function tellKnowledge({ judgeId, record, firstScore, tooEarly }: Knowledge, nameOf: NameOf): Phrase {
  const who = nameOf(judgeId);
  if (tooEarly.length > 0)
    return record
      ? say`${who} was shown the score before their perspective record.`
      : say`${who} was shown the score and has no perspective record.`;
  if (!record) return say`${who} has written no perspective record and was not shown the score.`;
  return firstScore
    ? say`${who} was shown the score after their perspective record and not before.`
    : say`${who} has written a perspective record and was never shown the score.`;
}

const moment = (at: string | null): Markup => (at === null ? say`none` : Instant({ at }));
