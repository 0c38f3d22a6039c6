import { z } from 'zod';
import { Words } from '../words.ts';
import { act } from './act.ts';

export const Bounce = z.strictObject({ reason: Words });

/** The institution says that what was handed over to a subject has come back. */
export const reportBounce = act({
  name: 'reportBounce',
  as: ['institution'],
  words: ({ body }: { body: z.infer<typeof Bounce> }) => [{ kind: 'reason', text: body.reason }],
  command: ({ commitments: [commitment = ''] }) => ({ type: 'reportBounce', reasonCommitment: commitment }),
  answer: ({ caseId }, { state }) => ({ id: caseId, phase: state.phase, reached: false as const }),
});
