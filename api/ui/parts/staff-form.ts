import { uuidv7 } from '#db/id.ts';
import { html, type Markup } from '../html.ts';
import type { SignedIn } from '../session/sessions.ts';

/**
 * A form of somebody signed in, with the token that shows it is theirs, and a key that makes sure that what is sent twice
 * happens once.
 */
export function StaffForm({
  signedIn,
  children,
  ...attributes
}: {
  signedIn: SignedIn;
  action: string;
  id?: string;
  class?: string;
  enctype?: 'multipart/form-data';
  children?: Markup;
  [data: `data-${string}`]: string | undefined;
}) {
  return html`<form method="post" ...${attributes}>
    <input type="hidden" name="csrf" value=${signedIn.csrf} />
    <input type="hidden" name="command" value=${uuidv7()} />
    ${children}
  </form>`;
}
