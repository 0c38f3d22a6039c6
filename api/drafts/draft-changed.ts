import type { StoredDraft } from '#db/drafts.ts';
import { Problem } from '../problem.ts';

/** A save that was overtaken: 409 with both texts, so that its author loses neither. */
export const draftChanged = (saved: StoredDraft, sent: unknown): Problem =>
  new Problem(409, 'draftChanged', 'This draft has been changed since you opened it', {
    detail: `another window saved it at ${saved.savedAt}; what it saved is still stored, and what you sent is not`,
    remedy: 'compare the two texts, and save again with If-Match set to the version that is stored',
    headers: { etag: `"${saved.version}"` },
    draft: { version: saved.version, savedAt: saved.savedAt, saved: saved.body, sent },
  });
