import { intervalPlot } from './charts/interval-plot.ts';
import { rateBars } from './charts/rate-bars.ts';
import { reliabilityPlot } from './charts/reliability-plot.ts';
import { escapeText } from './charts/svg.ts';
import { percent } from './print-report.ts';
import type { Report, ScorerReport } from './report.ts';

/** A report as one HTML page that loads nothing from elsewhere and runs no script. */
export function renderHtml(report: Report): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeText(report.policy.title)}: evaluation</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeText(report.policy.title)}: how well it was scored</h1>
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
${report.scorers
  .filter(({ name }) => name !== 'baseRate')
  .map(groupSection)
  .join('')}
<h2>Thresholds</h2>
<p>If everyone at or above a threshold of the combined score were given an adverse outcome.</p>
${thresholdTable(report)}
</main>
</body>
</html>
`;
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

function table(head: readonly string[], rows: readonly (readonly string[])[], caption = ''): string {
  const cells = (row: readonly string[]) =>
    row.map((cell, column) =>
      column === 0 ? `<th scope="row">${escapeText(cell)}</th>` : `<td>${escapeText(cell)}</td>`,
    );
  return `<div class="wide"><table>${caption && `<caption>${escapeText(caption)}</caption>`}
<thead><tr>${head.map((each) => `<th scope="col">${escapeText(each)}</th>`).join('')}</tr></thead>
<tbody>${rows.map((row) => `<tr>${cells(row).join('')}</tr>`).join('\n')}</tbody></table></div>`;
}

const STYLE = `
:root { color-scheme: light dark; --ink: #1c2733; --quiet: #5b6b7b; --rule: #d5dce3; --paper: #fff; --mark: #1f5fa8; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e4e9ee; --quiet: #9aa8b5; --rule: #36424e; --paper: #141a20; --mark: #7db4f0; }
}
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.6rem; } h2 { margin-top: 2.5rem; font-size: 1.25rem; } h3 { margin-top: 2rem; font-size: 1rem; }
ul { padding-left: 1.2rem; } li { overflow-wrap: anywhere; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; font-size: 0.9rem; }
caption { caption-side: bottom; text-align: left; color: var(--quiet); padding-top: 0.4rem; }
th, td { padding: 0.3rem 0.6rem; border-bottom: 1px solid var(--rule); text-align: right; }
th { font-weight: 600; } th:first-child { text-align: left; } tbody th { font-weight: 400; }
figure { margin: 1.25rem 0; } figcaption { color: var(--quiet); font-size: 0.9rem; }
.row { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: 1rem; } .row figure { margin: 0; }
svg { width: 100%; height: auto; max-width: 46rem; font: 11px system-ui, sans-serif; }
svg text { fill: var(--quiet); } .mark { fill: var(--mark); }
.grid { stroke: var(--rule); } .axis { stroke: var(--quiet); } .interval { stroke: var(--mark); stroke-width: 1.5; }
.diagonal { stroke: var(--quiet); stroke-dasharray: 3 3; }
`;
