import { html } from '../html.ts';
import { say, type Words } from '../say.ts';

/** A person's own words, as they wrote them, or a note that they have been erased. */
export function Voice({
  words,
  erased = say`These words have been erased.`,
  ...attributes
}: {
  words: string | null;
  erased?: Words;
  class?: string;
  id?: string;
  [data: `data-${string}`]: string | undefined;
}) {
  if (words === null) return html`<p class="soft">${erased}</p>`;
  const { class: look, ...rest } = attributes;
  const own = { class: look === undefined ? 'voice' : `voice ${look}`, dir: 'auto', ...rest };
  return html`<blockquote ...${own}>${words}</blockquote>`;
}
