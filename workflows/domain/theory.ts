import { z } from 'zod';

const Words = z
  .string()
  .min(1)
  .max(20_000)
  .refine((text) => text.trim() !== '', { error: 'write at least a few words' });

/**
 * A judge's reasoning from a named general theory about how mental states cause behaviour (Kidder et al. 2024, section
 * 4), with the place where this person may not fit it.
 */
export const TheoryAssessment = z.strictObject({
  theory: z.string().min(1).max(300),
  source: z.string().min(1).max(1_000),
  mentalStates: z.array(Words).min(1).max(20),
  causalStep: Words,
  prediction: Words,
  mayNotFit: Words,
});
export type TheoryAssessment = z.infer<typeof TheoryAssessment>;
