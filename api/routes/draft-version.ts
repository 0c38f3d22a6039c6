import { z } from 'zod';

/** The version of the draft that a save continues, as `ETag` gave it; left out by a caller who was shown no draft. */
export const DraftHeaders = z.object({ 'if-match': z.string().max(100).optional() });

/** What a saved draft is answered with. */
export const SavedDraft = z.strictObject({ savedAt: z.iso.datetime(), version: z.string() });

/** The version that the header names, with or without quotes (RFC 9110, 8.8.3). */
export const versionIn = ({ 'if-match': tag }: z.infer<typeof DraftHeaders>): string | undefined =>
  tag?.trim().replace(/^(?:W\/)?"(.*)"$/, '$1');
