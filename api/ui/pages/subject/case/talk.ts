import { html } from '#api/ui/html.ts';
import { Conversation, MESSAGE_FORM } from '#api/ui/parts/conversation.ts';
import { DraftState } from '#api/ui/parts/draft-state.ts';
import { withMoment } from '#api/ui/parts/moment.ts';
import { SubjectForm } from '#api/ui/parts/subject-form.ts';
import { TextArea } from '#api/ui/parts/text-area.ts';
import { autosaves } from './autosaves.ts';
import type { CaseFormProps } from './case-props.ts';

/** The conversation between the subject and the person who hears them. */
export function Talk({ visit, view, drafts, form }: CaseFormProps) {
  const { messages, language, address } = visit;
  if (!view.mayWrite && view.messages.length === 0) return null;
  const { talk } = messages;
  const draft = drafts.find(({ kind }) => kind === 'message');
  return Conversation({
    messages: view.messages,
    reader: 'subject',
    stream: address('/messages/stream'),
    words: { ...talk, erased: messages.case.erased },
    language,
    intro: html`<p>${view.mayWrite ? talk.intro : talk.over}</p>`,
    reload: view.mayWrite ? address('/messages') : undefined,
    form: view.mayWrite
      ? SubjectForm({
          action: address('/messages'),
          id: MESSAGE_FORM,
          'data-message': '',
          ...autosaves(visit, 'message'),
          children: html`
            ${TextArea({ form, name: 'message', label: talk.label, rows: 3, class: 'own-words' })}
            ${DraftState({
              kept: draft && withMoment(messages.draft.savedAt('%'), { at: draft.savedAt, language }),
              version: draft?.version,
            })}
            <div class="actions"><button>${talk.send}</button> <span class="small" role="status" data-said></span></div>
          `,
        })
      : html``,
  });
}
