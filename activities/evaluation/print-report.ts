import { printTable } from './print-table.ts';
import type { Report } from './report.ts';

/** Prints the figures of a report as plain text tables. */
export function printReport(report: Report): void {
  const { cases, precedents, settings, model } = report;
  console.log(
    `${report.policy.title}: ${cases.scored} of ${cases.given} ${report.on}, event ${report.policy.adverseEvent}`,
  );
  console.log(
    `event rate ${percent(cases.eventRate)}; among ${precedents.size} precedents ${percent(precedents.eventRate)}`,
  );
  console.log(
    `k ${settings.k}, model ${model.name} (weight ${settings.modelWeight}), calibration ${settings.calibration}`,
  );
  const unscored = Object.entries(report.unscored).map(([reason, count]) => `${reason} ${count}`);
  console.log(`unscored, so a person would decide: ${unscored.join(', ') || 'none'}\n`);
  printTable(
    ['scorer', 'AUC', '95 %', 'Brier', 'log loss', 'ECE', 'ECE by chance'],
    report.scorers.map(({ title, auc, brier, logLoss, calibrationError, calibrationErrorByChance }) => [
      title,
      auc.value.toFixed(3),
      `${auc.lower.toFixed(3)}..${auc.upper.toFixed(3)}`,
      brier.toFixed(4),
      logLoss.toFixed(4),
      calibrationError.toFixed(4),
      calibrationErrorByChance.toFixed(4),
    ]),
  );
  console.log(
    'ECE by chance: the ECE that perfectly calibrated probabilities would show on the same number of cases.\n',
  );
  for (const scorer of report.scorers) {
    if (scorer.name === 'calibrated') continue;
    console.log(`adverse provisional outcomes by protected group, ${scorer.title}`);
    printTable(
      ['attribute', 'group', 'n', 'event', 'adverse', 'FPR', 'FNR'],
      [{ attribute: 'all', group: '', ...scorer.decisions }, ...scorer.groups].map((each) => [
        each.attribute,
        each.group,
        String(each.cases),
        ...[each.eventRate, each.selectionRate, each.falsePositiveRate, each.falseNegativeRate].map(percent),
      ]),
    );
    console.log('');
  }
  console.log('outcomes if every case at or above a threshold were decided adversely, combined score');
  printTable(
    ['threshold', 'adverse', 'event among them', 'FPR', 'FNR'],
    report.thresholds.map(({ threshold, selectionRate, precision, falsePositiveRate, falseNegativeRate }) => [
      threshold.toFixed(2),
      ...[selectionRate, precision, falsePositiveRate, falseNegativeRate].map(percent),
    ]),
  );
}

/** A share as a percentage with one decimal, or a dash. */
export function percent(share: number | null): string {
  return share === null ? '-' : `${(100 * share).toFixed(1)} %`;
}
