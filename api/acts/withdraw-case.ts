import { z } from 'zod';
import { subjectsTold } from '#db/notices/notices.ts';
import { act } from './act.ts';

/** The reason for withdrawing a case. */
export const WithdrawalReason = z
  .string()
  .max(5_000)
  .refine((text) => text.trim() !== '', { error: 'give the reason for withdrawing the case' });

/**
 * The institution withdraws a case before it is decided. The subject is told, and no decision about them is made. If a claim
 * is open, only the subject can give it up, so they are asked to agree, and the hearing goes on.
 */
export const withdrawCase = act({
  name: 'withdrawCase',
  as: ['institution'],
  words: ({ body }: { body: { reason: string } }) => [{ kind: 'reason', text: body.reason }],
  async command({ caseId, found, commitments: [commitment = ''] }, transaction) {
    const told = await subjectsTold(transaction, found.state.institutionId, [caseId]);
    return {
      type: 'withdrawCase',
      reasonCommitment: commitment,
      ...(!told.has(caseId) && { neverTold: true as const }),
    };
  },
  answer: ({ caseId }, { state }) => ({ id: caseId, phase: state.phase }),
});
