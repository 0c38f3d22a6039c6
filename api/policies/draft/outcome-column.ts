import { invalid } from '../../problem.ts';
import { seemsOutcome } from './column-name.ts';
import type { ColumnContent } from './table-contents.ts';

/** The column that states the later outcome, and those of its values that are adverse. */
export interface Polarity {
  outcome: string;
  adverse: readonly string[];
}

/** Columns that could state the later outcome, with their values. */
export interface OutcomeQuestion {
  text: string;
  choices: { column: string; values: { value: string; rows: number }[] }[];
}

const MAX_OUTCOMES = 10;
const MAX_CHOICES = 5;

/** The columns that could state the later outcome, the likeliest first. */
export function questionOf(contents: readonly ColumnContent[]): OutcomeQuestion {
  const choices = contents
    .map(({ column, cells }, place) => ({ column, cells, place, values: new Set(cells).size }))
    .filter(({ values }) => values >= 2 && values <= MAX_OUTCOMES)
    // The outcome is more often in the last column of a file than in any other.
    .toSorted((a, b) => weightOf(b) - weightOf(a) || b.place - a.place)
    .slice(0, MAX_CHOICES)
    .map(({ column, cells }) => ({ column, values: countValues(cells) }));
  return { text: 'Which column says what later happened, and which of its values is the bad one?', choices };
}

const weightOf = ({ column, values }: { column: string; values: number }): number =>
  Number(seemsOutcome(column)) * 2 + Number(values === 2);

/** The values of a column with the number of their rows, the most frequent first. */
export function countValues(cells: readonly string[]): { value: string; rows: number }[] {
  const counts = new Map<string, number>();
  for (const cell of cells) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  return [...counts].map(([value, rows]) => ({ value, rows })).toSorted((a, b) => b.rows - a.rows);
}

/** Whether the outcome of each row is adverse; `undefined` if it is not known. */
export function adverseRows(
  { outcome, adverse }: Polarity,
  contents: readonly ColumnContent[],
): (boolean | undefined)[] {
  const found = contents.find(({ column }) => column === outcome);
  return (found?.everyCell ?? []).map((cell) =>
    cell === '' || found?.missing.includes(cell) ? undefined : adverse.includes(cell),
  );
}

/** @throws Problem 422 if the polarity names a column or a value that the table does not have, or leaves no favourable value */
export function ensureAnswered({ outcome, adverse }: Polarity, contents: readonly ColumnContent[]): void {
  const found = contents.find(({ column }) => column === outcome);
  if (!found) throw invalid([{ field: 'outcome', message: `the table has no column ${outcome}` }]);
  const values = new Set(found.cells);
  const unknown = adverse.find((value) => !values.has(value));
  if (adverse.length === 0 || unknown !== undefined)
    throw invalid([{ field: 'adverse', message: `give one of ${[...values].slice(0, MAX_OUTCOMES).join(', ')}` }]);
  if (adverse.length === values.size)
    throw invalid([{ field: 'adverse', message: 'leave at least one value that is not the bad one' }]);
}
