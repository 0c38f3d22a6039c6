import { html } from '#api/ui/html.ts';
import { Conversation as Talk, MESSAGE_FORM, type ConversationWords } from '#api/ui/parts/conversation.ts';
import { DraftState } from '#api/ui/parts/draft-state.ts';
import { StaffForm } from '#api/ui/parts/staff-form.ts';
import { TextArea } from '#api/ui/parts/text-area.ts';
import { say } from '#api/ui/say.ts';
import { draftAttributes, draftState } from './drafts.ts';
import { hearingAddress, type HearingFormProps } from './hearing-props.ts';

const WORDS: ConversationWords = {
  title: say`Conversation`,
  you: say`Judge`,
  other: say`The subject`,
  none: say`Nothing has been said yet.`,
  erased: say`These words have been erased.`,
  sending: say`Sending …`,
  sent: say`Sent.`,
  failed: say`Not sent yet. Your words are still here: send them again.`,
  live: say`New messages appear here by themselves.`,
  cut: say`The connection was interrupted. It is being restored, and nothing is lost.`,
  reload: say`Look for new messages`,
};

/** The conversation with the subject: what they say in it can be cited. */
export function Conversation({ form, ...props }: HearingFormProps) {
  const { view, visit } = props;
  if (!view.mayWrite && view.messages.length === 0) return null;
  return Talk({
    messages: view.messages,
    reader: 'judge',
    stream: hearingAddress(props, '/messages/stream'),
    words: WORDS,
    cites: true,
    reload: view.mayWrite ? hearingAddress(props, '/messages') : undefined,
    form: view.mayWrite
      ? StaffForm({
          signedIn: visit.signedIn,
          action: hearingAddress(props, '/messages'),
          id: MESSAGE_FORM,
          'data-message': '',
          ...draftAttributes(hearingAddress(props, '/drafts/message')),
          children: html`
            ${TextArea({
              form,
              name: 'message',
              label: say`Your message`,
              hint: say`The subject reads it on their page, at once if it is open. Their answers can be cited in your record.`,
              rows: 2,
            })}
            ${DraftState(draftState(props, 'message'))}
            <div class="actions">
              <button class="second">Send</button> <span class="small" role="status" data-said></span>
            </div>
          `,
        })
      : html``,
  });
}
