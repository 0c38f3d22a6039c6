import type { RecordingEvent } from '../events/recording.ts';
import type { CaseState } from '../state.ts';

/** What an entry about recordings changes in a case. */
export function applyRecording(
  { recordings }: Pick<CaseState, 'recordings'>,
  event: RecordingEvent,
  at: string,
): Pick<CaseState, 'recordings' | 'recordingAllowed'> {
  if (event.type === 'recordingAnswered')
    return {
      recordingAllowed: event.allowed,
      ...(!event.allowed && recordings && { recordings: recordings.map((each) => ({ deletedAt: at, ...each })) }),
    };
  const { recordingId, what, madeBy, mediaType, bytes } = event;
  return { recordings: [...(recordings ?? []), { recordingId, what, madeBy, mediaType, bytes, at }] };
}
