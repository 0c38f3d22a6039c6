import { html } from '#api/ui/html.ts';
import type { CaseProps } from './case-props.ts';
import { SubjectForm } from '#api/ui/parts/subject-form.ts';

/** Where the subject says that they have nothing to add, so that the decision need not wait. */
export function Rest({ visit: { messages, address }, view }: CaseProps) {
  const { rest } = messages;
  if (view.phase !== 'hearing') return null;
  if (view.nothingToAdd) return html`<p class="soft">${rest.done}</p>`;
  if (!view.appealWindow?.open) return null;
  return html`<section class="card" aria-labelledby="rest-title">
    <h2 id="rest-title">${rest.title}</h2>
    <p>${rest.text}</p>
    ${SubjectForm({
      action: address('/rest'),
      children: html`<button class="second">${rest.send}</button>`,
    })}
  </section>`;
}
