import { judgeClaims } from './claims-in-time.ts';
import { openMatters } from './court.ts';
import { endsOf, moment } from './moment.ts';
import { retryClaim } from './person.ts';
import type { Trial } from './trial.ts';

const WINDOW_SECONDS = 20;
const SENT_BEFORE_MILLISECONDS = 5_500;
const STOPPED_BEFORE_MILLISECONDS = 7_000;
/** From the end of the last grace until the worker is back. */
const BACK_AFTER_MILLISECONDS = 3_000;

/** Claims while no worker works, which is back only when the window and its grace are over. */
function withoutWorker(how: 'frozen' | 'killed', title: string): Trial {
  return {
    name: `worker-${how}`,
    title,
    full: { trials: 6, size: 0 },
    quick: { trials: 6, size: 0 },
    async run({ trials, openCourt, graceOf, progress }) {
      const court = await openCourt(WINDOW_SECONDS);
      const matters = await openMatters(court, trials);
      const ends = endsOf(matters);
      await moment(ends.first - STOPPED_BEFORE_MILLISECONDS);
      if (how === 'frozen') await court.stack.signal('worker', 'SIGSTOP');
      else await court.stack.kill('worker', 'SIGKILL', { restart: false });
      progress(`the worker is ${how}`);
      const back = ends.last + graceOf(WINDOW_SECONDS) + BACK_AFTER_MILLISECONDS;
      const claims = Promise.all(
        matters.map(async (matter) => {
          await moment(matter.endsAt - SENT_BEFORE_MILLISECONDS);
          return { matter, insistence: await retryClaim(matter.person, 1_000, back + 90_000) };
        }),
      );
      await moment(back);
      if (how === 'frozen') await court.stack.signal('worker', 'SIGCONT');
      else await court.stack.start('worker');
      progress('the worker is back');
      return judgeClaims(court, await claims);
    },
  };
}

export const workerFrozen = withoutWorker('frozen', 'claims 5.5 s before the end, the worker frozen over it');
export const workerKilled = withoutWorker('killed', 'claims 5.5 s before the end, no worker until after it');
