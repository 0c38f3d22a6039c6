import { printTable } from '../print-table.ts';
import { PROBE_COLUMNS, probeRows, type ProbeReport } from './probe-report.ts';

/** Prints pass rates by family as a plain text table. */
export function printProbes(report: ProbeReport): void {
  console.log(`model ${report.model}, prompt ${report.promptVersion}, seed ${report.seed}`);
  if (!report.languageModel) console.log('The model is the built-in scorer, not a language model.');
  console.log('');
  printTable(PROBE_COLUMNS, probeRows(report));
}
