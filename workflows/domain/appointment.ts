import { z } from 'zod';

export const WAYS = ['call', 'video', 'inPerson'] as const;
/** How subject and judge meet. */
export const Way = z.enum(WAYS);
export type Way = z.infer<typeof Way>;

/** The address of a video call, with a place in it for the id of each appointment. */
export const VideoUrl = z
  .string()
  .max(500)
  .regex(/^https:\/\/[^\s{}]+\{appointment\}[^\s{}]*$/, {
    error: 'give an https address with {appointment} in it, such as https://meet.example.org/{appointment}',
  });

/** Maximum number of times that are proposed for one appointment. */
const MAX_TIMES = 10;
/** Times that are proposed, each once. */
export const Times = z.array(z.iso.datetime()).min(1).max(MAX_TIMES);
