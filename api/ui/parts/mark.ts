import { html } from '../html.ts';

/** The product's sign: a person, and another who listens. */
export function Mark() {
  return html`<svg class="mark" viewBox="0 0 32 32" width="26" height="26" aria-hidden="true" focusable="false">
    <circle cx="9" cy="16" r="4" />
    <path d="M17 8.5a10.6 10.6 0 0 1 0 15" />
    <path d="M22.5 4.5a16.3 16.3 0 0 1 0 23" />
  </svg>`;
}
