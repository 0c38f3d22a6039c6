import { z } from 'zod';

/** Words that a person gives: a reason, a question, an answer, a statement. At most 50,000 characters. */
export const Words = z
  .string()
  .max(50_000)
  .refine((text) => text.trim() !== '', { error: 'write at least a few words' });
