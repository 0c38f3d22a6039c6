import { z } from 'zod';
import { act } from './act.ts';

/** Why a case is withdrawn, in words. */
export const WithdrawalReason = z
  .string()
  .max(5_000)
  .refine((text) => text.trim() !== '', { error: 'give the reason for withdrawing the case' });

/**
 * The institution takes a case back before it is decided. Its subject is told; nobody decides anything about them. With a
 * claim open only the subject can let it go, so they are asked, and the hearing goes on.
 */
export const withdrawCase = act({
  name: 'withdrawCase',
  as: ['institution'],
  words: ({ body }: { body: { reason: string } }) => [{ kind: 'reason', text: body.reason }],
  command: ({ commitments: [commitment = ''] }) => ({ type: 'withdrawCase', reasonCommitment: commitment }),
  answer: ({ caseId }, { state }) => ({ id: caseId, phase: state.phase }),
});
