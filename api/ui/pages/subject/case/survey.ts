import { html } from '#api/ui/html.ts';
import { Scale } from '#api/ui/parts/scale.ts';
import { TextArea } from '#api/ui/parts/text-area.ts';
import { AcceptedErrors } from './accepted-errors.ts';
import type { CaseFormProps } from './case-props.ts';
import { SubjectForm } from '#api/ui/parts/subject-form.ts';

/** How heard the subject felt; open once the case is decided. */
export function Survey({ visit: { messages, address }, view, form }: CaseFormProps) {
  const { survey } = messages;
  if (view.survey === 'notYet' || view.readBy === 'helper') return null;
  if (view.survey === 'answered') return html`<p class="soft">${survey.thanks}</p>`;
  const scale = { form, least: survey.least, most: survey.most };
  return html`<section class="card" id="survey" aria-labelledby="survey-title">
    <h2 id="survey-title">${survey.title}</h2>
    <p>${survey.intro}</p>
    ${view.study !== null && html`<p>${survey.study(view.study)}</p>`}
    ${SubjectForm({
      action: address('/survey'),
      children: html`
        ${Scale({ ...scale, name: '/feltHeard', label: survey.feltHeard })}
        ${Scale({ ...scale, name: '/feltUnderstood', label: survey.feltUnderstood, hint: survey.optional })}
        ${Scale({ ...scale, name: '/wasTreatedFairly', label: survey.wasTreatedFairly, hint: survey.optional })}
        ${Scale({ ...scale, name: '/understoodByPerson', label: survey.understoodByPerson, hint: survey.optional })}
        ${Scale({ ...scale, name: '/understoodByModel', label: survey.understoodByModel, hint: survey.optional })}
        ${AcceptedErrors({ form, words: survey })}
        ${TextArea({ form, name: '/comment', label: survey.comment, hint: survey.optional, rows: 3 })}
        <button>${survey.send}</button>
      `,
    })}
  </section>`;
}
