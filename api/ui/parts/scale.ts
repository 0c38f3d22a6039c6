import { html } from '../html.ts';
import { say, type Words } from '../say.ts';
import { describedBy, pointerOf, Remarks, type FieldProps } from './field.ts';

const STEPS = [1, 2, 3, 4, 5, 6, 7] as const;

/** A scale from 1 to 7 with words at both ends. */
export function Scale({ least, most, ...field }: FieldProps & { least: Words; most: Words }) {
  const { id, attributes } = describedBy(field);
  const chosen = field.form.text(pointerOf(field.name));
  return html`<fieldset class="field" id=${id} tabindex="-1" aria-describedby=${attributes['aria-describedby']}>
    <legend>${field.label}</legend>
    ${Remarks(field)}
    <div class="scale">
      ${STEPS.map(
        (step) =>
          html`<label class="step">
            <input type="radio" name=${`${field.name}#number`} value=${step} checked=${String(step) === chosen} />
            ${step}<span class="visually-hidden"
              >${step === 1 ? say`, ${least}` : step === 7 ? say`, ${most}` : ''}</span
            >
          </label>`,
      )}
    </div>
    <p class="scale-ends" aria-hidden="true"><span>1 ${least}</span><span>7 ${most}</span></p>
  </fieldset>`;
}
