import type { z } from 'zod';
import { listCases, type CaseListQuery } from '#db/case-list.ts';
import type { Transaction } from '#db/transaction.ts';
import { describeNumber } from '../../figures-in-words.ts';
import { Problem } from '../../problem.ts';
import { tableFile, type TableColumns, type TableFormat } from '../../table-file.ts';
import { viewCaseRow, type CaseSummary } from './case-view.ts';

type CaseRow = z.infer<typeof CaseSummary>;

const dateOf = (at: string | null | undefined): Date | null => (at == null ? null : new Date(at));

/** The columns of a table of cases, in their order. */
const COLUMNS: TableColumns<CaseRow> = {
  id: { type: 'STRING', cell: ({ id }) => id },
  externalRef: { type: 'STRING', cell: ({ externalRef }) => externalRef },
  docketId: { type: 'STRING', cell: ({ docketId }) => docketId },
  policy: { type: 'STRING', cell: ({ policy }) => policy },
  policyVersion: { type: 'INT32', cell: ({ policyVersion }) => policyVersion },
  phase: { type: 'STRING', cell: ({ phase }) => phase },
  outcome: { type: 'STRING', cell: ({ outcome }) => outcome ?? null },
  adverse: { type: 'BOOLEAN', cell: ({ adverse }) => adverse ?? null },
  receivedAt: { type: 'TIMESTAMP', cell: ({ receivedAt }) => dateOf(receivedAt) },
  windowEndsAt: { type: 'TIMESTAMP', cell: ({ windowEndsAt }) => dateOf(windowEndsAt) },
  decidedAt: { type: 'TIMESTAMP', cell: ({ decidedAt }) => dateOf(decidedAt) },
};

const MAX_EXPORTED = 100_000;
const BATCH = 1_000;

/**
 * All cases that a search finds, newest first, as a file.
 *
 * @param byteOrderMark begins a CSV file with the mark by which Excel reads it as UTF-8
 * @throws Problem 422 `tooManyCases` if there are more than 100,000
 */
export async function exportCases(
  transaction: Transaction,
  institutionId: string,
  query: Omit<CaseListQuery, 'limit' | 'after'>,
  { format, byteOrderMark }: { format: Exclude<TableFormat, 'json'>; byteOrderMark: boolean },
): Promise<Buffer> {
  const cases: CaseRow[] = [];
  for (let after: string | undefined; ;) {
    const rows = await listCases(transaction, institutionId, { ...query, limit: BATCH, after });
    cases.push(...rows.map(viewCaseRow));
    if (cases.length > MAX_EXPORTED)
      throw new Problem(422, 'tooManyCases', `There are more than ${describeNumber(MAX_EXPORTED)} cases`, {
        remedy: 'choose a shorter period with from and to, and export one after the other',
      });
    after = rows.at(-1)?.caseId;
    if (rows.length < BATCH || after === undefined) return tableFile(format, COLUMNS, cases, byteOrderMark);
  }
}
