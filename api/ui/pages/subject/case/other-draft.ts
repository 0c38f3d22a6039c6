import { APPEAL_DRAFTS } from '#api/drafts/save-appeal-draft.ts';
import { html } from '#api/ui/html.ts';
import { Banner } from '#api/ui/parts/banner.ts';
import { withMoment } from '#api/ui/parts/moment.ts';
import { Voice } from '#api/ui/parts/voice.ts';
import type { CaseProps } from './case-props.ts';

/** Where the words of each kind of draft stand: in the draft, and in the form. */
const PLACES = {
  claim: { saved: 'statement', sent: 'statement' },
  answer: { saved: 'answer', sent: 'answer' },
  message: { saved: 'text', sent: 'message' },
} as const;

/** Words that the subject saved in another window, where they differ from what was just sent. */
export function OtherDraft({ visit: { messages, language, form }, drafts }: CaseProps) {
  return APPEAL_DRAFTS.map((kind) => {
    const draft = drafts.find((each) => each.kind === kind);
    const saved = (draft?.body as Record<string, unknown> | undefined)?.[PLACES[kind].saved];
    const sent = form.text(PLACES[kind].sent);
    if (!draft || typeof saved !== 'string' || sent === undefined || saved === sent) return null;
    return Banner({
      tone: 'care',
      title: messages.draft.other,
      children: html`
        <p>${withMoment(messages.draft.compare('%'), { at: draft.savedAt, language })}</p>
        ${Voice({ words: saved, erased: messages.case.erased })}
      `,
    });
  });
}
