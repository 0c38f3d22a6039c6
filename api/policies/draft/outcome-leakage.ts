import { readNumber, type NumberReading } from './read-cells.ts';
import type { ColumnContent } from './table-contents.ts';

/** A column was probably written after the outcome if guessing by it leaves at most this share of the errors of a blind guess. */
const SHARE_OF_ERRORS = 0.3;
/** The same applies to a column that is filled or marked only in some rows, if this share of those rows have the same outcome. */
const SHARE_OF_MARKED = 0.9;
/** Minimum share of marked rows; fewer show nothing. */
const MIN_MARKED = 0.05;
/** If one outcome has a larger share of all rows than this, most marked rows have it anyway. */
const MAX_SHARE_OF_ONE_OUTCOME = 0.75;
const MAX_GROUPS = 20;
const ROWS_OF_A_GROUP = 25;

/**
 * Whether a column alone predicts the outcome so well that it was probably written after it, as the number of a later
 * case is.
 *
 * Its rows form at most 20 groups, by value or by size, and each group is guessed to have its most frequent outcome.
 * For a column that is filled only in some rows, or that has two values, it also counts if the smaller group nearly
 * always has the same outcome.
 *
 * @param isAdverse of each row; `undefined` if its outcome is not known
 */
export function leaksOutcome(
  content: ColumnContent,
  isAdverse: readonly (boolean | undefined)[],
  numbers: NumberReading,
): boolean {
  const groups = new Map<string, Tally>();
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
  return errors <= SHARE_OF_ERRORS * errorsIn(total) || isMark(groups, total);
}

/** Whether a column marks some rows that nearly all have the same outcome, although the rows as a whole do not. */
function isMark(groups: ReadonlyMap<string, Tally>, total: Tally): boolean {
  const marked = markedBy(groups, total);
  if (!marked || total.all - errorsIn(total) > MAX_SHARE_OF_ONE_OUTCOME * total.all) return false;
  return marked.all >= MIN_MARKED * total.all && errorsIn(marked) <= (1 - SHARE_OF_MARKED) * marked.all;
}

/** The rows in which a column is filled, or which have the rarer of its two values. */
function markedBy(groups: ReadonlyMap<string, Tally>, total: Tally): Tally | undefined {
  const empty = groups.get('');
  if (empty) return { adverse: total.adverse - empty.adverse, all: total.all - empty.all };
  const [one, other, third] = groups.values();
  if (!one || !other || third) return undefined;
  return one.all < other.all ? one : other;
}

/** A number of rows, and how many of them have the adverse outcome. */
interface Tally {
  adverse: number;
  all: number;
}

const errorsIn = ({ adverse, all }: Tally): number => Math.min(adverse, all - adverse);

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
