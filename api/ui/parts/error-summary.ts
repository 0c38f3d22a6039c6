import { fieldId, type FormState } from '../form-state.ts';
import { html } from '../html.ts';
import { sentence } from '../sentence.ts';
import { phraseOf, say, type Words } from '../say.ts';

/**
 * The errors of a form, above it, each with a link to its field.
 *
 * @param nameOf gives the name of a field in words, by its JSON pointer
 */
export function ErrorSummary({
  form,
  title,
  nameOf,
}: {
  form: FormState;
  title: Words;
  nameOf?: (pointer: string) => Words | undefined;
}) {
  if (form.errors.length === 0) return null;
  return html`<section class="errors" role="alert" tabindex="-1" autofocus id="errors" aria-labelledby="errors-title">
    <h2 id="errors-title">${title}</h2>
    <ul>
      ${form.errors.map(({ field, message }) => {
        const name = nameOf?.(field);
        return html`<li>
          <a href=${`#${fieldId(field, form.scope)}`}
            >${name === undefined ? sentence(message) : say`${name}: ${phraseOf(message)}`}</a
          >
        </li>`;
      })}
    </ul>
  </section>`;
}
