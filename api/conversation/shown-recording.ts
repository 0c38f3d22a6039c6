import { z } from 'zod';
import { Maker, RecordingKind } from '#workflows/domain/recording.ts';
import type { CaseState } from '#workflows/domain/state.ts';

/** What the subject allows, and what was recorded, as subject and judge are shown it. */
export const ShownRecordings = z.strictObject({
  /** `null` until the subject has said so. */
  allowed: z.boolean().nullable(),
  recordings: z.array(
    z.strictObject({
      id: z.uuid(),
      what: RecordingKind,
      madeBy: Maker,
      mediaType: z.string(),
      bytes: z.number().int(),
      addedAt: z.iso.datetime(),
      /** When it was deleted, because the subject no longer allowed it; `null` while it is kept. */
      deletedAt: z.iso.datetime().nullable(),
    }),
  ),
});
export type ShownRecordings = z.infer<typeof ShownRecordings>;

export const showRecordings = ({
  recordingAllowed = null,
  recordings = [],
}: { recordingAllowed?: boolean | null } & Pick<CaseState, 'recordings'>): ShownRecordings => ({
  allowed: recordingAllowed,
  recordings: recordings.map(({ recordingId, what, madeBy, mediaType, bytes, at, deletedAt = null }) => ({
    id: recordingId,
    what,
    madeBy,
    mediaType,
    bytes,
    addedAt: at,
    deletedAt,
  })),
});
