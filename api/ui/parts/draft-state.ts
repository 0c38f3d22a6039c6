import { html } from '../html.ts';

/** What the page says of an unsent draft; the island `autosave` keeps it current. */
export function DraftState({ kept }: { kept: string | undefined }) {
  return html`<p class="draft-state small soft" data-draft-state role="status">${kept}</p>`;
}
