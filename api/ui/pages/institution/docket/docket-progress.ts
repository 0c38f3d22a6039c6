import type { z } from 'zod';
import type { DocketView } from '#api/views/institution/docket-view.ts';
import { html } from '#api/ui/html.ts';
import { PhaseBar, PhaseLegend } from '#api/ui/parts/phase-bar.ts';
import { describeNumber } from '#api/ui/figures.ts';
import { say, type Phrase } from '#api/ui/say.ts';
import { nameOfDocket } from './name-of-docket.ts';

type Docket = z.infer<typeof DocketView>;

/** What the docket's cases that are furthest behind are waiting for. */
export const STEPS: Record<Docket['step'], Phrase> = {
  scoring: say`being scored`,
  notifying: say`people are being notified`,
  appealWindow: say`appeal window is open`,
  hearings: say`hearings are in progress`,
  closed: say`closed`,
};

/** How far a docket has come. It is marked as moving while a machine works on it, for the island `progress`. */
export function DocketProgress({ docket, isLink = false }: { docket: Docket; isLink?: boolean }) {
  const { id, phases, step, caseCount } = docket;
  const isMoving = step === 'scoring' || step === 'notifying';
  const name = say`Docket ${nameOfDocket(docket)}`;
  return html`<div class="progress" data-moving=${isMoving ? '' : undefined}>
    <p class="strip-name">
      <span>${isLink ? html`<a href=${`/dockets/${id}`}>${name}</a>` : say`Progress`}</span>
      <span role="status">
        ${
          isMoving
            ? say`${describeNumber(caseCount - phases.received)} of ${describeNumber(caseCount)} scored; ${STEPS[step]}`
            : STEPS[step]
        }
      </span>
    </p>
    ${PhaseBar({ phases, label: name })} ${PhaseLegend(phases)}
  </div>`;
}
