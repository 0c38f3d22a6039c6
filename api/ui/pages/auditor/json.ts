import { html } from '../../html.ts';

/** A value as it is stored, for auditors to check. */
export const Json = ({ value, label = 'As it is stored' }: { value: unknown; label?: string }) =>
  html`<pre class="raw" tabindex="0" role="region" aria-label=${label}>${JSON.stringify(value, null, 2)}</pre>`;
