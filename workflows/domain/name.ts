import { z } from 'zod';

const NAME = /^[a-zA-Z][a-zA-Z0-9_]{0,62}$/;

/** A name in a policy. */
export const Name = z
  .string()
  .regex(NAME, { error: 'start with a letter, then use letters, digits or underscores; at most 63 characters' });

/** A name beside which files may say something else. */
export const nameInFiles = (elsewhere: string) =>
  z.string().regex(NAME, {
    error: `start with a letter, then use letters, digits or underscores; at most 63 characters; what files say instead goes into ${elsewhere}`,
  });
