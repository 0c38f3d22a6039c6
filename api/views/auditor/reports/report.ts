import type { ReportScope } from '#db/audit/reports/report-scope.ts';
import type { Transaction } from '#db/transaction.ts';

export type Cell = string | number | null;

/** A report that auditors can ask for by its name. */
export interface Report {
  title: string;
  /** What its figures are of, and what they do not show. */
  explanation: string;
  columns: readonly string[];
  rows(transaction: Transaction, scope: ReportScope): Promise<Record<string, Cell>[]>;
}
