import { html } from '../../html.ts';
import { say, type Phrase } from '../../say.ts';

/** A value as it is stored, for auditors to check. */
export const Json = ({ value, label = say`As it is stored` }: { value: unknown; label?: Phrase }) =>
  html`<pre class="raw" tabindex="0" role="region" aria-label=${label}>${JSON.stringify(value, null, 2)}</pre>`;
