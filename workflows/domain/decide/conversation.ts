import { addDuration } from '../duration.ts';
import type { CaseState } from '../state.ts';
import { hearingOf } from './hearing.ts';
import { accept, refuse, type Decided, type Given } from './result.ts';

/** Maximum number of messages in the conversation of one case. */
const MAX_MESSAGES = 1_000;
/** A subject whose conversation has been silent for this long is told of a judge's message by a notice. */
const SILENCE = 'PT15M';

/** Whether subject and judge can write to each other: while the case is heard and no decision waits for a signature. */
export const isConversationOpen = (state: CaseState): boolean => hearingOf(state)?.proposal === null;

/** A message of the subject or of the judge who holds the hearing. It is material that a record can cite, and decides nothing. */
export function sendMessage({ state, command, instruction, at }: Given<'sendMessage'>): Decided {
  const hearing = hearingOf(state);
  if (!hearing || !isConversationOpen(state)) return refuse('conversationClosed');
  const { messages = 0, lastAt } = hearing.conversation ?? {};
  if (messages >= MAX_MESSAGES) return refuse('messageLimit', `${MAX_MESSAGES} messages have been sent`);
  const isUnexpected = lastAt === undefined || addDuration(lastAt, SILENCE) <= at;
  const { messageId, messageCommitment } = command;
  return accept(
    [{ type: 'messageSent', messageId, messageCommitment }],
    instruction.actor.kind === 'human' && isUnexpected ? [{ type: 'notifySubject', about: 'message' }] : [],
  );
}
