import { html } from '../html.ts';

/** Number of characters that tell two hashes apart at a glance. */
const SHOWN = 12;

/** A hash, hex: its beginning on a screen, complete on paper, where there is nothing to click. */
export function Hash({ hex }: { hex: string }) {
  return html`<code class="hash" title=${hex}>
    ${hex.slice(0, SHOWN)}<span class="no-print">…</span><span class="only-print">${hex.slice(SHOWN)}</span>
  </code>`;
}
