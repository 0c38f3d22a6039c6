import { html } from '../html.ts';
import { describedBy, pointerOf, Remarks, type FieldProps } from './field.ts';

/** A field for a line of words. */
export function TextInput({
  type = 'text',
  maxlength,
  autocomplete = 'off',
  list,
  placeholder,
  ...field
}: FieldProps & {
  type?: 'text' | 'search' | 'email' | 'number' | 'date' | 'datetime-local';
  maxlength?: number;
  autocomplete?: string;
  /** Id of a `datalist` with suggestions. */
  list?: string;
  placeholder?: string;
}) {
  const { id, attributes } = describedBy(field);
  return html`<div class="field">
    <label for=${id}>${field.label}</label>
    ${Remarks(field)}
    <input
      id=${id}
      name=${field.name}
      type=${type}
      dir=${type === 'text' || type === 'search' ? 'auto' : undefined}
      value=${field.form.text(pointerOf(field.name))}
      maxlength=${maxlength}
      autocomplete=${autocomplete}
      list=${list}
      placeholder=${placeholder}
      ...${attributes}
    />
  </div>`;
}
