import { z } from 'zod';
import { announceMessage, countMessagesSince } from '#db/conversation/conversation.ts';
import type { StaffRole } from '#workflows/domain/actor.ts';
import { addMilliseconds } from '#workflows/domain/duration.ts';
import { type Problem, tooManyRequests } from '../problem.ts';
import { words } from '#workflows/domain/words.ts';
import { act } from './act.ts';

const MAX_MESSAGE_CHARACTERS = 5_000;

/** What is said at once in a conversation. */
export const MessageText = words(MAX_MESSAGE_CHARACTERS);
export const MessageBody = z.strictObject({ text: MessageText });

export const MessageReceipt = z.strictObject({ messageId: z.uuid(), sentAt: z.iso.datetime() });

/** Maximum number of messages that one person sends in a case in a minute. */
const PER_MINUTE = 30;
const MINUTE_MILLISECONDS = 60_000;

const sendAs = (as: readonly StaffRole[]) =>
  act({
    name: 'sendMessage',
    as,
    words: ({ body, id }: { body: z.infer<typeof MessageBody>; id: string }) => [
      { kind: 'message', text: body.text, id },
    ],
    draft: (body) => ({ kind: 'message', body }),
    async check({ caseId, actor, found: { state, at } }, transaction) {
      const since = addMilliseconds(at, -MINUTE_MILLISECONDS);
      const sent = await countMessagesSince(transaction, state.institutionId, caseId, actor.id, since);
      if (sent >= PER_MINUTE) throw tooManyMessages();
    },
    command: ({ id, commitments: [commitment = ''] }) => ({
      type: 'sendMessage',
      messageId: id,
      messageCommitment: commitment,
    }),
    store: ({ caseId }, transaction) => announceMessage(transaction, caseId),
    answer: ({ id }, { at }) => ({ messageId: id, sentAt: at }),
  });

/** What the judge who holds the hearing says in its conversation. It is committed before anyone is shown it. */
export const sendMessage = sendAs(['judge', 'supervisor']);

/** What the subject says in it. */
export const sendSubjectMessage = sendAs([]);

const tooManyMessages = (): Problem =>
  tooManyRequests('Too many messages', 60, { remedy: 'wait a minute, then send the message again' });
