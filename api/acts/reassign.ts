import { z } from 'zod';
import { findStaff } from '#db/staffing/staff.ts';
import { hasConflict } from '#db/staffing/conflicts.ts';
import type { Transaction } from '#db/transaction.ts';
import { invalid, notFound } from '../problem.ts';
import { Words } from '../fields/words.ts';
import { act, type Ground } from './act.ts';

export const Reassignment = z.strictObject({
  /** The judge who is to hear it; null returns it to the queue. */
  judgeId: z.string().min(1).max(200).nullable(),
  reason: Words,
});
type Reassignment = z.infer<typeof Reassignment>;

/** A supervisor assigns a hearing to a named judge, or returns it to the queue; the trail records the supervisor. */
export const reassign = act({
  name: 'reassign',
  as: ['supervisor'],
  words: ({ body }: { body: Reassignment }) => [{ kind: 'reason', text: body.reason }],
  async command(ground, transaction) {
    const { body, commitments } = ground;
    const judge = await judgeOf(ground, transaction);
    return {
      type: 'reassign',
      judgeId: body.judgeId,
      judgeRole: judge?.role ?? null,
      reasonCommitment: commitments[0] ?? '',
    };
  },
  answer: () => null,
});

/** The named judge, or `null` for the queue; throws a Problem if the judge cannot be assigned. */
async function judgeOf({ body: { judgeId }, found }: Ground<Reassignment>, transaction: Transaction) {
  const { state, externalRef } = found;
  if (!state.hearing) throw notFound('hearing');
  if (judgeId === null) return null;
  const member = await findStaff(transaction, state.institutionId, judgeId);
  if (!member?.active)
    throw invalid([
      { field: '/judgeId', message: 'no active judge or supervisor is registered under this id; see GET /v1/staff' },
    ]);
  if (await hasConflict(transaction, state.institutionId, judgeId, externalRef))
    throw invalid([{ field: '/judgeId', message: 'this judge has a conflict with the case; name another' }]);
  return member;
}
