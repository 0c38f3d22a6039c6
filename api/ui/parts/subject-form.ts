import { uuidv7 } from '#db/id.ts';
import { html, type Markup } from '../html.ts';

/** A subject's form that does something. Its key makes sure that what is sent twice happens once. */
export function SubjectForm({
  children,
  ...attributes
}: {
  action: string;
  enctype?: 'multipart/form-data';
  children?: Markup;
  [data: `data-${string}`]: string | undefined;
}) {
  return html`<form method="post" ...${attributes}>
    <input type="hidden" name="command" value=${uuidv7()} />
    ${children}
  </form>`;
}
