import type { Figure, FigureName, ThroughputReport } from './figures.ts';

/** The report as a table, with ratios beside the figures. */
export function printThroughput({ machine, settings, figures, ratios }: ThroughputReport): void {
  console.log(
    `\n${machine.processor}, ${machine.cores} cores, ${machine.memoryGiB} GiB; load before ${machine.loadBefore}`,
  );
  console.log(
    `Node ${machine.node}, Temporal SDK ${machine.temporalSdk}, Temporal server ${machine.temporalServer} (development, on a file), PostgreSQL ${machine.postgres}`,
  );
  console.log(
    `one worker process; ${settings.atOnce} workflows or hearings at once, ${settings.dockets.atOnce} dockets of ${settings.dockets.size} at once; ${settings.seconds} s each, median of ${settings.rounds}\n`,
  );
  const width = Math.max(...figures.map(({ title }) => title.length));
  console.log(`${''.padEnd(width)}  per second   least    most   ÷ empty   ÷ two activities   ÷ six updates`);
  for (const figure of figures) console.log(lineOf(figure, ratios[figure.name], width));
}

function lineOf(
  { title, perSecond, rounds }: Figure,
  ratios: Partial<Record<FigureName, number>> | undefined,
  width: number,
) {
  const rates = [perSecond.toFixed(1).padStart(10)];
  for (const rate of [Math.min(...rounds), Math.max(...rounds)]) rates.push(rate.toFixed(1).padStart(7));
  const against = (floor: FigureName, columns: number) => (ratios?.[floor]?.toFixed(2) ?? '').padStart(columns);
  return `${title.padEnd(width)}  ${rates.join(' ')}   ${against('empty', 7)}   ${against('twoActivities', 16)}   ${against('updates', 13)}`.trimEnd();
}
