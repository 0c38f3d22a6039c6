import { z } from 'zod';

export const FITS = ['fits', 'doesNotFit', 'cannotTell'] as const;

/**
 * Whether the cases that a person was compared with are the right evidence about them (Kidder et al. 2024, section 4): a judge's
 * assessment of the reference class, not of the person.
 */
export const ComparisonFit = z.enum(FITS);
export type ComparisonFit = z.infer<typeof ComparisonFit>;
