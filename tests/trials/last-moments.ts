import { randomUUID } from 'node:crypto';
import { judgeClaims } from './claims-in-time.ts';
import { openMatters, type Court } from './court.ts';
import { inLanes } from './lanes.ts';
import { endsOf, moment } from './moment.ts';
import type { Insistence } from './person.ts';
import type { Trial } from './trial.ts';

const WINDOW_SECONDS = 30;
const OPENING_LANES = 8;
const LAST_MILLISECONDS = 300;
/** What is left between the last claim and the end, for clocks that are read a moment apart. */
const MARGIN_MILLISECONDS = 5;
const FROZEN_FROM_MILLISECONDS = 1_000;
const FROZEN_MILLISECONDS = 9_000;

/** Claims that are in the server's sockets within the last 0.3 seconds of the grace. Each of them came in time. */
function inTheLastMoments(
  name: string,
  title: string,
  full: number,
  meanwhile: (court: Court, claimsEnd: number) => Promise<void>,
): Trial {
  return {
    name,
    title,
    full: { trials: full, size: 1 },
    quick: { trials: 60, size: 1 },
    async run({ trials, size, chance, openCourt, graceOf, progress }) {
      const court = await openCourt(WINDOW_SECONDS);
      const matters = await openMatters(court, trials);
      const ends = endsOf(matters);
      const grace = graceOf(WINDOW_SECONDS);
      const connections = await inLanes(OPENING_LANES, matters, ({ person }) =>
        Promise.all(Array.from({ length: size }, () => person.ready(randomUUID()))),
      );
      progress(`${matters.length * size} claims are ready, ${Math.round(ends.first - Date.now())} ms before the end`);
      const during = meanwhile(court, ends.last + grace);
      const sent = await Promise.all(
        matters.map(async (matter, place) => {
          await moment(matter.endsAt + grace - chance.between(MARGIN_MILLISECONDS, LAST_MILLISECONDS));
          return Promise.all((connections[place] ?? []).map((send) => send()));
        }),
      );
      await during;
      // The end of what is in time is that of the grace.
      const claims = sent.flatMap((attempts, place) =>
        attempts.map((attempt) => {
          const matter = matters[place];
          if (!matter) throw new Error('a case is gone');
          const outcome: Insistence['outcome'] =
            attempt.status === 201 ? 'taken' : attempt.status === 0 ? 'unanswered' : 'refused';
          return {
            matter: { ...matter, endsAt: matter.endsAt + grace },
            insistence: { firstSentAt: attempt.sentAt, attempts: [attempt], outcome },
          };
        }),
      );
      return judgeClaims(court, claims);
    },
  };
}

export const burst = inTheLastMoments(
  'burst',
  'claims of a whole docket in the last 0.3 s of the grace, `size` of each subject at once',
  500,
  () => Promise.resolve(),
);

export const apiFrozen = inTheLastMoments(
  'api-frozen',
  'claims in the last 0.3 s of the grace, the API frozen from a second before its end to 8 s after',
  60,
  async (court, claimsEnd) => {
    await moment(claimsEnd - FROZEN_FROM_MILLISECONDS);
    await court.stack.signal('api', 'SIGSTOP');
    await moment(claimsEnd - FROZEN_FROM_MILLISECONDS + FROZEN_MILLISECONDS);
    await court.stack.signal('api', 'SIGCONT');
  },
);
