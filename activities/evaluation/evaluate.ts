import { writeFileSync } from 'node:fs';
import { USAGE, readArguments } from './arguments.ts';
import { EvaluationInputError } from './labelled-cases.ts';
import { printReport } from './print-report.ts';
import { renderHtml } from './render-html.ts';
import { runEvaluation } from './run-evaluation.ts';

const interrupted = new AbortController();
process.once('SIGINT', () => interrupted.abort(new EvaluationInputError('interrupted')));
try {
  const given = readArguments(process.argv.slice(2));
  if (given) {
    const report = await runEvaluation(given, interrupted.signal);
    printReport(report);
    writeFileSync(given.jsonFile, `${JSON.stringify(report, null, 2)}\n`);
    writeFileSync(given.htmlFile, renderHtml(report));
    console.log(`\nall figures are in ${given.jsonFile}, and charts in ${given.htmlFile}`);
  } else console.log(USAGE);
} catch (error) {
  if (!(error instanceof EvaluationInputError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
