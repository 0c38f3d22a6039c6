import type { Problem } from '../problem.ts';
import type { PageContent } from './document.ts';
import { html } from './html.ts';
import { Phrase, phraseOf, type Words } from './say.ts';

/** A page that says what went wrong and what to do. */
export function problemPage({ document }: Problem): PageContent {
  const { title, status, detail, remedy, errors = [] } = document;
  return {
    title: phraseOf(title),
    status,
    body: html`
      ${detail !== undefined && html`<p class="lead">${sentence(detail)}</p>`}
      ${
        errors.length > 0 &&
        html`<ul>
          ${errors.map(({ message }) => html`<li>${sentence(message)}</li>`)}
        </ul>`
      }
      ${remedy !== undefined && html`<p>${sentence(remedy)}</p>`}
      <p><a href="/">Go to the start page</a></p>
    `,
  };
}

/** A first word that is no reference, field or other value, which stay as they are. */
const ORDINARY_WORD = /^\p{Ll}[\p{Ll}’-]*(?=[\s,;]|$)/u;

/** A remark, such as the API makes, which has neither a capital nor a full stop, as a sentence in the reader's language. */
export function sentence(remark: Words, beginsWithValue = false): Phrase {
  const said = typeof remark === 'string' ? phraseOf(remark) : remark;
  return new Phrase((language, zone) => {
    const text = said.in(language, zone);
    const begun = !beginsWithValue && ORDINARY_WORD.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
    return /[.!?]$/.test(begun) ? begun : `${begun}.`;
  });
}
