import type { DayAsRead } from '#api/import/days-as-read.ts';
import { describeDay } from '#api/ui/figures.ts';
import { html } from '#api/ui/html.ts';
import { say, type Phrase } from '#api/ui/say.ts';

/** Says of each column of days which of its cells are no days in full, and as which days they are read. */
export function DaysAsRead({ days }: { days: readonly DayAsRead[] }) {
  if (days.length === 0) return null;
  return html`<ul>
    ${days.map((each) => html`<li>${inWords(each)}</li>`)}
  </ul>`;
}

function inWords({ column, as, cell, day }: DayAsRead): Phrase {
  const read = describeDay(day);
  switch (as) {
    case 'serialDay':
      return say`Column “${column}”: the number ${cell} is read as ${read}, as spreadsheets count days.`;
    case 'week':
      return say`Column “${column}”: the week ${cell} is read as ${read}.`;
    case 'month':
      return say`Column “${column}”: the month ${cell} is read as ${read}.`;
    case 'shortYear':
      return say`Column “${column}”: ${cell} is read as ${read}; years with two digits are from 1930 to 2029.`;
  }
}
