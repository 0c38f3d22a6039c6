import { listHearings } from '#db/staffing/hearing-list.ts';
import { inTransaction } from '#db/transaction.ts';
import type { ApiDependencies } from '../deps.ts';
import { scopeOf, type Staff } from '../principal.ts';
import { Problem } from '../problem.ts';
import { perform } from './perform.ts';
import { reassign } from './reassign.ts';

/** How many hearings are read at a time. */
const BATCH = 100;

/**
 * Returns all hearings that a judge holds to the queue, or passes them to the person who covers for them and may hear them, each in
 * a transaction of its own with the supervisor's reason on its trail. A hearing that was decided or returned in the meantime is left
 * as it is.
 *
 * @returns the cases of the hearings that were returned
 */
export async function returnHearings(
  dependencies: ApiDependencies,
  supervisor: Staff,
  holderId: string,
  reason: string,
  cover: string | null = null,
): Promise<string[]> {
  const returned: string[] = [];
  const tried = new Set<string>();
  for (;;) {
    const held = await inTransaction(dependencies.database, scopeOf(supervisor), (transaction) =>
      listHearings(transaction, supervisor.institutionId, {
        staffId: '',
        oversees: true,
        status: undefined,
        holderId,
        limit: BATCH + tried.size,
        after: undefined,
      }),
    );
    const left = held.map(({ caseId }) => caseId).filter((caseId) => !tried.has(caseId));
    if (left.length === 0) return returned;
    for (const caseId of left) {
      tried.add(caseId);
      const move = (judgeId: string | null) =>
        perform(dependencies, reassign, supervisor, caseId, { judgeId, reason }).then(
          () => true,
          (error: unknown) => {
            const { status } = error instanceof Problem ? error.document : { status: 500 };
            // The person who covers may be barred from this case, or away themselves.
            if (status === 409 || (status === 422 && judgeId !== null)) return false;
            throw error;
          },
        );
      const isReturned = (cover !== null && (await move(cover))) || (await move(null));
      if (isReturned) returned.push(caseId);
    }
  }
}
