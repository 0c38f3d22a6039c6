import { z } from 'zod';

/** A policy's key in addresses and references. */
export const PolicyKey = z.string().regex(/^[a-zA-Z0-9][a-zA-Z0-9._-]{0,79}$/, {
  error: 'start with a letter or digit, then use letters, digits, dots, dashes or underscores; at most 80 characters',
});
