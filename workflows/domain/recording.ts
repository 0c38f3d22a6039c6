import { z } from 'zod';

/** What is kept of a meeting besides its minute: its sound or picture, or what was said in writing. */
export const RecordingKind = z.enum(['recording', 'transcript']);
export type RecordingKind = z.infer<typeof RecordingKind>;

/** Who made a recording or a transcript. `software`: a program wrote it, and a person may not have checked it. */
export const Maker = z.enum(['judge', 'subject', 'interpreter', 'transcriber', 'software']);
export type Maker = z.infer<typeof Maker>;
