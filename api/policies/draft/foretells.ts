import { readNumber, type NumberReading } from './read-cells.ts';
import type { ColumnContent } from './table-contents.ts';

/** A column that leaves at most this share of the errors of a blind guess seems to be written after the outcome. */
const SHARE_OF_ERRORS = 0.1;
const MAX_GROUPS = 20;
const ROWS_OF_A_GROUP = 25;

/**
 * Whether a column alone tells the outcome of nearly all rows, so that it was probably written after it, as the number of a later
 * case is.
 *
 * Its rows form at most 20 groups, by value or by size, and each group is guessed to have the outcome that most of it has.
 *
 * @param isAdverse of each row; `undefined` where its outcome is not known
 */
export function foretellsOutcome(
  content: ColumnContent,
  isAdverse: readonly (boolean | undefined)[],
  numbers: NumberReading,
): boolean {
  const groups = new Map<string, { adverse: number; all: number }>();
  const total = { adverse: 0, all: 0 };
  const groupOf = grouping(content, numbers);
  content.everyCell.forEach((cell, row) => {
    const adverse = isAdverse[row];
    if (adverse === undefined) return;
    const name = groupOf(cell);
    const group = groups.get(name) ?? { adverse: 0, all: 0 };
    groups.set(name, group);
    for (const each of [group, total]) {
      each.all += 1;
      each.adverse += Number(adverse);
    }
  });
  const errors = [...groups.values()].reduce((sum, group) => sum + errorsIn(group), 0);
  return errors <= SHARE_OF_ERRORS * errorsIn(total);
}

const errorsIn = ({ adverse, all }: { adverse: number; all: number }): number => Math.min(adverse, all - adverse);

function grouping({ cells, everyCell, missing }: ColumnContent, reading: NumberReading): (cell: string) => string {
  const isMissing = (cell: string) => cell === '' || missing.includes(cell);
  const most = Math.min(MAX_GROUPS, Math.floor(everyCell.length / ROWS_OF_A_GROUP));
  if (new Set(cells).size <= most) return (cell) => (isMissing(cell) ? '' : cell);
  const sorted = cells
    .map((cell) => readNumber(cell, reading))
    .filter((each) => each !== undefined)
    .toSorted((a, b) => a - b);
  if (sorted.length < cells.length) return (cell) => (isMissing(cell) ? '' : 'given');
  const bounds = Array.from(
    { length: most - 1 },
    (_, group) => sorted[Math.floor(((group + 1) * sorted.length) / most)] ?? 0,
  );
  return (cell) =>
    isMissing(cell) ? '' : String(bounds.findLastIndex((bound) => (readNumber(cell, reading) ?? 0) >= bound));
}
