import { html } from '../html.ts';
import { describeMoment, type Language } from '../../figures-in-words.ts';

/** A moment. The island `local-time` shows it in the reader's own time zone. */
export function Moment({ at, language = 'en' }: { at: string; language?: Language }) {
  return html`<time datetime=${at} data-moment>${describeMoment(at, language)}</time>`;
}
