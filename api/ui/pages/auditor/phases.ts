import type { Phase } from '../../../../workflows/domain/state.ts';

const NAMES: Record<Phase, string> = {
  received: 'received',
  scored: 'scored',
  appealWindow: 'in its appeal window',
  hearing: 'in a hearing',
  decided: 'decided',
  withdrawn: 'withdrawn',
};

/** Where a case stands, in words. */
export const describePhase = (phase: Phase): string => NAMES[phase];
