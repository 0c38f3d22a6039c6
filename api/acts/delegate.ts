import { z } from 'zod';
import { listCandidates } from '#db/staffing/stuck-hearings.ts';
import type { Transaction } from '#db/transaction.ts';
import { problemOf } from '../problem.ts';
import { Words } from '../fields/words.ts';
import { act, type Ground } from './act.ts';

export const Delegation = z.strictObject({
  /** The colleague who is to hear it, or the caller themselves, who takes it back. */
  judgeId: z.string().min(1).max(200),
  reason: Words,
});
type Delegation = z.infer<typeof Delegation>;

/**
 * A judge hands the hearing that they hold to a colleague, hands it back, or takes back what they handed over, with a reason. Why a
 * colleague cannot take it is not said: it would tell whether they have heard the case.
 */
export const delegate = act({
  name: 'delegate',
  as: ['judge', 'supervisor'],
  words: ({ body }: { body: Delegation }) => [{ kind: 'reason', text: body.reason }],
  command: async (ground, transaction) => ({
    type: 'delegate',
    judgeId: ground.body.judgeId,
    judgeRole: await roleOf(ground, transaction),
    reasonCommitment: ground.commitments[0] ?? '',
  }),
  answer: () => null,
});

async function roleOf(
  { caseId, actor, found, body: { judgeId } }: Ground<Delegation>,
  transaction: Transaction,
): Promise<'judge' | 'supervisor'> {
  if (judgeId === actor.id) return actor.role === 'supervisor' ? 'supervisor' : 'judge';
  const { institutionId, hearing } = found.state;
  const candidates = (await listCandidates(transaction, institutionId, found.at, [caseId])).get(caseId) ?? [];
  const colleague = candidates.find(({ staffId }) => staffId === judgeId);
  // A hearing that comes back is none more.
  const isBack = hearing?.holding?.delegatedBy === judgeId;
  const obstacles = colleague?.obstacles.filter((each) => !isBack || (each !== 'capReached' && each !== 'noHearings'));
  if (!colleague || obstacles?.length !== 0) throw problemOf({ code: 'colleagueCannotHear' });
  return colleague.role;
}
