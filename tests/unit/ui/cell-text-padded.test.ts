import { expect, test } from 'vitest';
import { toHtml } from '#api/ui/html.ts';
import { DataTable } from '#api/ui/parts/data-table.ts';

test('cells and headings of a table hold their text alone, without blanks around it', () => {
  const table = DataTable({
    caption: 'People',
    stacks: true,
    rows: [{ name: 'Ada', age: 36, changed: true }],
    columns: [
      { heading: 'Name', cell: ({ name }) => name },
      {
        heading: 'Age in years',
        label: 'Age',
        isNumber: true,
        isChange: ({ changed }) => changed,
        cell: ({ age }) => age,
      },
      { heading: 'Actions', isHeadingHidden: true, cell: () => 'none' },
    ],
  });
  const page = toHtml(table);
  expect(page).toContain('<th scope="col" class="number">Age in years</th>');
  expect(page).toContain('<th scope="row">Ada</th>');
  expect(page).toContain('<td class="number is-change" data-label="Age">36</td>');
  expect(page).toContain('<td>none</td>');
});
