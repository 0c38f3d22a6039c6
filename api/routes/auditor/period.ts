import { z } from 'zod';

/** A time in a request, with any offset, converted to UTC. */
const Moment = z.iso
  .datetime({ offset: true, error: 'give a time such as 2026-01-31T00:00:00Z' })
  .transform((text) => new Date(text).toISOString());

/** The policy and period of a request: from `from` up to, but not including, `to`. */
export const Period = z.strictObject({
  policy: z.string().min(1).max(100).optional(),
  from: Moment.optional(),
  to: Moment.optional(),
});
