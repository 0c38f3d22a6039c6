import { z } from 'zod';
import { ComparisonFit } from '#workflows/domain/comparison.ts';
import { Words } from '../fields/words.ts';
import { act } from './act.ts';

export const ComparisonBody = z.strictObject({ fit: ComparisonFit, reasons: Words });

/** A judge says, after the reveal, whether the cases in the comparison are the right evidence about this person. */
export const assessComparison = act({
  name: 'assessComparison',
  as: ['judge', 'supervisor'],
  refersToView: true,
  words: ({ body }: { body: z.infer<typeof ComparisonBody> }) => [{ kind: 'reason', text: body.reasons }],
  command: ({ body, id, commitments: [reasonsCommitment = ''] }) => ({
    type: 'assessComparison',
    comparisonId: id,
    fit: body.fit,
    reasonsCommitment,
  }),
  answer: ({ id }) => ({ comparisonId: id }),
});
