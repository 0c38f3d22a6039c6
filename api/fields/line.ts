import { z } from 'zod';

/** One line of text: 1 to `max` characters, none of them a control character or one that turns the direction of writing. */
export const Line = (max: number) => {
  const error = `give 1 to ${max} characters on one line`;
  // The control characters by their numbers, because JSON Schema's readers do not all know Unicode's classes.
  return z
    .string({ error })
    .regex(new RegExp(`^[^\\u0000-\\u001f\\u007f-\\u009f\\u202a-\\u202e\\u2066-\\u2069]{1,${max}}$`, 'u'), { error });
};
