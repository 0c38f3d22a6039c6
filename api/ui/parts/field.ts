import { html, type Markup } from '../html.ts';
import { fieldId, type FormState } from '../form-state.ts';
import { phraseOf } from '../say.ts';

/** A field that a person fills in; `name` is a plain name or a JSON pointer, with the type of its text after `#`. */
export interface FieldProps {
  form: FormState;
  name: string;
  label: Markup;
  hint?: Markup;
}

/**
 * The placeholder of a text field that others follow: style sheets see by it whether the field is empty, and show what follows once it
 * is not.
 */
export const SHOWS_WHETHER_EMPTY = ' ';

/** Where a field's value and its error are found. */
export const pointerOf = (name: string): string => {
  const pointer = name.split('#')[0] ?? name;
  return pointer.startsWith('/') ? pointer : `/${pointer}`;
};

/** What ties an input to its hint and its error. */
export function describedBy({ form, name, hint }: Pick<FieldProps, 'form' | 'name' | 'hint'>) {
  const pointer = pointerOf(name);
  const id = fieldId(pointer, form.scope);
  const fault = form.error(pointer);
  const ids = [hint !== undefined && `${id}-hint`, fault !== undefined && `${id}-fault`].filter(Boolean).join(' ');
  return {
    id,
    attributes: {
      'aria-describedby': ids === '' ? undefined : ids,
      'aria-invalid': fault === undefined ? undefined : 'true',
    },
  };
}

/** Hint and error of a field, for under its label. */
export function Remarks({ form, name, hint }: Pick<FieldProps, 'form' | 'name' | 'hint'>) {
  const pointer = pointerOf(name);
  const id = fieldId(pointer, form.scope);
  const fault = form.error(pointer);
  return html`
    ${hint !== undefined && html`<span class="hint" id=${`${id}-hint`}>${hint}</span>`}
    ${fault !== undefined && html`<span class="fault" id=${`${id}-fault`}>${phraseOf(fault)}</span>`}
  `;
}
