import type { Problem } from '../problem.ts';
import type { PageContent } from './document.ts';
import { html } from './html.ts';
import { phraseOf } from './say.ts';
import { sentence } from './sentence.ts';

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
