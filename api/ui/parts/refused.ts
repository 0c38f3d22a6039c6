import type { Problem } from '../../problem.ts';
import { html } from '../html.ts';
import { sentence } from '../sentence.ts';
import { Banner } from './banner.ts';

/** Why an act was refused, and what to do about it. */
export function Refused({ problem: { document }, names = false }: { problem: Problem; names?: boolean }) {
  const { title, detail, remedy, errors = [] } = document;
  return Banner({
    tone: 'bad',
    title: sentence(title),
    children: html`
      ${detail !== undefined && html`<p>${sentence(detail)}</p>`}
      ${
        names &&
        errors.length > 0 &&
        html`<ul>
          ${errors.map(({ message }) => html`<li>${sentence(message)}</li>`)}
        </ul>`
      }
      ${remedy !== undefined && html`<p>${sentence(remedy)}</p>`}
    `,
  });
}
