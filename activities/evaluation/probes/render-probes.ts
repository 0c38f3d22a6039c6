import { page, table } from '../charts/page.ts';
import { dot, escapeText, line, picture, words } from '../charts/svg.ts';
import { percent } from '../print-report.ts';
import { PROBE_COLUMNS, probeRows, type ProbeReport } from './probe-report.ts';

const WIDTH = 640;
const ROW = 26;
const LEFT = 270;
const RIGHT = 60;

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
  const height = ROW * (results.length + 1);
  const x = (share: number) => LEFT + share * (WIDTH - LEFT - RIGHT);
  const axis = [0, 0.25, 0.5, 0.75, 1].flatMap((share) => [
    line(x(share), 4, x(share), height - ROW + 6, 'grid'),
    words(x(share), height - 6, `${100 * share} %`, 'middle'),
  ]);
  const rows = results.flatMap(({ title, result }, place) => {
    const y = ROW * (place + 0.5);
    const name = words(LEFT - 14, y + 4, title, 'end');
    if (!result.asked) return [name, words(x(0) + 6, y + 4, result.because, 'start')];
    const { value, lower, upper } = result.rate;
    return [
      name,
      ...(result.chance === null ? [] : [line(x(result.chance), y - 7, x(result.chance), y + 7, 'axis')]),
      line(x(lower), y, x(upper), y, 'interval'),
      dot(x(value), y, 4.5, `${title}: ${percent(value)}, 95 % interval ${percent(lower)} to ${percent(upper)}`),
      words(WIDTH, y + 4, percent(value), 'end'),
    ];
  });
  return picture(WIDTH, height, 'Share of items passed, by family', [...axis, ...rows]);
}
