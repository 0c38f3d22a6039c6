import { html, type Markup } from '#api/ui/html.ts';
import type { Words } from '#api/ui/say.ts';

/**
 * An entry of a record that passages are cited into. What follows its first field shows once the field holds words; browsers without
 * `:has()` show it always.
 *
 * @param name what the bar of passages calls it
 * @param first the field that everything else is about; its placeholder is `SHOWS_WHETHER_EMPTY`
 */
export const Entry = ({ name, first, children }: { name: Words; first: Markup; children: Markup }) => html`
  <div class="entry" data-citable=${name}>
    ${first}
    <div class="follows">${children}</div>
  </div>
`;
