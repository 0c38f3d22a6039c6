import { PHASES, type Phase } from '#workflows/domain/state.ts';

/** Names of the phases of a case on pages. */
export const PHASE_NAMES: Record<Phase, string> = {
  received: 'received',
  scored: 'scored',
  appealWindow: 'appeal window',
  hearing: 'hearing',
  decided: 'decided',
  withdrawn: 'withdrawn',
};

/** The same as choices of a form. */
export const PHASE_OPTIONS = PHASES.map((value) => ({ value, label: PHASE_NAMES[value] }));
