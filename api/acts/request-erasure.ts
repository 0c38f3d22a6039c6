import { z } from 'zod';
import { Words } from '../fields/words.ts';
import { act } from './act.ts';

export const ErasureRequest = z.strictObject({ why: Words.optional() });

/** The subject asks the institution to erase what it holds about them, which the institution decides. */
export const requestErasure = act({
  name: 'requestErasure',
  as: [],
  words: ({ body: { why } }: { body: z.infer<typeof ErasureRequest> }) =>
    why === undefined ? [] : [{ kind: 'reason', text: why }],
  command: ({ commitments: [commitment = null] }) => ({ type: 'requestErasure', whyCommitment: commitment }),
  answer: (_, { at }) => ({ requestedAt: at }),
});
