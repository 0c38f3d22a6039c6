import { html } from '#api/ui/html.ts';
import { MethodSign } from '#api/ui/parts/signs.ts';
import type { Method } from '#workflows/domain/method.ts';
import { say, type Phrase } from '#api/ui/say.ts';

/** The lanes of a case's timeline, in their order from the left. */
export const LANES = ['seen', 'procedure', 'correlational', 'theoryBased', 'empathy'] as const;
export type Lane = (typeof LANES)[number];

export const LANE_NAMES: Record<Lane, Phrase> = {
  seen: say`Case viewed`,
  procedure: say`Procedure`,
  correlational: say`Correlational`,
  theoryBased: say`Theory-based`,
  empathy: say`Empathy`,
};

export const laneOf = (method: Method | null): Lane => method ?? 'procedure';

/** The sign of a lane, at the steps that happened in it. */
export function LaneSign({ lane }: { lane: Lane }) {
  if (lane === 'seen') return EyeSign();
  if (lane === 'procedure')
    return html`<svg viewBox="0 0 24 24" width="22" height="22" class="sign" aria-hidden="true" focusable="false">
      <circle cx="12" cy="12" r="5" />
    </svg>`;
  return MethodSign({ method: lane });
}

const EyeSign = () =>
  html`<svg viewBox="0 0 24 24" width="22" height="22" class="sign line" aria-hidden="true" focusable="false">
    <path d="M2.5 12C6 6.2 18 6.2 21.5 12 18 17.8 6 17.8 2.5 12z" />
    <circle cx="12" cy="12" r="2.6" />
  </svg>`;
