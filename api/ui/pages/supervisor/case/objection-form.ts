import { openObjection } from '#workflows/domain/state.ts';
import { html } from '#api/ui/html.ts';
import { ErrorSummary } from '#api/ui/parts/error-summary.ts';
import { Moment } from '#api/ui/parts/moment.ts';
import { StaffForm } from '#api/ui/parts/staff-form.ts';
import { TextArea } from '#api/ui/parts/text-area.ts';
import { Voice } from '#api/ui/parts/voice.ts';
import { caseAddressOf } from '../case-words.ts';
import { nameOf, type DeskProps } from './desk-props.ts';

/** The subject's objection to the person who hears them, and the answer to it. */
export function ObjectionForm({ visit, material: { caseId, state, texts }, formOf }: DeskProps) {
  const objection = openObjection(state.hearing);
  if (!objection) return null;
  const { objectionId, judgeId, at, answerBy, overdue, waits, reasonCommitment } = objection;
  const form = formOf('objection');
  return html`<section class="card" aria-labelledby="objection">
    <h2 id="objection">The subject objects to ${judgeId}</h2>
    <p class="small soft">
      Raised ${Moment({ at })}, answer due
      ${Moment({ at: answerBy })}${overdue && html`${' '}<span class="tag bad">overdue</span>`}
    </p>
    ${Voice({ words: texts.byCommitment.get(reasonCommitment) ?? null })}
    ${
      judgeId === visit.staff.id
        ? html`<p>The objection is to you, so another supervisor answers it.</p>`
        : html`<p>
              If you uphold it, ${judgeId} has no more part in the case, and another person hears it. If you decline it,
              they go on. ${waits ? 'The hearing waits for your answer.' : 'The hearing goes on meanwhile.'}
            </p>
            ${StaffForm({
              signedIn: visit.signedIn,
              action: `${caseAddressOf(caseId)}/objections/${objectionId}`,
              children: html`
                ${ErrorSummary({ form, title: 'The objection is not answered yet', nameOf })}
                ${TextArea({
                  form,
                  name: 'objectionReason',
                  label: 'Your reason',
                  rows: 3,
                  hint: 'The subject reads these words.',
                })}
                <div class="actions">
                  <button name="upheld" value="true">Uphold it</button>
                  <button class="second" name="upheld" value="false">Decline it</button>
                </div>
              `,
            })}`
    }
  </section>`;
}
