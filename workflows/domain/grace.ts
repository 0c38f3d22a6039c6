import { Duration, parseDuration } from './duration.ts';

/** Milliseconds. */
export const SHORTEST_GRACE = 3_000;
const MAX_GRACE = 24 * 60 * 60_000;

/** How long after an appeal window's end a policy may have claims taken: from 3 seconds to a day. */
export const Grace = Duration.refine(
  (text) => {
    const milliseconds = parseDuration(text);
    return milliseconds === null || (milliseconds >= SHORTEST_GRACE && milliseconds <= MAX_GRACE);
  },
  { error: 'give a duration from PT3S to P1D; to give subjects more time, lengthen the appeal window' },
);
