import { z } from 'zod';
import { wasToldUnreached } from '#db/notices/reach.ts';
import { Words } from '../fields/words.ts';
import { act } from './act.ts';

/** A second person's signature under a decision, or their refusal to sign. */
export const Signature = z.strictObject({ decisionId: z.uuid(), agree: z.boolean(), reason: Words });

/** A second person signs a decision that departs from the provisional outcome, or refuses to. */
export const signDecision = act({
  name: 'signDecision',
  as: ['judge', 'supervisor'],
  words: ({ body }: { body: z.infer<typeof Signature> }) => [{ kind: 'reason', text: body.reason }],
  async command({ caseId, found, body: { decisionId, agree }, commitments: [commitment = ''] }, transaction) {
    const { institutionId, notified, hearing } = found.state;
    const judgeId = hearing?.proposal?.judgeId ?? '';
    return {
      type: 'signDecision',
      decisionId,
      agree,
      reasonCommitment: commitment,
      toldUnreached: !notified && (await wasToldUnreached(transaction, institutionId, caseId, judgeId)),
    };
  },
  answer: ({ body: { decisionId } }, { state }) => ({
    decisionId,
    phase: state.phase === 'decided' ? ('decided' as const) : ('hearing' as const),
  }),
});
