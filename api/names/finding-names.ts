import { say, type Phrase } from '../ui/say.ts';
import type { Barrier, FindingKind } from '#workflows/domain/finding.ts';

/** What findings are called in everything that staff read; what subjects are told of them is in `api/ui/messages`. */
export const FINDING_NAMES: Record<FindingKind, Phrase> = {
  exceptional: say`exceptional`,
  specialPleading: say`special pleading`,
  cannotDecipher: say`cannot decipher`,
};

/** What kept a judge from deciphering a claim. */
export const BARRIER_NAMES: Record<Barrier, Phrase> = {
  language: say`language`,
  missingEvidence: say`missing evidence`,
  contradictoryAccount: say`contradictory account`,
  cannotImagine: say`cannot imagine`,
};
