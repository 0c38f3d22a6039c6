import { FIGURES, summarize, type FigureName, type Settings, type ThroughputReport } from './figures.ts';
import { currentLoad, describeMachine } from './machine-facts.ts';
import { runEmptyWorkflows, runTwoActivities, runUpdates } from './measure-floor.ts';
import { contestedPolicy, openContested, runHearings, UPDATES_PER_HEARING } from './measure-hearings.ts';
import { runUncontested, uncontestedPolicy } from './measure-uncontested.ts';
import { startPlatform } from './platform.ts';

/**
 * Measures Hearken beside the Temporal server it runs on, in the same processes: every round measures everything once, so
 * that what else happens on the machine meets all figures alike.
 *
 * @param progress told in one line what has just been measured
 */
export async function measureThroughput(
  settings: Settings,
  progress: (line: string) => void,
): Promise<ThroughputReport> {
  const loadBefore = currentLoad();
  const { rounds, seconds, atOnce, dockets } = settings;
  const platform = await startPlatform();
  try {
    const [uncontested, contested] = [await uncontestedPolicy(platform), await contestedPolicy(platform)];
    const measure = async (name: FigureName, limits: { seconds: number; dockets: number; contested: number }) => {
      switch (name) {
        case 'empty':
          return runEmptyWorkflows(platform, atOnce, limits.seconds);
        case 'twoActivities':
          return runTwoActivities(platform, atOnce, limits.seconds);
        case 'updates':
          return runUpdates(platform, atOnce, limits.seconds, UPDATES_PER_HEARING);
        case 'uncontested':
          return runUncontested(platform, uncontested, {
            ...dockets,
            dockets: limits.dockets,
            seconds: limits.seconds,
          });
        case 'hearings': {
          const cases = await openContested(platform, contested, limits.contested);
          return runHearings(platform, cases, atOnce, limits.seconds);
        }
      }
    };
    const names = Object.keys(FIGURES) as FigureName[];
    // The first of each loads code, precedents and calibrations, once for the life of a worker.
    for (const name of names) await measure(name, { seconds: 0.01, dockets: 1, contested: 2 });
    progress('warmed up');

    const rates: Record<FigureName, number[]> = {
      empty: [],
      twoActivities: [],
      updates: [],
      uncontested: [],
      hearings: [],
    };
    for (let round = 1; round <= rounds; round++)
      for (const name of names) {
        const limits = { seconds, dockets: dockets.atOnce, contested: settings.contested };
        const { count, milliseconds } = await measure(name, limits);
        const rate = count / (milliseconds / 1_000);
        rates[name].push(rate);
        progress(`round ${round} of ${rounds}: ${rate.toFixed(1).padStart(7)} per second  ${FIGURES[name]}`);
      }
    return {
      measuredAt: new Date().toISOString(),
      machine: describeMachine(platform.versions, loadBefore),
      settings,
      ...summarize(rates),
    };
  } finally {
    await platform.stop();
  }
}
