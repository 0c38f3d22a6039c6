import { z } from 'zod';
import { words } from './words.ts';

const Words = words(20_000);

/**
 * A judge's reasoning from a named general theory about how mental states cause behaviour (Kidder et al. 2024, section
 * 4), with the place where this person may not fit it.
 */
export const TheoryAssessment = z.strictObject({
  theory: words(300),
  source: words(1_000),
  mentalStates: z.array(Words).min(1).max(20),
  causalStep: Words,
  prediction: Words,
  mayNotFit: Words,
});
export type TheoryAssessment = z.infer<typeof TheoryAssessment>;
