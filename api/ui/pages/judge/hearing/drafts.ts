import type { HearingDraft } from '#api/drafts/hearing-drafts.ts';
import type { ServedHearingView } from '#api/views/judge/hearing-view.ts';
import { describeMoment } from '#api/ui/figures.ts';
import { say } from '#api/ui/say.ts';
import type { HearingProps } from './hearing-props.ts';

/** Attributes by which the island `autosave` saves a form's draft. */
export const draftAttributes = (address: string) => ({
  'data-autosave': address,
  'data-saving': say`Saving the draft …`,
  'data-saved': say`Draft saved.`,
  'data-unsaved': say`Not saved yet.`,
  'data-failed': say`The draft could not be saved. Your words are still on this page.`,
  'data-overtaken': say`This draft was changed in another window. Your words are still on this page: choose “Save as draft” to see both.`,
  'data-signed-out': say`You were signed out. Your words are still on this page: sign in in another tab, then continue here.`,
});

/** The judge's own draft of a kind. */
export const draftOf = ({ drafts }: Pick<ServedHearingView, 'drafts'>, kind: HearingDraft) =>
  drafts.find((draft) => draft.kind === kind);

/** What the page says about a saved draft, and the version that its form continues. */
export function draftState({ view }: Pick<HearingProps, 'view'>, kind: HearingDraft) {
  const draft = draftOf(view, kind);
  return {
    kept: draft && say`Draft saved on ${describeMoment(draft.savedAt)}.`,
    version: draft?.version,
  };
}
