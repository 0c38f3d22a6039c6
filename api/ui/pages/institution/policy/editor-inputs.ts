import type { FormState } from '#api/ui/form-state.ts';
import { html, type Markup } from '#api/ui/html.ts';
import { describedBy, pointerOf, Remarks, type FieldProps } from '#api/ui/parts/field.ts';
import { TextInput } from '#api/ui/parts/text-input.ts';
import { say, type Phrase } from '#api/ui/say.ts';

/** A form that a policy is written in. */
export interface EditorProps {
  form: FormState;
}

/** A checkbox; where it is not ticked, the form sends `false` rather than nothing. */
export function Tick({ help, ...field }: FieldProps & { help?: Markup }) {
  const { id, attributes } = describedBy(field);
  const isSet = field.form.value(pointerOf(field.name)) === true;
  return html`<div class="field">
    <input type="hidden" name=${`${field.name}#boolean`} value="false" />
    <label class="check">
      <input type="checkbox" id=${id} name=${`${field.name}#boolean`} value="true" checked=${isSet} ...${attributes} />
      <span>${field.label}${help !== undefined && html`<span class="hint">${help}</span>`}</span>
    </label>
    ${Remarks({ form: field.form, name: field.name })}
  </div>`;
}

/** A number, written with a point. */
export const NumberInput = (field: FieldProps) => TextInput({ ...{ ...field, name: `${field.name}#number` } });

const DURATION_HINT = say`Such as 14 days, or 4 hours.`;
const TERM_HINT = say`Such as 14 days, 10 working days, or 4 hours.`;

/** A duration in words. */
export const DurationInput = (field: FieldProps) => TextInput({ hint: DURATION_HINT, ...field });

/** A duration that may also be in working days. */
export const TermInput = (field: FieldProps) => TextInput({ hint: TERM_HINT, ...field });

/** A checkbox that removes an existing entry. */
export const Remove = ({ name, label }: { name: string; label: Phrase }) =>
  html`<label class="check">
    <input type="checkbox" name=${`${name}/remove#boolean`} value="true" />
    <span>${label}</span>
  </label>`;

/** Indices of a list's entries, and of one more to fill in. */
export const places = (form: FormState, list: string): number[] =>
  Array.from({ length: form.length(list) + 1 }, (_, index) => index);
