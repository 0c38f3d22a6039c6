import { z } from 'zod';
import { Words } from '../fields/words.ts';
import { act } from './act.ts';

export const ReleaseBody = z.strictObject({ reason: Words });

/** A judge returns a hearing to the queue, with a reason. */
export const release = act({
  name: 'release',
  as: ['judge', 'supervisor'],
  words: ({ body }: { body: z.infer<typeof ReleaseBody> }) => [{ kind: 'reason', text: body.reason }],
  command: ({ commitments: [commitment = ''] }) => ({ type: 'release', reasonCommitment: commitment }),
  answer: () => null,
});
