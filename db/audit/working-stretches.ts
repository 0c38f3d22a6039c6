/** A moment at which a judge did or looked at something in a case, and the local day on which it was. */
export interface WorkingMoment {
  at: string;
  caseId: string;
  day: string;
}

/** What a judge's day was like. A stretch belongs to the day on which it began. */
export type WorkingDay = {
  day: string;
  from: string;
  until: string;
  workSeconds: number;
  /** The longest time without a pause. */
  longestStretchSeconds: number;
  pauses: number;
  pauseSeconds: number;
};

/** Shorter gaps leave no room for rest. */
const PAUSE_MILLISECONDS = 15 * 60_000;
/** Between two moments in the same case a judge may be reading, writing or talking, for as long as this. */
const READING_MILLISECONDS = 60 * 60_000;

/**
 * Days of work, in order. Time between two moments counts as work if they are less than a quarter of an hour apart, or less than
 * an hour in the same case; everything else is a pause.
 *
 * @param moments of one judge, in order
 */
export function workingDays(moments: readonly WorkingMoment[]): WorkingDay[] {
  const stretches: { day: string; from: string; until: string; caseId: string }[] = [];
  for (const { at, caseId, day } of moments) {
    const last = stretches.at(-1);
    const gap = last ? Date.parse(at) - Date.parse(last.until) : Number.POSITIVE_INFINITY;
    if (last && gap < (last.caseId === caseId ? READING_MILLISECONDS : PAUSE_MILLISECONDS))
      Object.assign(last, { until: at, caseId });
    else stretches.push({ day, from: at, until: at, caseId });
  }
  return [...Map.groupBy(stretches, ({ day }) => day)].flatMap(([day, each]) => {
    const [first] = each;
    const last = each.at(-1);
    if (!first || !last) return [];
    const lengths = each.map(({ from, until }) => secondsBetween(from, until));
    const workSeconds = lengths.reduce((sum, length) => sum + length, 0);
    return [
      {
        day,
        from: first.from,
        until: last.until,
        workSeconds,
        longestStretchSeconds: Math.max(...lengths),
        pauses: each.length - 1,
        pauseSeconds: secondsBetween(first.from, last.until) - workSeconds,
      },
    ];
  });
}

const secondsBetween = (from: string, until: string): number => (Date.parse(until) - Date.parse(from)) / 1_000;
