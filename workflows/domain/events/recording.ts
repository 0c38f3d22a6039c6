import { z } from 'zod';
import { Maker, RecordingKind } from '../recording.ts';
import { Commitment, Id } from './fields.ts';

/** Whether meetings may be recorded, and what was. */
export const RECORDING_EVENTS = [
  /** The subject allows meetings to be recorded, or does not, or no longer: then what was recorded is deleted with this entry. */
  z.strictObject({ type: z.literal('recordingAnswered'), allowed: z.boolean() }),
  /** A recording or a transcript of a meeting, stored encrypted beside the trail. */
  z.strictObject({
    type: z.literal('recordingAdded'),
    recordingId: Id,
    what: RecordingKind,
    madeBy: Maker,
    contentCommitment: Commitment,
    mediaType: z.string(),
    bytes: z.number().int().min(1),
  }),
] as const;

export type RecordingEvent = z.infer<(typeof RECORDING_EVENTS)[number]>;
