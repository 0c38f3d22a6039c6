import { z } from 'zod';
import { Citation } from './perspective.ts';
import { words } from './words.ts';

const Words = words(20_000);

/** A mental state that a theory starts from: in words alone, or with the passages that it rests on, as in a perspective record. */
const MentalState = z.union(
  [Words, z.strictObject({ statement: Words, citations: z.array(Citation).min(1).max(20) })],
  { error: 'write down the mental state, and cite at least one passage that it rests on' },
);

/** A theory that a policy offers its judges: where it is described, and when it may not fit a person. */
export const OfferedTheory = z.strictObject({ name: words(300), source: words(1_000), mayNotFit: words(5_000) });

/**
 * A judge's reasoning from a named general theory about how mental states cause behaviour (Kidder et al. 2024, section
 * 4), with the place where this person may not fit it.
 */
export const TheoryAssessment = z.strictObject({
  theory: words(300),
  source: words(1_000),
  mentalStates: z.array(MentalState).min(1).max(20),
  causalStep: Words,
  prediction: Words,
  mayNotFit: Words,
});
export type TheoryAssessment = z.infer<typeof TheoryAssessment>;
