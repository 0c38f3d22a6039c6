import { trimCell } from './csv-cells.ts';
import type { CsvRow } from './read-csv.ts';

/** What numbers are counted in, as files say it in English, German and Spanish. */
const UNIT =
  /^(?:[€$£¥%‰]|(?:t|k|tsd\.? ?|mio\.? ?|mn ?)?(?:€|eur|usd|gbp|chf|jpy)|euros?|dollars?|pounds?|percent|prozent|% ?p\. ?a\.|years?|yrs?|jahren?|jahre?|años?|months?|monate?n?|meses|weeks?|wochen?|days?|tage?n?|días?|hours?|hrs?|stunden?|minutes?|minuten?|seconds?|sekunden?|kg|km|cm|mm|km²|m²|m2|qm|sqm|count|number|anzahl|stück|pieces|pcs)$/i;
/** What such a line may say of columns that hold no numbers. */
const OTHER =
  /^(?:-|–|text|string|date|datum|fecha|yyyy-mm-dd|jjjj-mm-tt|dd[./]mm[./]yyyy|mm\/dd\/yyyy|tt\.mm\.jjjj|yes\/no|ja\/nein|0\/1)$/i;
const NUMBER = /^[^\p{L}\d]{0,3}\d/u;
/** Rows that are looked at to see whether a column holds numbers. */
const ROWS_LOOKED_AT = 50;

/** A cell such as `[EUR]` or `(years)` without its brackets. */
const withoutBrackets = (cell: string): string => trimCell(cell).replace(/^[[(](.*)[\])]$/, '$1');

/**
 * Removes the first row of a table if it names units below the names of the columns, and returns it with the units alone: each of
 * its cells is a unit or says nothing, and at least one is the unit of a column of numbers.
 */
export function takeUnits(rows: CsvRow[]): CsvRow | undefined {
  const [first, ...others] = rows.slice(0, 1 + ROWS_LOOKED_AT);
  if (!first || others.length === 0) return undefined;
  const cells = first.cells.map(withoutBrackets);
  if (!cells.every((cell) => cell === '' || UNIT.test(cell) || OTHER.test(cell))) return undefined;
  const isOfNumbers = (_: string, place: number) => {
    const below = others.map((row) => trimCell(row.cells[place] ?? '')).filter((cell) => cell !== '');
    return below.length > 0 && below.every((cell) => NUMBER.test(cell));
  };
  const measured = cells.map((cell, place) => (UNIT.test(cell) && isOfNumbers(cell, place) ? cell : ''));
  if (measured.every((cell) => cell === '')) return undefined;
  rows.shift();
  return { ...first, cells: cells.map((cell) => (UNIT.test(cell) ? cell : '')) };
}
