import { z } from 'zod';
import { Words } from '../fields/words.ts';
import { act } from './act.ts';

export const DeliberationBody = z.strictObject({ note: Words });

/** A judge's note in a deliberation, after two judges reached different findings. */
export const noteDeliberation = act({
  name: 'noteDeliberation',
  as: ['judge', 'supervisor'],
  words: ({ body }: { body: z.infer<typeof DeliberationBody> }) => [{ kind: 'deliberation', text: body.note }],
  command: ({ commitments: [commitment = ''] }) => ({ type: 'noteDeliberation', noteCommitment: commitment }),
  answer: () => null,
});
