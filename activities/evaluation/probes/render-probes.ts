import { dot, ruleY, text, tickX } from '@observablehq/plot';
import { drawPlot, heightFor, ROW_MARGINS } from '../charts/draw-plot.ts';
import { escapeText, page, table } from '../charts/page.ts';
import { percent } from '../print-report.ts';
import { PROBE_COLUMNS, probeRows, type ProbeReport } from './probe-report.ts';

/** Pass rates as one HTML page with a chart. */
export function renderProbes(report: ProbeReport): string {
  const { model, promptVersion, promptHash, at, seed } = report;
  return page(
    `${model}: probes`,
    `<h1>${escapeText(model)}: probes</h1>
<ul>
<li>Prompt ${escapeText(promptVersion)} (${promptHash}); made ${at}, seed ${seed}.</li>
${report.languageModel ? '' : '<li>This is the built-in scorer and no language model. Families that take one are not asked.</li>'}
</ul>
<figure>
${chart(report)}
<figcaption>Share of items passed with 95 % Wilson intervals. Upright marks stand at what guessing would pass.</figcaption>
</figure>
${table(PROBE_COLUMNS, probeRows(report), 'Items without a valid answer count as not passed.')}
<h2>What each family asks</h2>
<ul>${report.results.map(({ title, asks }) => `<li><b>${escapeText(title)}</b>: ${escapeText(asks)}</li>`).join('\n')}</ul>`,
  );
}

function chart({ results }: ProbeReport): string {
  const asked = results.flatMap(({ title, result }) => {
    if (!result.asked) return [];
    const { value, lower, upper } = result.rate;
    const about = `${title}: ${percent(value)}, 95 % interval ${percent(lower)} to ${percent(upper)}`;
    return [{ title, value, lower, upper, chance: result.chance, stated: percent(value), about }];
  });
  const unasked = results.flatMap(({ title, result }) => (result.asked ? [] : [{ title, because: result.because }]));
  return drawPlot('Share of items passed, by family', {
    ...ROW_MARGINS,
    width: 640,
    height: heightFor(results.length),
    x: { label: null, domain: [0, 1], ticks: 5, tickFormat: '.0%', grid: true },
    y: { label: null, domain: results.map(({ title }) => title), tickSize: 0 },
    marks: [
      tickX(
        asked.filter(({ chance }) => chance !== null),
        { x: 'chance', y: 'title', stroke: 'var(--quiet)', insetTop: 5, insetBottom: 5 },
      ),
      ruleY(asked, { y: 'title', x1: 'lower', x2: 'upper', stroke: 'var(--mark)', strokeWidth: 1.5 }),
      dot(asked, { x: 'value', y: 'title', r: 4.5, fill: 'var(--mark)', title: 'about' }),
      text(asked, { y: 'title', text: 'stated', frameAnchor: 'right', dx: 55, textAnchor: 'end' }),
      text(unasked, { y: 'title', text: 'because', frameAnchor: 'left', dx: 6, textAnchor: 'start' }),
    ],
  });
}
