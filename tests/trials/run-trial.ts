import { createChance } from './chance.ts';
import { openCourt, type Court } from './court.ts';
import type { Outcome, Trial } from './trial.ts';

/** How trials are to be run. */
export interface RunOptions {
  seed: number;
  quick: boolean;
  /** In place of the trial's own amounts. */
  trials?: number;
  size?: number;
  /** Of every window, in seconds; by the policy's default rule where left out. */
  graceSeconds?: number;
  /** Leaves the data directories, with their logs, where they are. */
  keep: boolean;
  progress: (line: string) => void;
}

/** A trial's row in the report. */
export interface Row extends Outcome {
  name: string;
  title: string;
  seed: number;
  /** From the start of the stack to its end. */
  seconds: number;
}

/** Runs a trial on a stack of its own. */
export async function runTrial(trial: Trial, options: RunOptions): Promise<Row> {
  const start = performance.now();
  const amount = options.quick ? trial.quick : trial.full;
  const courts: Court[] = [];
  try {
    const outcome = await trial.run({
      trials: options.trials ?? amount.trials,
      size: options.size ?? amount.size,
      chance: createChance(options.seed, trial.name),
      async openCourt(windowSeconds, changes = {}) {
        const court = await openCourt(windowSeconds, changes, options.keep);
        courts.push(court);
        return court;
      },
      graceOf: (windowSeconds) => 1_000 * (options.graceSeconds ?? defaultGrace(windowSeconds)),
      progress: (line) => options.progress(`${trial.name}: ${line}`),
    });
    for (const court of courts.splice(0)) await court.stop();
    const { name, title } = trial;
    return { name, title, seed: options.seed, seconds: (performance.now() - start) / 1_000, ...outcome };
  } finally {
    for (const court of courts) await court.stop();
  }
}

/** A tenth of the window, at least 3 seconds and at most 5 minutes. */
const defaultGrace = (windowSeconds: number) => Math.min(300, Math.max(3, windowSeconds / 10));
