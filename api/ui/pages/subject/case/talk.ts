import { html } from '#api/ui/html.ts';
import { Conversation, MESSAGE_FORM } from '#api/ui/parts/conversation.ts';
import { SubjectForm } from '#api/ui/parts/subject-form.ts';
import { TextArea } from '#api/ui/parts/text-area.ts';
import type { CaseFormProps } from './case-props.ts';

/** The conversation between the subject and the person who hears them. */
export function Talk({ visit: { messages, language, address }, view, form }: CaseFormProps) {
  if (!view.mayWrite && view.messages.length === 0) return null;
  const { talk } = messages;
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
          children: html`
            ${TextArea({ form, name: 'message', label: talk.label, rows: 3, class: 'own-words' })}
            <div class="actions"><button>${talk.send}</button> <span class="small" role="status" data-said></span></div>
          `,
        })
      : html``,
  });
}
