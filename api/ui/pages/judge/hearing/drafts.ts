import type { HearingDraft } from '#api/drafts/hearing-drafts.ts';
import type { ServedHearingView } from '#api/views/judge/hearing-view.ts';
import { describeMoment } from '#api/figures-in-words.ts';
import type { HearingProps } from './hearing-props.ts';

/** Attributes by which the island `autosave` saves a form's draft. */
export const draftAttributes = (address: string) => ({
  'data-autosave': address,
  'data-saving': 'Saving the draft …',
  'data-saved': 'Draft saved.',
  'data-unsaved': 'Not saved yet.',
  'data-failed': 'The draft could not be saved. Your words are still on this page.',
  'data-overtaken':
    'This draft was changed in another window. Your words are still on this page: choose “Save as draft” to see both.',
  'data-signed-out':
    'You were signed out. Your words are still on this page: sign in in another tab, then continue here.',
});

/** The judge's own draft of a kind. */
export const draftOf = ({ drafts }: Pick<ServedHearingView, 'drafts'>, kind: HearingDraft) =>
  drafts.find((draft) => draft.kind === kind);

/** What the page says about a saved draft, and the version that its form continues. */
export function draftState({ view, visit }: Pick<HearingProps, 'view' | 'visit'>, kind: HearingDraft) {
  const draft = draftOf(view, kind);
  return {
    kept: draft && `Draft saved on ${describeMoment(draft.savedAt, 'en', visit.timeZone)}.`,
    version: draft?.version,
  };
}
