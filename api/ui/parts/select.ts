import { html } from '../html.ts';
import type { Words } from '../say.ts';
import { describedBy, pointerOf, Remarks, type FieldProps } from './field.ts';

/** A choice from a list that opens; without `empty` one of them is always chosen. */
export function Select({
  options,
  empty,
  ...field
}: FieldProps & { options: readonly { value: string; label: Words }[]; empty?: Words | undefined }) {
  const { id, attributes } = describedBy(field);
  const chosen = field.form.text(pointerOf(field.name));
  return html`<div class="field">
    <label for=${id}>${field.label}</label>
    ${Remarks(field)}
    <select id=${id} name=${field.name} ...${attributes}>
      ${empty !== undefined && html`<option value="">${empty}</option>`}
      ${options.map(({ value, label }) => html`<option value=${value} selected=${value === chosen}>${label}</option>`)}
    </select>
  </div>`;
}
