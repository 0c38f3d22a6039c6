import { intervalPlot } from './charts/interval-plot.ts';
import { rateBars } from './charts/rate-bars.ts';
import { reliabilityPlot } from './charts/reliability-plot.ts';
import { escapeText, page, table } from './charts/page.ts';
import { percent } from './print-report.ts';
import type { Report, ScorerReport } from './report.ts';

/** A report as one HTML page that loads nothing from elsewhere and runs no script. */
export function renderHtml(report: Report): string {
  return page(
    `${report.policy.title}: evaluation`,
    `<h1>${escapeText(report.policy.title)}: how well it was scored</h1>
${introduction(report)}
<h2>Scorers</h2>
${scorerTable(report)}
<figure>
${intervalPlot(
  'Area under the ROC curve of each scorer with its 95 % interval',
  report.scorers.map(({ title, auc }) => ({ title, estimate: auc })),
)}
<figcaption>Area under the ROC curve with 95 % bootstrap intervals. 0.5 is chance.</figcaption>
</figure>
<h2>Reliability</h2>
<p>Dots on the diagonal are exactly right. Bars are 95 % intervals; the area of a dot goes by its cases.</p>
<div class="row">${report.scorers.map(reliabilityFigure).join('')}</div>
<h2>Adverse provisional outcomes by protected group</h2>
<p>Before any claim or hearing. Protected attributes are not compared and set no threshold; errors can differ all the same.</p>
${report.scorers.map(groupSection).join('')}
<h2>Thresholds</h2>
<p>If everyone at or above a threshold of the combined score were given an adverse outcome.</p>
${thresholdTable(report)}`,
  );
}

function introduction(report: Report): string {
  const { cases, precedents, settings, model, unscored } = report;
  const left = Object.entries(unscored).map(([reason, count]) => `${reason} ${count}`);
  const lines = [
    `${cases.scored} of ${cases.given} ${report.on} (${cases.version}), event <b>${escapeText(report.policy.adverseEvent)}</b> in ${percent(cases.eventRate)}.`,
    `${precedents.size} precedents (${precedents.version}), event in ${percent(precedents.eventRate)}.`,
    `Reference class of ${settings.k}, at least ${settings.minimumSize}; calibration ${escapeText(settings.calibration)}; weight of the model ${settings.modelWeight}.`,
    `Model ${escapeText(model.name)}, prompt ${escapeText(model.promptVersion)}.${model.builtin ? ' It is the built-in scorer and no language model.' : ''}`,
    `Would go to a person unscored: ${escapeText(left.join(', ')) || 'none'}.`,
    `Made ${report.at}, seed ${settings.seed}.`,
  ];
  return `<ul>${lines.map((each) => `<li>${each}</li>`).join('')}</ul>`;
}

function scorerTable(report: Report): string {
  return table(
    ['scorer', 'AUC', '95 % interval', 'Brier', 'log loss', 'ECE', 'ECE by chance'],
    report.scorers.map((scorer) => [
      scorer.title,
      scorer.auc.value.toFixed(3),
      `${scorer.auc.lower.toFixed(3)} to ${scorer.auc.upper.toFixed(3)}`,
      scorer.brier.toFixed(4),
      scorer.logLoss.toFixed(4),
      scorer.calibrationError.toFixed(4),
      scorer.calibrationErrorByChance.toFixed(4),
    ]),
    'ECE: expected calibration error over ten bins of equal width. By chance: what probabilities that are exactly right would show on as many cases.',
  );
}

function reliabilityFigure({ title, reliability }: ScorerReport): string {
  return `<figure>${reliabilityPlot(title, reliability)}<figcaption>${escapeText(title)}</figcaption></figure>`;
}

function groupSection(scorer: ScorerReport): string {
  const rows = [{ attribute: 'all', group: '', ...scorer.decisions }, ...scorer.groups];
  const name = ({ attribute, group }: { attribute: string; group: string }) => `${attribute} ${group}`.trim();
  return `<h3>${escapeText(scorer.title)}</h3>
<figure>
${rateBars(
  `Share of those without the event who would get an adverse outcome, by group, ${scorer.title}`,
  rows.map((row) => ({ title: name(row), share: row.falsePositiveRate })),
)}
<figcaption>Adverse among those for whom the event did not happen (FPR).</figcaption>
</figure>
${table(
  ['group', 'n', 'event', 'adverse', 'FPR', 'FNR'],
  rows.map((row) => [
    name(row),
    String(row.cases),
    ...[row.eventRate, row.selectionRate, row.falsePositiveRate, row.falseNegativeRate].map(percent),
  ]),
  'FPR: adverse among those without the event. FNR: not adverse among those with it.',
)}`;
}

function thresholdTable(report: Report): string {
  return table(
    ['threshold', 'adverse', 'event among them', 'FPR', 'FNR'],
    report.thresholds.map(({ threshold, selectionRate, precision, falsePositiveRate, falseNegativeRate }) => [
      threshold.toFixed(2),
      ...[selectionRate, precision, falsePositiveRate, falseNegativeRate].map(percent),
    ]),
  );
}
