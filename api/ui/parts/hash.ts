import { html } from '../html.ts';

/** So much of a hash tells two apart at a glance. */
const SHOWN = 12;

/** A hash, hex: its beginning on a screen, whole on paper, where nobody can click for more. */
export function Hash({ hex }: { hex: string }) {
  return html`<code class="hash" title=${hex}>
    ${hex.slice(0, SHOWN)}<span class="no-print">…</span><span class="only-print">${hex.slice(SHOWN)}</span>
  </code>`;
}
