import { html } from '../html.ts';

/** The state of an unsent draft, and the version that the form continues, if there is one; the island `autosave` updates both. */
export function DraftState({ kept, version }: { kept: string | undefined; version: string | undefined }) {
  return html`<p class="draft-state small soft" data-draft-state role="status">${kept}</p>
    <input type="hidden" name="draftVersion" value=${version ?? 'none'} />`;
}
