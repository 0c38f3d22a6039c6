import { html, type Markup } from '../html.ts';

/** A field that takes the place of others: folded until it is used, or until something is wrong with it. */
export function Instead({ summary, isUsed, children }: { summary: string; isUsed: boolean; children: Markup }) {
  return html`<details class="instead" open=${isUsed}>
    <summary>${summary}</summary>
    ${children}
  </details>`;
}
