import { html, type Markup } from '../html.ts';
import { describedBy, pointerOf, Remarks, type FieldProps } from './field.ts';

export interface Choice {
  value: string;
  label: Markup;
  help?: Markup;
}

/** A choice of one among a few options, all of them visible. */
export function Choices({ choices, inRow, ...field }: FieldProps & { choices: readonly Choice[]; inRow?: boolean }) {
  const { id, attributes } = describedBy(field);
  const chosen = field.form.text(pointerOf(field.name));
  return html`<fieldset class="field" id=${id} tabindex="-1" aria-describedby=${attributes['aria-describedby']}>
    <legend>${field.label}</legend>
    ${Remarks(field)}
    <div class=${inRow ? 'choices in-row' : 'choices'}>
      ${choices.map(
        ({ value, label, help }) =>
          html`<label class="choice">
            <input type="radio" name=${field.name} value=${value} checked=${value === chosen} />
            <span class="choice-name">${label}</span>
            ${help !== undefined && html`<span class="choice-help">${help}</span>`}
          </label>`,
      )}
    </div>
  </fieldset>`;
}
