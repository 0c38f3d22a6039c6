import type { AppealDraft } from '#api/drafts/save-appeal-draft.ts';
import type { SubjectVisit } from '#api/ui/subject-route.ts';

/** Attributes by which the island `autosave` saves a form's draft, with its words in the reader's language. */
export const autosaves = ({ address, messages: { draft } }: SubjectVisit, kind: AppealDraft) => ({
  'data-autosave': address(`/drafts/${kind}`),
  'data-saving': draft.saving,
  'data-saved': draft.saved,
  'data-unsaved': draft.unsaved,
  'data-failed': draft.failed,
  'data-overtaken': draft.overtaken,
});
