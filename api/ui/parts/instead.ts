import { html, type Markup } from '../html.ts';
import type { Words } from '../say.ts';

/** A field that takes the place of others: folded until it is used, or until something is wrong with it. */
export function Instead({ summary, isUsed, children }: { summary: Words; isUsed: boolean; children: Markup }) {
  return html`<details class="instead" open=${isUsed}>
    <summary>${summary}</summary>
    ${children}
  </details>`;
}
