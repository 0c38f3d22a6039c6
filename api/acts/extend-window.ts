import { z } from 'zod';
import { Moment } from '../fields/moment.ts';
import { Words } from '../fields/words.ts';
import { act } from './act.ts';

export const WindowExtension = z.strictObject({
  /** The new end of the appeal window, later than the one it has. */
  endsAt: Moment,
  reason: Words,
});

/** A supervisor gives the subject more time to say that their case is different; the subject is told. */
export const extendWindow = act({
  name: 'extendWindow',
  as: ['supervisor'],
  on: 'case',
  needsWindow: true,
  words: ({ body }: { body: z.infer<typeof WindowExtension> }) => [{ kind: 'reason', text: body.reason }],
  command: ({ body, commitments: [commitment = ''] }) => ({
    type: 'extendWindow',
    windowEndsAt: new Date(body.endsAt).toISOString(),
    reasonCommitment: commitment,
  }),
  answer: ({ caseId }, { command }) => ({ id: caseId, windowEndsAt: command.windowEndsAt }),
});
