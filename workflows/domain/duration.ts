import { z } from 'zod';

const PATTERN = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
const MILLISECONDS = [604_800_000, 86_400_000, 3_600_000, 60_000, 1_000] as const;

/**
 * Length of an ISO 8601 duration.
 *
 * @param duration weeks, days, hours, minutes and seconds as whole numbers, for instance `P14D` or `PT90S`. Years and
 *   months are not accepted, because their length depends on the day they start.
 * @returns milliseconds, or `null` when the text is no such duration
 */
export function parseDuration(duration: string): number | null {
  const match = PATTERN.exec(duration);
  if (!match || duration.endsWith('T') || duration === 'P') return null;
  return MILLISECONDS.reduce((total, size, index) => total + size * Number(match[index + 1] ?? 0), 0);
}

/** Like {@link parseDuration}, for a duration that a policy schema has already accepted; throws `RangeError` otherwise. */
export function durationToMilliseconds(duration: Duration): number {
  const milliseconds = parseDuration(duration);
  if (milliseconds === null) throw new RangeError(`not a duration: ${duration}`);
  return milliseconds;
}

/** The moment `duration` after `instant`; both RFC 3339 UTC. */
export function addDuration(instant: string, duration: Duration): string {
  return addMilliseconds(instant, durationToMilliseconds(duration));
}

/** The moment that many milliseconds after `instant`; both RFC 3339 UTC. */
export const addMilliseconds = (instant: string, milliseconds: number): string =>
  new Date(Date.parse(instant) + milliseconds).toISOString();

const TEN_YEARS = 315_360_000_000;

/** An ISO 8601 duration of whole weeks, days, hours, minutes and seconds, longer than zero and at most ten years. */
export const Duration = z
  .string()
  .max(40)
  .refine(
    (text) => {
      const milliseconds = parseDuration(text);
      return milliseconds !== null && milliseconds > 0 && milliseconds <= TEN_YEARS;
    },
    { error: 'give an ISO 8601 duration in weeks, days, hours, minutes or seconds, such as P14D or PT90S' },
  );
export type Duration = z.infer<typeof Duration>;
