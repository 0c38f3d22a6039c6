import { percent } from '../print-report.ts';
import { printTable } from '../print-table.ts';
import type { ProbeReport } from './probe-report.ts';

/** Prints pass rates by family as a plain text table. */
export function printProbes(report: ProbeReport): void {
  console.log(`model ${report.model}, prompt ${report.promptVersion}, seed ${report.seed}`);
  if (!report.languageModel) console.log('The model is the built-in scorer and no language model.');
  console.log('');
  printTable(
    ['family', 'items', 'passed', 'unanswered', 'rate', '95 %', 'chance'],
    report.results.map(({ title, result }) =>
      result.asked
        ? [
            title,
            String(result.items),
            String(result.passed),
            String(result.unanswered),
            percent(result.rate.value),
            `${percent(result.rate.lower)}..${percent(result.rate.upper)}`,
            percent(result.chance),
          ]
        : [title, '-', '-', '-', result.because, '', ''],
    ),
  );
}
