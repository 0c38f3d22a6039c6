import { listDecisions, sumDecisions, type DecisionQuery, type DecisionSum } from '#db/audit/decision-list.ts';
import type { Transaction } from '#db/transaction.ts';
import { encodeCursor } from '../../paging.ts';
import { describeNumber } from '../../figures-in-words.ts';
import { Problem } from '../../problem.ts';
import { viewDecision, type DecisionView } from './decision-view.ts';

/** Maximum number of decisions in one file. */
const MAX_EXPORTED = 100_000;

/** How many decisions are read at a time for a file. */
const BATCH = 5_000;

/** A page of decisions, and, with the first page, how many there are altogether. */
export async function findDecisions(
  transaction: Transaction,
  institutionId: string,
  query: DecisionQuery,
): Promise<{ decisions: DecisionView[]; cursor: string | null; totals: DecisionSum | null }> {
  const rows = await listDecisions(transaction, institutionId, query);
  const last = rows.length === query.limit ? rows.at(-1) : undefined;
  return {
    decisions: rows.map(viewDecision),
    cursor: last ? encodeCursor([last.decidedAt, last.decisionId]) : null,
    totals: query.after === undefined ? await sumDecisions(transaction, institutionId, query) : null,
  };
}

/**
 * All decisions that a query finds, for a file.
 *
 * @throws Problem 422 if there are more than one file holds
 */
export async function exportDecisions(
  transaction: Transaction,
  institutionId: string,
  query: Omit<DecisionQuery, 'limit' | 'after'>,
): Promise<DecisionView[]> {
  const { decisions: found } = await sumDecisions(transaction, institutionId, query);
  if (found > MAX_EXPORTED)
    throw new Problem(422, 'tooManyDecisions', `There are more than ${describeNumber(MAX_EXPORTED)} decisions`, {
      detail: `the search finds ${describeNumber(found)}`,
      remedy: 'choose a shorter period with from and to, and export one after the other',
    });
  const decisions: DecisionView[] = [];
  for (let after: DecisionQuery['after']; ;) {
    const rows = await listDecisions(transaction, institutionId, { ...query, limit: BATCH, after });
    decisions.push(...rows.map(viewDecision));
    const last = rows.at(-1);
    if (rows.length < BATCH || !last) return decisions;
    after = [last.decidedAt, last.decisionId];
  }
}
