import type { FormState } from '#api/ui/form-state.ts';
import { fieldId } from '#api/ui/form-state.ts';
import { html, type Markup } from '#api/ui/html.ts';
import type { Phrase, Words } from '#api/ui/say.ts';

/**
 * A section of the editor. Folded, it says what is set in it; it is open at once if a field in it has an error.
 *
 * @param fields the parts of the policy that its fields hold, by JSON pointer
 * @param list the list that the section consists of, which errors about the whole list point to
 */
export function EditorSection({
  form,
  id,
  title,
  isSet,
  fields,
  list,
  isOpen = false,
  children,
}: {
  form: FormState;
  id?: string;
  title: Phrase;
  isSet: Words;
  fields: readonly string[];
  list?: string;
  isOpen?: boolean;
  children: Markup;
}) {
  const isWrong = form.errors.some(({ field }) =>
    fields.some((each) => field === each || field.startsWith(`${each}/`)),
  );
  const fault = list === undefined ? undefined : form.error(list);
  return html`<details class="part" id=${id} open=${isOpen || isWrong}>
    <summary>
      <h2 id=${list && fieldId(list)} tabindex=${list && '-1'}>${title}</h2>
      <span class="small soft">${isSet}</span>
    </summary>
    ${fault !== undefined && html`<p class="fault">${fault}</p>`} ${children}
  </details>`;
}
