import { html } from '../html.ts';

/** A moment to the millisecond, in UTC, where the order of things is what counts. */
export const Instant = ({ at }: { at: string }) =>
  html`<time class="nowrap number" datetime=${at}>${at.slice(0, 10)} ${at.slice(11, 23)} UTC</time>`;
