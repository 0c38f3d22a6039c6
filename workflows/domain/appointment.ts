import { z } from 'zod';

export const WAYS = ['call', 'video', 'inPerson'] as const;
/** How subject and judge meet. */
export const Way = z.enum(WAYS);
export type Way = z.infer<typeof Way>;

/** Maximum number of times that are proposed for one appointment. */
const MAX_TIMES = 10;
/** Times that are proposed, each once. */
export const Times = z.array(z.iso.datetime()).min(1).max(MAX_TIMES);
