import type { SubjectVisit } from '#api/ui/subject-route.ts';

/** Makes the island `autosave` keep a form's draft, in the reader's language. */
export const autosaves = ({ address, messages: { draft } }: SubjectVisit, kind: 'claim' | 'answer') => ({
  'data-autosave': address(`/drafts/${kind}`),
  'data-saving': draft.saving,
  'data-saved': draft.saved,
  'data-unsaved': draft.unsaved,
  'data-failed': draft.failed,
});
