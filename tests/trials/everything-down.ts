import type { ProcessName } from '#worker/standalone/stack.ts';
import { judgeClaims } from './claims-in-time.ts';
import { openMatters } from './court.ts';
import { endsOf, moment } from './moment.ts';
import { retryClaim } from './person.ts';
import type { Trial } from './trial.ts';

const WINDOW_SECONDS = 25;
const DOWN_BEFORE_MILLISECONDS = 6_000;
/** From the end of the last grace until the service is started again. */
const UP_AFTER_MILLISECONDS = 4_000;
const TRY_EVERY_MILLISECONDS = 1_000;
/** In the order of `npm start`, so that the engine is up before anybody can claim. */
const PROCESSES: readonly ProcessName[] = ['postgres', 'temporal', 'witness', 'worker', 'api'];

/** Every process dies before the end and comes back after it; people try once a second all along. */
export const everythingDown: Trial = {
  name: 'everything-down',
  title: 'people try once a second, the whole service is down over the end',
  full: { trials: 7, size: 0 },
  quick: { trials: 7, size: 0 },
  async run({ trials, openCourt, graceOf, progress }) {
    const court = await openCourt(WINDOW_SECONDS);
    const matters = await openMatters(court, trials);
    const ends = endsOf(matters);
    await moment(ends.first - DOWN_BEFORE_MILLISECONDS);
    await Promise.all(PROCESSES.map((name) => court.stack.kill(name, 'SIGKILL', { restart: false })));
    progress('everything is down');
    const up = ends.last + graceOf(WINDOW_SECONDS) + UP_AFTER_MILLISECONDS;
    const claims = Promise.all(
      matters.map(async (matter, place) => {
        await moment(ends.first - DOWN_BEFORE_MILLISECONDS + (place * TRY_EVERY_MILLISECONDS) / matters.length);
        return { matter, insistence: await retryClaim(matter.person, TRY_EVERY_MILLISECONDS, up + 180_000) };
      }),
    );
    await moment(up);
    for (const name of PROCESSES) await court.stack.start(name);
    progress('everything is back');
    const outcome = await judgeClaims(court, await claims);
    const tries = (await claims).map(({ insistence }) => insistence.attempts.length);
    return { ...outcome, figures: { ...outcome.figures, tries: tries.reduce((sum, each) => sum + each, 0) } };
  },
};
