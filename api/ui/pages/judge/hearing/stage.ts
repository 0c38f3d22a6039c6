import type { ServedHearingView } from '../../../../hearing/hearing-view.ts';
import { html } from '../../../html.ts';
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
const DONE_BEFORE: Record<Stage, number> = { record: 2, reveal: 3, decide: 5, wait: 4, over: 6 };

/** The order of a hearing, and how far this judge is. */
export function Steps({ stage }: { stage: Stage }) {
  const done = DONE_BEFORE[stage];
  return html`<ol class="steps" aria-label="Steps of a hearing">
    ${STEPS.map((step, index) => {
      const isCurrent = index === done && stage !== 'wait';
      return html`<li class=${index < done ? 'done' : ''} aria-current=${isCurrent ? 'step' : undefined}>
        ${step}${index < done && html`<span class="visually-hidden"> (behind you)</span>`}
      </li>`;
    })}
  </ol>`;
}
