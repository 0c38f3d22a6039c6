import { html } from '../html.ts';
import { say } from '../say.ts';
import { describedBy, Remarks, type FieldProps } from './field.ts';

/** A field for a file, which can be chosen or dropped on it; the island `drop-file` says which one it is. */
export function FileInput({ accept, ...field }: FieldProps & { accept: string }) {
  const { id, attributes } = describedBy(field);
  return html`<div class="field drop" data-drop>
    <label for=${id}>${field.label}</label>
    ${Remarks(field)}
    <input id=${id} type="file" name=${field.name} accept=${accept} ...${attributes} />
    <p class="small soft" data-drop-state data-chosen=${say`Chosen: ${'%1'}`} role="status"></p>
  </div>`;
}
