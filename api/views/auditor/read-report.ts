import type { ReportScope } from '#db/audit/reports/report-scope.ts';
import { inSnapshot } from '#db/transaction.ts';
import type { ApiDependencies } from '../../deps.ts';
import { scopeOf, type Staff } from '../../principal.ts';
import { Problem } from '../../problem.ts';
import { REPORTS } from './reports/index.ts';
import type { Cells } from './reports/figures.ts';
import type { Report } from './reports/report.ts';

/** A report with its figures, as of a moment. */
export interface ReadReport {
  report: Report;
  rows: Cells[];
  at: string;
}

/**
 * Reads a report by its name, in the role that can change nothing.
 *
 * @throws Problem 404 that names the reports there are
 */
export async function readReport(
  dependencies: ApiDependencies,
  staff: Staff,
  name: string,
  about: Omit<ReportScope, 'institutionId'>,
): Promise<ReadReport> {
  const report = REPORTS.get(name);
  if (!report)
    throw new Problem(404, 'notFound', 'There is no such report', {
      remedy: `use one of ${[...REPORTS.keys()].join(', ')}`,
    });
  return inSnapshot(dependencies.auditDatabase, scopeOf(staff), async (transaction) => ({
    report,
    rows: await report.rows(transaction, { institutionId: staff.institutionId, ...about }),
    at: await dependencies.clock(transaction),
  }));
}

/** Headers of a report that a browser or a program downloads as CSV. */
export const csvHeaders = (name: string): Record<string, string> => ({
  'content-type': 'text/csv; charset=utf-8',
  'content-disposition': `attachment; filename="${name}.csv"`,
});
