import type { ServedHearingView } from '#api/views/judge/hearing-view.ts';
import { html } from '#api/ui/html.ts';
import { say, type Phrase } from '#api/ui/say.ts';
import { isWhole } from './hearing-props.ts';

/** Where a judge is with a hearing. */
export type Stage = 'record' | 'reveal' | 'decide' | 'wait' | 'over';

/** @param canReveal whether the judge's record is in and they have not asked for the reveal */
export function stageOf(view: ServedHearingView, canReveal: boolean): Stage {
  if (view.phase !== 'hearing') return 'over';
  if (canReveal) return 'reveal';
  if (view.you.recordId === null) return 'record';
  return view.you.holding && (!isWhole(view) || view.proposal === null) ? 'decide' : 'wait';
}

const STEPS = ['Read', 'Ask', 'Record', 'Reveal', 'Theory', 'Decide'] as const;
type Step = (typeof STEPS)[number];

const CURRENT: Record<Stage, Step | null> = {
  record: 'Record',
  reveal: 'Reveal',
  decide: 'Decide',
  wait: null,
  over: null,
};

const STEP_NAMES: Record<Step, Phrase> = {
  Read: say`Read`,
  Ask: say`Ask`,
  Record: say`Record`,
  Reveal: say`Reveal`,
  Theory: say`Theory`,
  Decide: say`Decide`,
};

/** The order of a hearing, and how far this judge is. Asking and theory are theirs to choose. */
export function Steps({ stage, view }: { stage: Stage; view: ServedHearingView }) {
  const isDone: Record<Step, boolean> = {
    Read: true,
    Ask: view.questions.length > 0,
    Record: view.you.recordId !== null,
    Reveal: isWhole(view) && view.you.recordId !== null && stage !== 'reveal',
    Theory: isWhole(view) && view.theories.length > 0,
    Decide: stage === 'over',
  };
  return html`<ol class="steps" aria-label="Steps of a hearing">
    ${STEPS.map(
      (step) =>
        html`<li class=${isDone[step] ? 'done' : ''} aria-current=${CURRENT[stage] === step ? 'step' : undefined}>
          ${STEP_NAMES[step]}${isDone[step] && html`<span class="visually-hidden"> (done)</span>`}
        </li>`,
    )}
  </ol>`;
}
