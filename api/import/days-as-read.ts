import { z } from 'zod';
import { kindOfDay, readDate, UNUSUAL_DAYS, type DayReading } from './read-date.ts';

/** A cell that says something else than a day of a calendar in full, and the day as which it and those like it are read. */
export const DayAsRead = z.strictObject({
  column: z.string(),
  as: z.enum(UNUSUAL_DAYS),
  cell: z.string(),
  day: z.string(),
});
export type DayAsRead = z.infer<typeof DayAsRead>;

/** The first cell of each kind in a column of days. */
export function daysAsRead(column: string, cells: Iterable<string>, reading: DayReading): DayAsRead[] {
  const found = new Map<string, DayAsRead>();
  for (const cell of cells) {
    const as = kindOfDay(cell);
    if (as === undefined || found.has(as)) continue;
    const day = readDate(cell, reading);
    if (day !== undefined) found.set(as, { column, as, cell: cell.slice(0, MAX_CELL), day });
  }
  return [...found.values()];
}

const MAX_CELL = 60;

/** What is known of a file's days, with those of its next rows. */
export const withDays = (known: readonly DayAsRead[], more: readonly DayAsRead[]): DayAsRead[] => [
  ...known,
  ...more.filter((each) => !known.some(({ column, as }) => column === each.column && as === each.as)),
];
