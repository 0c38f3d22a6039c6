import { z } from 'zod';

/** The subject's mental states and circumstances that a record attributes, each resting on a passage. */
export const STATES = ['beliefs', 'desires', 'intentions', 'circumstances'] as const;
export type State = (typeof STATES)[number];

/** Circumstances are not a state of mind. */
export const MENTAL_STATES = ['beliefs', 'desires', 'intentions'] as const satisfies readonly State[];

const PART_NAMES = [
  'emotion',
  'feltAlongside',
  'couldNot',
  'restatement',
  ...STATES,
  'beliefsCouldNotTell',
  'desiresCouldNotTell',
  'intentionsCouldNotTell',
  'circumstancesCouldNotTell',
  'whereIDiffer',
  'ifAboutMyself',
  'strongestCaseFor',
  'strongestCaseAgainst',
  'reasons',
  'answerToCaseFor',
  'individualFact',
] as const;
export const PartName = z.enum(PART_NAMES);
export type PartName = z.infer<typeof PartName>;

/**
 * A part of a perspective record as the trail stores it: no words, only what can be checked. `letters` are counted by
 * {@link countLetters}, and `passages` are those that the part cites.
 */
export const RecordPart = z.strictObject({
  part: PartName,
  letters: z.number().int().min(0),
  /** HMAC-SHA-256 of the part's words under the subject's key, hex. */
  commitment: z.string().regex(/^[0-9a-f]{64}$/),
  passages: z.number().int().min(0).optional(),
  /** The claim that the part speaks to, for a part of a finding. */
  claimId: z.uuid().optional(),
  /** The individual fact that it names. */
  factId: z.uuid().optional(),
});
export type RecordPart = z.infer<typeof RecordPart>;
