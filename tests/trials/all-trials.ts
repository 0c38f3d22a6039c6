import { busy } from './busy.ts';
import { everythingDown } from './everything-down.ts';
import { kills } from './kills.ts';
import { apiFrozen, burst } from './last-moments.ts';
import { race } from './race.ts';
import { temporalFrozen, temporalStopped } from './temporal-stopped.ts';
import type { Trial } from './trial.ts';
import { workerFrozen, workerKilled } from './worker-stopped.ts';

/** Every trial, in the order in which they are run. */
export const TRIALS: readonly Trial[] = [
  busy,
  burst,
  apiFrozen,
  workerFrozen,
  workerKilled,
  temporalStopped,
  temporalFrozen,
  everythingDown,
  race,
  kills,
];
