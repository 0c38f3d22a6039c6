import { z } from 'zod';
import type { Message } from '#db/conversation/conversation.ts';

/** A message of a conversation as subject and judge are shown it. */
export const ShownMessage = z.strictObject({
  /** Rises from message to message; a stream continues after the last one. */
  seq: z.number().int(),
  id: z.uuid(),
  at: z.iso.datetime(),
  from: z.enum(['subject', 'judge']),
  /** `null` once it is erased. */
  text: z.string().nullable(),
});
export type ShownMessage = z.infer<typeof ShownMessage>;

/** A message without the name of the judge who sent it; whether the subject is told the name depends on the policy. */
export const showMessage = ({ seq, messageId, at, sender, text }: Message): ShownMessage => ({
  seq,
  id: messageId,
  at,
  from: sender.kind === 'subject' ? 'subject' : 'judge',
  text,
});
