import { PHASES, type Phase } from '#workflows/domain/state.ts';
import { say, type Phrase } from './say.ts';

/** Names of the phases of a case on pages. */
export const PHASE_NAMES: Record<Phase, Phrase> = {
  received: say`received`,
  scored: say`scored`,
  appealWindow: say`appeal window`,
  hearing: say`hearing`,
  decided: say`decided`,
  withdrawn: say`withdrawn`,
};

/** The same as choices of a form. */
export const PHASE_OPTIONS = PHASES.map((value) => ({ value, label: PHASE_NAMES[value] }));
