import { ROWS, titleOf } from '../rows.ts';
import type { Report } from './figures.ts';

/** The report as lines for a terminal. */
export function printReport({ machine, figures, latency, rescued, ratios, settings }: Report): void {
  console.log(
    `\n${machine.processor}, ${machine.cores} cores, ${machine.memoryGiB} GiB; load before ${machine.loadBefore}`,
  );
  console.log(
    `Node ${machine.node}, Temporal SDK ${machine.temporalSdk}, Temporal server ${machine.temporalServer} (development, on a file), PostgreSQL ${machine.postgres}`,
  );
  console.log(`milliseconds of CPU a case, median of ${settings.rounds} interleaved rounds`);
  for (const row of ROWS) {
    console.log(`\n${row.padEnd(28)}  CPU ms    least     most   by process`);
    for (const { contender, cpu, rounds, cpuByPart, events } of figures.filter((figure) => figure.row === row)) {
      const columns = [cpu, Math.min(...rounds), Math.max(...rounds)].map((value) => value.toFixed(2).padStart(8));
      const parts = Object.entries(cpuByPart).map(([part, value]) => `${part} ${value.toFixed(1)}`);
      if (events > 0) parts.push(`${events.toFixed(1)} events`);
      console.log(`${titleOf(row, contender).padEnd(28)}${columns.join(' ')}   ${parts.join(', ')}`);
    }
    const named = Object.entries(ratios[row]).map(([name, ratio]) => `${name} ${ratio.toFixed(2)}`);
    console.log(`÷ Hearken: ${named.join(', ')}`);
  }
  console.log(
    `\nacts at half load: p50 ${latency.p50.toFixed(1)} ms, p95 ${latency.p95.toFixed(1)} ms, CPU ${latency.ratioToClosedLoop.toFixed(2)} times the closed loop's`,
  );
  console.log(`workflows that the sweep had to wake: ${rescued}`);
}
