import { act } from './act.ts';

/** The subject objects to the person who hears them, and says why. */
export const objectToJudge = act({
  name: 'objectToJudge',
  as: [],
  words: ({ body }: { body: { reason: string } }) => [{ kind: 'reason', text: body.reason }],
  command: ({ id, commitments: [commitment = ''] }) => ({
    type: 'objectToJudge',
    objectionId: id,
    reasonCommitment: commitment,
  }),
  answer: ({ id }, { at }) => ({ objectionId: id, receivedAt: at }),
});
