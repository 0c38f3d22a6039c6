import { createActLog, timesOf } from './act-log.ts';
import { awaitAftermath } from './aftermath.ts';
import { readCases } from './case-record.ts';
import type { Court } from './court.ts';
import { KILLED, planBlows, strike } from './kill-plan.ts';
import { PARTS, playDocket, TIMER_OF, type Played } from './play-docket.ts';
import type { Trial, Violation } from './trial.ts';
import { UUID } from './workflows-left.ts';

const WINDOW_SECONDS = 12;
/** From the last blow until everything that was begun must have ended. */
const SETTLED_WITHIN_MILLISECONDS = 180_000;
/** A judge hears at most 500 cases a day, and there are three. */
const MAX_DOCKETS = 350;
const REPORT_EVERY = 50;

/** Kills and freezes worker and Temporal, each without regard to the other, while `size` cases at a time are heard. */
export const kills: Trial = {
  name: 'kills',
  title: 'worker and Temporal killed, ended and frozen at random while hearings go on',
  full: { trials: 1_000, size: 20 },
  quick: { trials: 10, size: 5 },
  async run({ trials, size, chance, openCourt, progress }) {
    const court = await openCourt(WINDOW_SECONDS, {
      hearing: { lease: 'PT20S', questions: { answerWithin: 'PT5S', maximum: 5 } },
    });
    const log = createActLog();
    const blows = planBlows(chance, trials);
    let [struck, dockets, endsAt] = [0, 0, Infinity];
    const played: Played[] = [];
    const lanes = Math.ceil(size / PARTS.length);
    const underWay = Promise.withResolvers<undefined>();
    let [opened, open] = [0, 0];
    const opens = () => {
      open++;
      if (++opened === lanes * PARTS.length) underWay.resolve(undefined);
    };
    const closes = () => {
      open--;
    };
    const lane = async () => {
      while (endsAt === Infinity && dockets < MAX_DOCKETS)
        played.push(...(await playDocket(court, log, { place: dockets++, opens, closes, deadline: () => endsAt })));
    };
    const hearings = Promise.all(Array.from({ length: lanes }, lane));
    await Promise.race([underWay.promise, hearings]);
    progress('the first windows are open');
    const before = log.acts.length;
    /** How many cases were under way at each blow. */
    const openAtBlows: number[] = [];
    const attack = async () => {
      await Promise.all(
        KILLED.map((name) => {
          const own = blows.filter(({ part }) => part === name);
          return strike(court, own, abandoned.signal, () => {
            openAtBlows.push(open);
            if (++struck % REPORT_EVERY === 0) progress(`${struck} of ${trials} blows, ${dockets} dockets`);
          });
        }),
      );
    };
    const abandoned = new AbortController();
    const attacks = attack();
    try {
      await Promise.race([attacks, hearings.then(() => attacks)]);
    } finally {
      abandoned.abort();
    }
    const underFire = log.acts.length - before;
    endsAt = Date.now() + SETTLED_WITHIN_MILLISECONDS;
    progress('the last blow is struck; what was begun has to end now');
    await hearings;

    const caseIds = played.map(({ caseId }) => caseId);
    const docketIds = [...new Set(played.map(({ docketId }) => docketId))];
    const aftermath = await awaitAftermath(court, { caseIds, docketIds }, Math.max(0, endsAt - Date.now()));
    const [lengthened] = await court.query<{ count: number }>(
      "select count(*)::integer from hearken.trail where kind = 'appealWindowExtended'",
    );
    const silent = log.acts.filter(({ status }) => status === 0 || status >= 500);
    for (const [answer, count] of countBy(
      silent.map(({ name, detail }) => `${name}: ${detail.replaceAll(UUID, '…').slice(0, 160)}`),
    ))
      progress(`${count} × ${answer}`);
    return {
      trials,
      violations: [
        ...(await leftBehind(court, played)),
        ...aftermath.violations,
        ...silent.map(({ name, status, detail }) => ({ kind: 'actFailed', detail: `${name} ${status}: ${detail}` })),
      ],
      figures: {
        hearings: played.filter(({ claim }) => claim === 'taken').length,
        uncontested: played.filter(({ part }) => part === 'uncontested').length,
        acts: log.acts.length,
        actsUnderFire: underFire,
        lengthened: lengthened?.count ?? 0,
        openAtLeast: Math.min(...openAtBlows),
        openOnAverage: Math.round(openAtBlows.reduce((sum, each) => sum + each, 0) / openAtBlows.length),
        ...timesOf(log.acts),
        settledAfter: SETTLED_WITHIN_MILLISECONDS - Math.max(0, endsAt - Date.now()),
      },
    };
  },
};

async function leftBehind(court: Court, played: readonly Played[]): Promise<Violation[]> {
  const records = await readCases(
    court,
    played.map(({ caseId }) => caseId),
  );
  return played.flatMap(({ caseId, part, claim }, place) => {
    const record = records[place];
    if (!record) return [{ kind: 'caseGone', detail: `case ${caseId}` }];
    const found: Violation[] = [];
    const add = (kind: string) =>
      found.push({
        kind,
        detail: `case ${caseId}, ${part}: ${record.phase}, trail ends ${record.kinds.slice(-3).join()}`,
      });
    const timer = TIMER_OF[part];
    if (record.phase !== 'decided') add('leftBehind');
    else if (claim === 'taken' && timer !== undefined && !record.kinds.includes(timer)) add('timerDidNotFire');
    if (claim === 'refused' || claim === 'unanswered') add(claim);
    if (claim === 'taken' && record.claims.length === 0) add('lost');
    if (record.claims.toSorted().join() !== record.claimsOnTrail.toSorted().join()) add('trailDisagreesOnClaims');
    if (record.routes.length > 0 && record.claimsUnheard.length > 0) add('decidedOverOpenClaim');
    if ((claim === 'taken' || claim === 'refused') && record.routes.includes('uncontested'))
      add('decidedOverTheirHeads');
    return found;
  });
}

function countBy(names: readonly string[]): [string, number][] {
  return [...Map.groupBy(names, (name) => name)].map(([name, all]) => [name, all.length]);
}
