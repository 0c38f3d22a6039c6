import { randomUUID } from 'node:crypto';
import { isPastWindow, readOnceSettled, type CaseRecord } from './case-record.ts';
import { openMatters, type Court } from './court.ts';
import { moment } from './moment.ts';
import type { Attempt } from './attempt.ts';
import type { Trial, Violation } from './trial.ts';

const NARROWEST_MILLISECONDS = 300;
/** Claims that are sent at once to see how many the machine takes in a second. */
const SAMPLE = 60;
/** How much more time claims are given to arrive in than the machine needs for them, so that few wait for others. */
const ROOM = 1.5;
/** Time to score a case, tell its subject and read its link, before the first window may end. */
const MILLISECONDS_PER_CASE = 80;
const SETTLED_WITHIN_MILLISECONDS = 120_000;

/**
 * One claim for each case, sent as probably before as after the moment at which the machine may decide; `size` cases at once.
 * Claims are sent over as long a time as the machine takes to answer them, most of them close to that moment. All at once they
 * would wait for each other, and almost all of them would reach the database after it.
 */
export const race: Trial = {
  name: 'race',
  title: 'claims around the moment at which the machine may decide',
  full: { trials: 1_000, size: 1_000 },
  quick: { trials: 60, size: 60 },
  async run({ trials, size, chance, openCourt, graceOf, progress }) {
    const windowSeconds = 10 + Math.ceil((Math.min(trials, size) * MILLISECONDS_PER_CASE) / 1_000);
    const grace = graceOf(windowSeconds);
    const court = await openCourt(windowSeconds);
    const violations: Violation[] = [];
    const perClaim = await measureClaim(court);
    const around = Math.max(NARROWEST_MILLISECONDS, Math.ceil((Math.min(trials, size) * perClaim * ROOM) / 2));
    const figures = { taken: 0, refused: 0, unanswered: 0, underWayAtThatMoment: 0, around };
    progress(`claims are sent within ${around} ms of that moment`);
    for (let done = 0; done < trials; done += size) {
      const matters = await openMatters(court, Math.min(size, trials - done));
      const ready = Date.now();
      const attempts = await Promise.all(
        matters.map(async ({ endsAt, person }) => {
          const decidableAt = endsAt + grace;
          // On a slow machine less of the window is left than claims should be spread over.
          const reach = Math.min(around, decidableAt - ready);
          await moment(decidableAt + reach * chance.between(-1, 1) ** 3);
          return person.claim(randomUUID());
        }),
      );
      const ids = matters.map(({ caseId }) => caseId);
      const records = await readOnceSettled(court, ids, isPastWindow, SETTLED_WITHIN_MILLISECONDS);
      attempts.forEach((attempt, place) => {
        const record = records[place];
        if (!record) throw new Error('a case is gone');
        figures[attempt.status === 201 ? 'taken' : isRefusal(attempt) ? 'refused' : 'unanswered']++;
        const decidableAt = (matters[place]?.endsAt ?? 0) + grace;
        if (attempt.sentAt < decidableAt && attempt.answeredAt > decidableAt) figures.underWayAtThatMoment++;
        for (const kind of splitsOf(attempt, record))
          violations.push({
            kind,
            detail: `case ${record.caseId}: ${attempt.status} ${attempt.code}, ${tell(record)}`,
          });
      });
      progress(`${done + matters.length} of ${trials}: ${figures.taken} taken, ${figures.refused} refused`);
    }
    return { trials, violations, figures };
  },
};

/** How many milliseconds the machine takes for a claim while it has many to answer. */
async function measureClaim(court: Court): Promise<number> {
  const matters = await openMatters(court, SAMPLE);
  const start = performance.now();
  const attempts = await Promise.all(matters.map(({ person }) => person.claim(randomUUID())));
  if (attempts.some(({ status }) => status !== 201)) throw new Error('claims in the middle of a window were not taken');
  return (performance.now() - start) / SAMPLE;
}

const isRefusal = ({ status }: Attempt) => status >= 400 && status < 500;

/** How answer, tables and trail of one case contradict each other; nothing where they agree. */
function splitsOf(attempt: Attempt, record: CaseRecord): string[] {
  const { claims, claimsOnTrail, routes, kinds } = record;
  const unheard = routes.includes('uncontested');
  const found: string[] = [];
  if (attempt.status === 201 && unheard) found.push('takenAndDecidedUnheard');
  if (attempt.status === 201 && !claims.includes(attempt.claimId ?? '')) found.push('takenAndNotRecorded');
  if (isRefusal(attempt) && claims.length > 0) found.push('refusedAndRecorded');
  if (claims.length > 0 && unheard) found.push('recordedAndDecidedUnheard');
  if (claims.toSorted().join() !== claimsOnTrail.toSorted().join()) found.push('trailDisagreesOnClaims');
  if (kinds.filter((kind) => kind === 'decided').length !== routes.length) found.push('trailDisagreesOnDecisions');
  if (claims.length === 0 && routes.length === 0) found.push('neither');
  return found;
}

const tell = ({ phase, claims, routes }: CaseRecord) =>
  `${phase}, ${claims.length} claims, decided ${routes.length === 0 ? 'not at all' : routes.join(', ')}`;
