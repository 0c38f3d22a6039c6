import { z } from 'zod';
import { Words } from '../words.ts';
import { act } from './act.ts';

/** A second person's signature under a decision, or their refusal to sign. */
export const Signature = z.strictObject({ decisionId: z.uuid(), agree: z.boolean(), reason: Words });

/** A second person signs a decision that departs from the provisional outcome, or refuses to. */
export const signDecision = act({
  name: 'signDecision',
  as: ['judge', 'supervisor'],
  words: ({ body }: { body: z.infer<typeof Signature> }) => [{ kind: 'reason', text: body.reason }],
  command: ({ body: { decisionId, agree }, commitments: [commitment = ''] }) => ({
    type: 'signDecision',
    decisionId,
    agree,
    reasonCommitment: commitment,
  }),
  answer: ({ body: { decisionId } }, { state }) => ({
    decisionId,
    phase: state.phase === 'decided' ? ('decided' as const) : ('hearing' as const),
  }),
});
