import { html } from '#api/ui/html.ts';
import { Scale } from '#api/ui/parts/scale.ts';
import { SubjectForm } from '#api/ui/parts/subject-form.ts';
import { AcceptedErrors } from './accepted-errors.ts';
import type { CaseFormProps } from './case-props.ts';

/** What the subject expects of being heard; open until a judge has the hearing. */
export function Expectations({ visit: { messages, address }, view, form }: CaseFormProps) {
  const { survey, expectations } = messages;
  if (view.readBy === 'helper' || view.expectations !== 'open') return null;
  const scale = { form, least: survey.least, most: survey.most };
  return html`<section class="card" id="expectations" aria-labelledby="expectations-title">
    <h2 id="expectations-title">${expectations.title}</h2>
    <p>${expectations.intro}</p>
    ${view.study !== null && html`<p>${survey.study(view.study)}</p>`}
    ${SubjectForm({
      action: address('/expectations'),
      children: html`
        ${Scale({ ...scale, name: '/understoodByPerson', label: survey.understoodByPerson })}
        ${Scale({ ...scale, name: '/understoodByModel', label: survey.understoodByModel })}
        ${AcceptedErrors({ form, words: survey })}
        <button>${survey.send}</button>
      `,
    })}
  </section>`;
}
