import type { ReportScope } from '#db/audit/reports/report-scope.ts';
import type { Transaction } from '#db/transaction.ts';
import type { Words } from '#api/ui/say.ts';
import type { Drawing } from './drawing/drawing.ts';
import type { Cells, Kind } from './figures.ts';

interface CellWords<Row> {
  tell(row: Row): Words;
}

/** A report that auditors can ask for by its name: its words, its query, its columns, and how it is drawn. */
export interface Report<Row extends Cells = Cells> {
  title: string;
  /** What its figures are of, and what they do not show. */
  explanation: string;
  /** Cells that read otherwise than their column, because the program's own words stand in them beside those of others. */
  cells?: { readonly [Column in keyof Row]?: CellWords<Row>['tell'] };
  /** Every column of a row, in the order of the table, with how its figures are read. */
  columns: { readonly [Column in keyof Row]: Kind };
  rows(transaction: Transaction, scope: ReportScope): Promise<Row[]>;
  /** Pictures of rows; none where there is nothing to see. */
  draw(rows: readonly Row[]): Drawing[];
}

/** A report whose columns and drawings go by the rows of its query. */
export const report = <Row extends Cells>(declared: Report<Row>): Report => declared;
