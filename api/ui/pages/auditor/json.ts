import { html } from '../../html.ts';

/** A value as it is kept, for whoever wants to check. */
export const Json = ({ value, label = 'As it is kept' }: { value: unknown; label?: string }) =>
  html`<pre class="raw" tabindex="0" role="region" aria-label=${label}>${JSON.stringify(value, null, 2)}</pre>`;
