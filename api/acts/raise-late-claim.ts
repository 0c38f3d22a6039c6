import { z } from 'zod';
import { sha256 } from '#db/commitment.ts';
import { Words } from '../fields/words.ts';
import { act } from './act.ts';
import { ClaimLanguage, type ClaimReceipt } from './raise-claim.ts';

export const LateClaimBody = z.strictObject({
  statement: Words,
  /** Why it comes after the appeal window. */
  why: Words,
  language: ClaimLanguage.optional(),
});

/**
 * The subject's own words after their appeal window. The receipt means that they are stored and that a supervisor decides
 * whether they are admitted.
 */
export const raiseLateClaim = act({
  name: 'raiseLateClaim',
  as: [],
  needsWindow: true,
  words: ({ body, id }: { body: z.infer<typeof LateClaimBody>; id: string }) => [
    { kind: 'claim', text: body.statement, id },
    { kind: 'reason', text: body.why },
  ],
  draft: (body) => ({ kind: 'claim', body }),
  command: ({ id, body: { language }, commitments: [statement = '', why = ''] }) => ({
    type: 'raiseLateClaim',
    claimId: id,
    statementCommitment: statement,
    whyCommitment: why,
    ...(language !== undefined && { language }),
  }),
  answer: ({ id, body }, { at }): ClaimReceipt => ({ claimId: id, receivedAt: at, hash: sha256(body.statement) }),
});
