import { html, type Markup } from '../html.ts';

/** Something to know before the rest of the page. */
export function Banner({
  tone = 'plain',
  title,
  children,
}: {
  tone?: 'plain' | 'good' | 'care' | 'bad';
  title?: Markup;
  children?: Markup;
}) {
  return html`<div class=${`banner ${tone}`} role=${tone === 'plain' ? undefined : 'status'}>
    ${title !== undefined && html`<p class="banner-title">${title}</p>`}${children}
  </div>`;
}
