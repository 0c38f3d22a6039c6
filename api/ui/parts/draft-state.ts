import { html } from '../html.ts';

/** The state of an unsent draft; the island `autosave` updates it. */
export function DraftState({ kept }: { kept: string | undefined }) {
  return html`<p class="draft-state small soft" data-draft-state role="status">${kept}</p>`;
}
