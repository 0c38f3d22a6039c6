import { z } from 'zod';
import { loadCase } from '../../db/cases/read-case.ts';
import { findStaff } from '../../db/staff.ts';
import { inTransaction } from '../../db/transaction.ts';
import { instruct } from '../case-workflows.ts';
import type { ApiDependencies } from '../deps.ts';
import { withWords } from '../hearing/give-words.ts';
import { Words } from '../hearing/words.ts';
import { actorOf, scopeOf, type Staff } from '../principal.ts';
import { invalid, notFound } from '../problem.ts';

export const Reassignment = z.strictObject({
  /** Who shall hear it; null puts it back in the queue. */
  judgeId: z.string().min(1).max(200).nullable(),
  reason: Words,
});
export type Reassignment = z.infer<typeof Reassignment>;

/**
 * Gives a hearing to a named judge, or puts it back in the queue; the trail keeps by whom, and the reason beside it.
 *
 * @throws Problem when nobody active has that id, they have a conflict with the case, or the hearing's rules bar them
 */
export async function reassign(
  dependencies: ApiDependencies,
  staff: Staff,
  caseId: string,
  { judgeId, reason }: Reassignment,
): Promise<void> {
  const { institutionId } = staff;
  const judge = await inTransaction(dependencies.database, scopeOf(staff), async (transaction) => {
    const found = await loadCase(transaction, institutionId, caseId);
    if (!found?.state.hearing) throw notFound('hearing');
    if (judgeId === null) return null;
    const member = await findStaff(transaction, institutionId, judgeId);
    if (!member?.active)
      throw invalid([{ field: '/judgeId', message: 'nobody active is registered under this id; see GET /v1/staff' }]);
    if (member.conflicts.includes(found.externalRef))
      throw invalid([{ field: '/judgeId', message: 'this person has a conflict with the case; name another' }]);
    return member;
  });
  await withWords(
    dependencies,
    { institutionId, caseId, scope: scopeOf(staff), words: [{ kind: 'reason', body: reason }] },
    ([text]) =>
      instruct(dependencies.temporal, {
        institutionId,
        caseId,
        actor: actorOf(staff, ['supervisor']),
        command: {
          type: 'reassign',
          judgeId,
          judgeRole: judge?.role ?? null,
          reasonCommitment: text?.commitment ?? '',
        },
      }),
  );
}
