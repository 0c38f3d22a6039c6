import type { PageContent } from './document.ts';
import type { Form } from './form.ts';
import { html } from './html.ts';
import { Voice } from './parts/voice.ts';
import { signInAddress } from './sign-in/sign-in-address.ts';

/** Gives words back to somebody who was away for too long to send them. */
export const wordsPage = (form: Form, place: string): PageContent => ({
  title: 'You were signed out',
  status: 401,
  body: html`
    <p class="lead">
      You were away for a while, so nothing was sent. Here is what you wrote: copy it, sign in and send it again.
    </p>
    ${form.words().map((words) => Voice({ words }))}
    <p class="no-print"><a class="button" href=${signInAddress(place)}>Sign in again</a></p>
  `,
});
