import { html } from '#api/ui/html.ts';
import { Banner } from '#api/ui/parts/banner.ts';
import { withMoment } from '#api/ui/parts/moment.ts';
import { Voice } from '#api/ui/parts/voice.ts';
import type { CaseProps } from './case-props.ts';

const FIELDS = { claim: 'statement', answer: 'answer' } as const;

/** Words that the subject saved in another window, where they differ from what was just sent. */
export function OtherDraft({ visit: { messages, language, form }, drafts }: CaseProps) {
  return (['claim', 'answer'] as const).map((kind) => {
    const draft = drafts.find((each) => each.kind === kind);
    const saved = (draft?.body as Record<string, unknown> | undefined)?.[FIELDS[kind]];
    const sent = form.text(FIELDS[kind]);
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
