import { pendingQuestion } from '#workflows/domain/hearing.ts';
import { html } from '#api/ui/html.ts';
import { ErrorSummary } from '#api/ui/parts/error-summary.ts';
import { Moment } from '#api/ui/parts/moment.ts';
import { StaffForm } from '#api/ui/parts/staff-form.ts';
import { TextArea } from '#api/ui/parts/text-area.ts';
import { TextInput } from '#api/ui/parts/text-input.ts';
import { caseAddressOf } from '../case-words.ts';
import { nameOf, type DeskProps } from './desk-props.ts';
import { say } from '#api/ui/say.ts';

/** Gives the subject more time to answer the question that is open. */
export function AnswerTermForm({ visit, material: { caseId, state }, at, formOf }: DeskProps) {
  const form = formOf('answerTerm');
  const question = state.phase === 'hearing' && state.hearing ? pendingQuestion(state.hearing) : undefined;
  if (!question || at >= question.answerBy) return null;
  return html`<section class="card" aria-labelledby="answer-term">
    <h2 id="answer-term">Give the subject more time to answer</h2>
    <p>
      A judge has asked the subject a question. They can answer it until ${Moment({ at: question.answerBy })}. The
      subject is told the new time, and it cannot be taken back.
    </p>
    ${StaffForm({
      signedIn: visit.signedIn,
      action: `${caseAddressOf(caseId)}/questions/${question.questionId}`,
      children: html`
        ${ErrorSummary({ form, title: say`The subject has no more time yet`, nameOf })}
        ${TextInput({ form, name: 'answerBy', type: 'datetime-local', label: say`Answer by (${visit.timeZone})` })}
        ${TextArea({
          form,
          name: 'answerReason',
          label: say`Why`,
          rows: 2,
          hint: say`Kept beside the trail, for auditors.`,
        })}
        <div class="actions"><button>Give more time to answer</button></div>
      `,
    })}
  </section>`;
}
