import { html } from '../html.ts';
import { say, type Words } from '../say.ts';

/** What single keys do on a page, behind a button and the key `?`; the island `keys` shows it. */
export function Keys({ keys }: { keys: readonly (readonly [key: string, does: Words])[] }) {
  return html`
    <button type="button" class="quiet small-button no-print" data-keys-open aria-haspopup="dialog" hidden>
      Keyboard (?)
    </button>
    <dialog data-keys aria-labelledby="keys-title">
      <h2 id="keys-title">Keys</h2>
      <dl class="keys">
        ${[...keys, ['?', say`Show this list`] as const].map(
          ([key, does]) =>
            html`<dt><kbd>${key}</kbd></dt>
              <dd>${does}</dd>`,
        )}
      </dl>
      <p class="small soft">They do nothing while you write in a field.</p>
      <label class="check"><input type="checkbox" data-keys-on /> <span>Use these keys in this browser</span></label>
      <form method="dialog"><button class="second">Close</button></form>
    </dialog>
  `;
}
