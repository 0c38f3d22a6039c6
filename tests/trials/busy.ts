import { availableParallelism } from 'node:os';
import { startBurners } from './burners.ts';
import { judgeClaims } from './claims-in-time.ts';
import { openMatters, sendIn } from './court.ts';
import { endsOf, moment } from './moment.ts';
import { retryClaim } from './person.ts';
import type { Trial } from './trial.ts';

const WINDOW_SECONDS = 25;
/** The machine is busy from this long before the end until as long after the grace. */
const BUSY_MILLISECONDS = 6_000;
const LAST_MOMENTS_MILLISECONDS = 1_800;
const BULK_DOCKETS = 3;

/** Claims at the last moment, while two processes burn each core and dockets of `size` cases come in. */
export const busy: Trial = {
  name: 'busy',
  title: 'claims in the last 1.8 s of a window, on a saturated machine',
  full: { trials: 40, size: 200 },
  quick: { trials: 12, size: 60 },
  async run({ trials, size, chance, openCourt, graceOf, progress }) {
    const court = await openCourt(WINDOW_SECONDS);
    const matters = await openMatters(court, trials);
    const ends = endsOf(matters);
    const calm = ends.last + graceOf(WINDOW_SECONDS) + BUSY_MILLISECONDS;
    await moment(ends.first - BUSY_MILLISECONDS);
    progress('saturating the machine');
    const stopBurners = startBurners(2 * availableParallelism());
    try {
      const bulk = Promise.all(Array.from({ length: BULK_DOCKETS }, () => sendIn(court, size)));
      const sent = await Promise.all(
        matters.map(async (matter) => {
          await moment(matter.endsAt - chance.between(20, LAST_MOMENTS_MILLISECONDS));
          return { matter, insistence: await retryClaim(matter.person, 250, calm + 60_000) };
        }),
      );
      await bulk;
      await moment(calm);
      stopBurners();
      return await judgeClaims(court, sent);
    } finally {
      stopBurners();
    }
  },
};
