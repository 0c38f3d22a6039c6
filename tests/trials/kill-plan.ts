import { setTimeout as sleep } from 'node:timers/promises';
import type { Court } from './court.ts';
import type { Chance } from './chance.ts';

export const KILLED = ['worker', 'temporal'] as const;
const BLOWS = ['SIGKILL', 'SIGTERM', 'freeze'] as const;

/** One thing done to a process. Times in milliseconds. */
export interface Blow {
  part: (typeof KILLED)[number];
  how: (typeof BLOWS)[number];
  /** Before it, with the process at work. */
  pause: number;
  /** How long the process stays away, or frozen. */
  away: number;
}

const MAX_PAUSE = 4_000;
const MAX_AWAY = 2_000;

/**
 * Draws what is done to worker and Temporal, in which order and how fast; the same chance draws the same. Short times are
 * likelier than long ones: most blows meet a process that has just come back, some one that has done much since.
 */
export const planBlows = (chance: Chance, count: number): Blow[] =>
  Array.from({ length: count }, () => ({
    part: chance.pick(KILLED),
    how: chance.pick(BLOWS),
    pause: Math.round(MAX_PAUSE * chance.between(0, 1) ** 2),
    away: Math.round(MAX_AWAY * chance.between(0, 1) ** 2),
  }));

/**
 * Carries out what was planned for one part, one blow after the other, and leaves the part running.
 *
 * @param signal ends it before the next blow
 * @param struck told after each blow
 */
export async function strike(
  court: Court,
  blows: readonly Blow[],
  signal: AbortSignal,
  struck: () => void,
): Promise<void> {
  for (const { part, how, pause, away } of blows) {
    await sleep(pause);
    if (signal.aborted) return;
    if (how === 'freeze') {
      await retry(() => court.stack.signal(part, 'SIGSTOP'));
      await sleep(away);
      await retry(() => court.stack.signal(part, 'SIGCONT'));
    } else {
      await retry(() => court.stack.kill(part, how, { restart: false }));
      await sleep(away);
      await retry(() => court.stack.start(part));
    }
    struck();
  }
}

const ATTEMPTS = 20;

/** A process may end by itself at any moment, and a worker does not start while Temporal is away. */
async function retry(act: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++)
    try {
      await act();
      return;
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
      await sleep(500);
    }
}
