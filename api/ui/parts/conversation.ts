import type { ShownMessage } from '#api/conversation/shown-message.ts';
import type { Language } from '#api/figures-in-words.ts';
import { html, type Markup } from '../html.ts';
import type { Words } from '../say.ts';
import { withZone } from '../zone.ts';
import { Moment } from './moment.ts';
import { Voice } from './voice.ts';

/** The id of the form in which a message is written. */
export const MESSAGE_FORM = 'message-form';
/** The field of that form that asks for its page again instead of sending the message. */
export const RELOAD = 'reload';

/** What the conversation says to its reader. */
export interface ConversationWords {
  title: Words;
  you: Words;
  other: Words;
  none: Words;
  erased: Words;
  /** What the island says while a message is sent, once it is stored, and where it could not be sent. */
  sending: Words;
  sent: Words;
  failed: Words;
  live: Words;
  cut: Words;
  reload: Words;
}

/**
 * The conversation of a hearing, with a form below it. The island `conversation` keeps it up to date; without it, a button shows
 * the page again, with new messages and with the words that are being written.
 *
 * @param reader whose own messages are marked as theirs
 * @param cites whether the reader can cite the subject's messages
 * @param reload where the page is asked for again; left out where no more messages can come
 */
export function Conversation({
  messages,
  reader,
  stream,
  words,
  language,
  cites = false,
  intro,
  reload,
  form,
}: {
  messages: readonly ShownMessage[];
  reader: ShownMessage['from'];
  stream: string;
  words: ConversationWords;
  language?: Language;
  cites?: boolean;
  intro?: Markup;
  reload?: string | undefined;
  form: Markup;
}) {
  return withZone(
    (zone) =>
      html`<section
        id="conversation"
        aria-labelledby="conversation-title"
        data-conversation=${stream}
        data-reader=${reader}
        data-last=${String(messages.at(-1)?.seq ?? 0)}
        data-you=${words.you}
        data-other=${words.other}
        data-erased=${words.erased}
        data-sending=${words.sending}
        data-sent=${words.sent}
        data-failed=${words.failed}
        data-live=${words.live}
        data-cut=${words.cut}
        data-cites=${cites ? 'true' : undefined}
        data-zone=${zone.isFixed ? zone.timeZone : undefined}
      >
        <h2 id="conversation-title">${words.title}</h2>
        ${intro}
        <ol class="conversation" data-messages aria-live="polite">
          ${messages.map(
            ({ seq, id, at, from, text }) =>
              html`<li
                class=${from === reader ? 'mine' : undefined}
                data-seq=${String(seq)}
                data-source=${cites && from === 'subject' ? `message:${id}` : undefined}
              >
                <p class="small soft">
                  ${from === reader ? words.you : words.other} · ${Moment({ at, ...(language && { language }) })}
                </p>
                ${Voice({ words: text, erased: words.erased, class: from === 'subject' ? 'message' : 'message other', 'data-text': '' })}
              </li>`,
          )}
        </ol>
        ${messages.length === 0 && html`<p class="soft" data-none>${words.none}</p>`}
        <p class="small soft" data-state>
          ${
            reload !== undefined &&
            html`<button
              class="quiet small-button"
              form=${MESSAGE_FORM}
              formaction=${`${reload}#conversation`}
              name=${RELOAD}
              value="true"
            >
              ${words.reload}
            </button>`
          }
        </p>
        ${form}
      </section>`,
  );
}
