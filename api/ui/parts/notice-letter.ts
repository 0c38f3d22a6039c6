import { html } from '../html.ts';

/** A notice as its subject got it, without the private link. With `alone`, the page prints as that letter only. */
export function NoticeLetter({ subject, body, alone }: { subject: string; body: string; alone: boolean }) {
  return html`<article class=${alone ? 'letter alone' : 'letter'}>
    <h3>${subject}</h3>
    <div class="letter-body">${body}</div>
  </article>`;
}
