import { html, type Markup } from '#api/ui/html.ts';
import { fieldId, type FormState } from '#api/ui/form-state.ts';
import { phraseOf, type Words } from '#api/ui/say.ts';

/**
 * Entries of a list, at least one. The button saves the draft and adds another; the island `rows` adds it at once.
 *
 * @param at JSON pointer of the list
 * @param draftAddress where the form's draft is saved
 */
export function Rows({
  form,
  at,
  max,
  add,
  draftAddress,
  row,
}: {
  form: FormState;
  at: string;
  max: number;
  add: Words;
  draftAddress: string;
  row: (pointer: string, index: number) => Markup;
}) {
  const count = Math.min(Math.max(form.length(at) + (form.more === at ? 1 : 0), 1), max);
  const id = fieldId(at);
  const fault = form.error(at);
  return html`<div class="rows" id=${id} data-rows=${at} data-max=${String(max)}>
    ${fault !== undefined && html`<p class="fault" id=${`${id}-fault`}>${phraseOf(fault)}</p>`}
    ${Array.from({ length: count }, (_, index) => html`<div class="row" data-row>${row(`${at}/${index}`, index)}</div>`)}
    <button class="quiet small-button" formaction=${`${draftAddress}?more=${encodeURIComponent(at)}`} data-add-row>
      ${add}
    </button>
  </div>`;
}
