import { uuidv7 } from '#db/id.ts';
import { html, type Markup } from '../html.ts';
import type { Words } from '../say.ts';

/** A subject's form. Its key ensures that a form that is sent twice has one effect. */
export function SubjectForm({
  children,
  ...attributes
}: {
  action: string;
  id?: string;
  enctype?: 'multipart/form-data';
  children?: Markup;
  [data: `data-${string}`]: Words | undefined;
}) {
  return html`<form method="post" ...${attributes}>
    <input type="hidden" name="command" value=${uuidv7()} />
    ${children}
  </form>`;
}
