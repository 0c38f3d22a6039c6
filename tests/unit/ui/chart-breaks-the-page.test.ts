import { barX, ruleX } from '@observablehq/plot';
import { expect, test } from 'vitest';
import { Chart } from '#api/ui/charts/chart.ts';
import { toHtml } from '#api/ui/html.ts';

const EVIL = '</svg><script>alert(1)</script>';

function chartOf(rows: { name: string; share: number }[]): string {
  const options = {
    marginLeft: 120,
    marks: [barX(rows, { x: 'share', y: 'name', fill: 'var(--series-1)', title: 'name' }), ruleX([0])],
  };
  const columns = [
    { heading: 'Name', cell: ({ name }: { name: string }) => name },
    { heading: 'Share', isNumber: true as const, cell: ({ share }: { share: number }) => String(share) },
  ];
  return toHtml(Chart({ title: 'Shares', label: 'Shares by name', options, rows, columns, csv: '/shares.csv' }));
}

test('a chart is a picture with a label, the figures as a table and a file, and no style that the policy refuses', () => {
  const page = chartOf([
    { name: 'first', share: 0.25 },
    { name: 'second', share: 0.5 },
  ]);
  expect(page).toMatch(/<svg [^>]*role="img"/);
  expect(page).toContain('aria-label="Shares by name"');
  expect(page.match(/<rect /g)).toHaveLength(2);
  expect(page).toContain('fill="var(--series-1)"');
  expect(page).not.toMatch(/<style|style=/);
  expect(page).toContain('<th scope="row">second</th>');
  expect(page).toContain('href="/shares.csv"');
});

test('labels are drawn as text, whatever they contain', () => {
  const page = chartOf([{ name: EVIL, share: 1 }]);
  expect(page).toContain('&lt;script>');
  expect(page).not.toContain('<script');
});

test('a chart without data says so', () => {
  expect(chartOf([])).toContain('nothing to show yet');
});
