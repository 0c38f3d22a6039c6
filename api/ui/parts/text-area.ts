import { html } from '../html.ts';
import { describedBy, pointerOf, Remarks, type FieldProps } from './field.ts';

/** A field for several lines of words. */
export function TextArea({
  rows = 4,
  class: look,
  placeholder,
  maxlength = 50_000,
  ...field
}: FieldProps & { rows?: number; class?: string; placeholder?: string; maxlength?: number }) {
  const { id, attributes } = describedBy(field);
  const text = field.form.text(pointerOf(field.name));
  // A browser drops the first line break in a text area.
  const content = text.startsWith('\n') ? `\n${text}` : text;
  const area = { id, name: field.name, rows, class: look, dir: 'auto', maxlength, placeholder, ...attributes };
  return html`<div class="field">
    <label for=${id}>${field.label}</label>
    ${Remarks(field)} <textarea ...${area}>${content}</textarea>
  </div>`;
}
