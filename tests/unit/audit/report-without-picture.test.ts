import { expect, test } from 'vitest';
import { REPORTS } from '#api/views/auditor/reports/index.ts';
import { Chart } from '#api/ui/charts/chart.ts';
import { toHtml } from '#api/ui/html.ts';
import { textIn } from '#api/ui/say.ts';

test.each([...REPORTS])('%s is drawn even if its rows have only zeroes and gaps', (_name, report) => {
  const bare = Object.fromEntries(
    Object.entries(report.columns).map(([column, kind]) => [
      column,
      kind === 'day' ? '2026-11-29' : kind === 'words' && /policy|judge|group/.test(column) ? 'x' : null,
    ]),
  );
  for (const { title, label, options } of report.draw([bare])) {
    const page = toHtml(Chart({ title, label, options, rows: [bare], columns: [] }));
    expect(page).not.toMatch(/NaN|Infinity/);
  }
});

test('a year of spending is drawn by its last days, with assumed and reported tokens apart', () => {
  const rows = Array.from({ length: 365 }, (_, day) => ({
    policy: 'credit',
    day: new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10),
    model: 'some-model',
    requests: 1,
    promptTokens: 1_000,
    completionTokens: 50,
    assumedTokens: day === 364 ? 700 : 0,
    setAsideTokens: 0,
    cost: null,
    currency: null,
  }));
  const [drawing, ...others] = REPORTS.get('model-spending')?.draw(rows) ?? [];
  expect(others).toEqual([]);
  expect(drawing?.rows).toHaveLength(31);
  expect(textIn(drawing?.label ?? '', 'en')).toContain('2026-12-31: 1000 sent, 50 written, 700 assumed, 0 reserved');
});
