import { setTimeout as sleep } from 'node:timers/promises';
import type { Matter } from './court.ts';

/** Resolves at a moment, given in milliseconds since 1970; at once where it is over. */
export const moment = (at: number): Promise<void> => sleep(Math.max(0, at - Date.now()));

/** When the first and the last of some windows end. */
export function endsOf(matters: readonly Matter[]): { first: number; last: number } {
  const ends = matters.map(({ endsAt }) => endsAt);
  return { first: Math.min(...ends), last: Math.max(...ends) };
}
