import { html, type Markup } from '../html.ts';

/** The state of an unsent draft, and the version that the form continues, if there is one; the island `autosave` updates both. */
export function DraftState({ kept, version }: { kept: Markup; version: string | undefined }) {
  return html`<p class="draft-state small soft" data-draft-state role="status">${kept}</p>
    <input type="hidden" name="draftVersion" value=${version ?? 'none'} />`;
}
