import { uuidv7 } from '#db/id.ts';
import { html, type Markup } from '../html.ts';
import type { Words } from '../say.ts';
import type { SignedIn } from '../session/sessions.ts';

/**
 * A form of a signed-in user, with the token that shows it is theirs, and a key that ensures that a form that is sent
 * twice has one effect.
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
  [data: `data-${string}`]: Words | undefined;
}) {
  return html`<form method="post" ...${attributes}>
    <input type="hidden" name="csrf" value=${signedIn.csrf} />
    <input type="hidden" name="command" value=${uuidv7()} />
    ${children}
  </form>`;
}
