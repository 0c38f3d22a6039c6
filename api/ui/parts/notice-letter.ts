import { html } from '../html.ts';

/** A notice as its subject got it, without the private link. Prints as a letter. */
export function NoticeLetter({ subject, body }: { subject: string; body: string }) {
  return html`<article class="letter">
    <h3>${subject}</h3>
    <div class="letter-body">${body}</div>
  </article>`;
}
