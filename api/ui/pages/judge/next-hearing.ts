import { html } from '../../html.ts';
import { StaffForm } from '../../parts/staff-form.ts';
import type { SignedIn } from '../../session/sessions.ts';

/** The button that gives a judge the next hearing; the key `n` presses it. */
export function NextHearing({
  signedIn,
  isSecond = false,
  isFocused = false,
}: {
  signedIn: SignedIn;
  isSecond?: boolean;
  /** Whether the judge has just finished, so that the next hearing is one key away. */
  isFocused?: boolean;
}) {
  return StaffForm({
    signedIn,
    action: '/hearings/next',
    children: html`<button class=${isSecond ? 'second' : ''} data-key="n" autofocus=${isFocused}>Next hearing</button>`,
  });
}
