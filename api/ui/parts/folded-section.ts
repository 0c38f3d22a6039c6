import { html, type Markup } from '../html.ts';
import type { Words } from '../say.ts';

/** A section of a page; folded, its title alone is shown until its reader opens it, and with `isOpen` at once. */
export function FoldedSection({
  id,
  title,
  isFolded,
  isOpen = false,
  children,
}: {
  id: string;
  title: Words;
  isFolded: boolean;
  isOpen?: boolean;
  children: Markup;
}) {
  return isFolded
    ? html`<details class="card" id=${id} open=${isOpen}>
        <summary>${title}</summary>
        ${children}
      </details>`
    : html`<section class="card" id=${id} aria-labelledby=${`${id}-title`}>
        <h2 id=${`${id}-title`}>${title}</h2>
        ${children}
      </section>`;
}
