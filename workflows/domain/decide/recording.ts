import { hearingOf } from './hearing.ts';
import { accept, refuse, type Decided, type Given } from './result.ts';

/** Maximum number of recordings and transcripts in one case, including deleted ones. */
const MAX_RECORDINGS = 20;

/**
 * The subject allows meetings to be recorded, or does not. They can take it back at any time, also after the decision: what was
 * recorded is then deleted.
 */
export function answerRecording({ state, command: { allowed } }: Given<'answerRecording'>): Decided {
  if (state.recordingAllowed === allowed) return refuse('alreadyGiven');
  if (!hearingOf(state) && !(state.recordingAllowed && !allowed))
    return refuse('wrongPhase', `the case is in phase ${state.phase}`);
  return accept([{ type: 'recordingAnswered', allowed }]);
}

/** The judge who holds the hearing adds a recording or a transcript of a meeting, which is only kept while the subject allows it. */
export function addRecording({ state, command }: Given<'addRecording'>): Decided {
  if (!hearingOf(state)) return refuse('wrongPhase', `the case is in phase ${state.phase}`);
  if (!state.recordingAllowed) return refuse('recordingNotAllowed');
  if ((state.recordings?.length ?? 0) >= MAX_RECORDINGS)
    return refuse('recordingLimit', `${MAX_RECORDINGS} recordings have been added`);
  const { type: _, ...recording } = command;
  return accept([{ type: 'recordingAdded', ...recording }]);
}
