import { html } from '#api/ui/html.ts';
import { TextArea } from '#api/ui/parts/text-area.ts';
import { Voice } from '#api/ui/parts/voice.ts';
import type { CaseFormProps } from './case-props.ts';
import { SubjectForm } from '#api/ui/parts/subject-form.ts';

/** How judges describe the subject's point of view, for the subject to confirm or correct while the case is heard. */
export function Restatements({ visit: { messages, address }, view, form }: CaseFormProps) {
  if (view.restatements.length === 0) return null;
  const { restatement: words } = messages;
  return html`<section class="card" id="restatements" aria-labelledby="restatements-title">
    <h2 id="restatements-title">${words.title}</h2>
    <p>${words.intro}</p>
    ${view.restatements.map(({ recordId, restatement, confirmed }) => {
      const action = address(`/restatements/${recordId}`);
      return html`
        ${Voice({ words: restatement, class: 'other' })}
        ${confirmed !== null && html`<p><strong>${confirmed ? words.confirmed : words.corrected}</strong></p>`}
        ${
          confirmed === null &&
          view.phase === 'hearing' &&
          html`${SubjectForm({
              action,
              children: html`<button name="confirmed" value="true">${words.yes}</button>`,
            })}
            <details open=${form.error(`/correction-${recordId}`) !== undefined}>
              <summary>${words.no}</summary>
              ${SubjectForm({
                action,
                children: html`
                  ${TextArea({ form, name: `correction-${recordId}`, label: words.label, rows: 4 })}
                  <button class="second">${words.send}</button>
                `,
              })}
            </details>`
        }
      `;
    })}
  </section>`;
}
