import type { HearingDraft } from '#api/drafts/hearing-drafts.ts';
import type { ServedHearingView } from '#api/views/judge/hearing-view.ts';
import { describeMoment } from '#api/figures-in-words.ts';

/** Makes the island `autosave` keep a form's draft. */
export const draftAttributes = (address: string) => ({
  'data-autosave': address,
  'data-saving': 'Keeping the draft …',
  'data-saved': 'Draft kept.',
  'data-unsaved': 'Not kept yet.',
  'data-failed': 'The draft could not be kept. Your words are still on this page.',
  'data-signed-out':
    'You were signed out. Your words are still on this page: sign in in another tab, then go on writing here.',
});

/** The judge's own draft of a kind. */
export const draftOf = ({ drafts }: Pick<ServedHearingView, 'drafts'>, kind: HearingDraft) =>
  drafts.find((draft) => draft.kind === kind);

/** What the page says of a draft that is kept. */
export function draftKept(view: Pick<ServedHearingView, 'drafts'>, kind: HearingDraft): string | undefined {
  const draft = draftOf(view, kind);
  return draft && `Draft kept on ${describeMoment(draft.savedAt)}.`;
}
