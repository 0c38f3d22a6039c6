import type { PageContent } from './document.ts';
import type { Form } from './form.ts';
import { html } from './html.ts';
import { Voice } from './parts/voice.ts';
import { say } from './say.ts';
import { signInAddress } from './sign-in/sign-in-address.ts';

/** Shows a user their words again when the session ended before they sent them. */
export const wordsPage = (form: Form, place: string): PageContent => ({
  title: say`You were signed out`,
  status: 401,
  body: html`
    <p class="lead">
      You were away for a while, so nothing was sent. Here is what you wrote: copy it, sign in and send it again.
    </p>
    ${form.words().map((words) => Voice({ words }))}
    <p class="no-print"><a class="button" href=${signInAddress(place)}>Sign in again</a></p>
  `,
});
