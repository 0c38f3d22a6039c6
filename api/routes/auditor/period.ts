import { z } from 'zod';
import { Moment } from '../../fields/moment.ts';

/** A time in a request, with any offset, converted to UTC. */
const Utc = Moment.transform((text) => new Date(text).toISOString());

/** The policy and period of a request: from `from` up to, but not including, `to`. */
export const Period = z.strictObject({
  policy: z.string().min(1).max(100).optional(),
  from: Utc.optional(),
  to: Utc.optional(),
});
