import { pendingQuestion } from '#workflows/domain/hearing.ts';
import { html } from '#api/ui/html.ts';
import { Moment } from '#api/ui/parts/moment.ts';
import { say } from '#api/ui/say.ts';
import { caseAddressOf } from '../case-words.ts';
import type { DeskProps } from './desk-props.ts';
import { MoreTimeForm } from './more-time-form.ts';

/** Gives the subject more time to answer the question that is open. */
export function AnswerTermForm({ visit, material: { caseId, state }, at, formOf }: DeskProps) {
  const question = state.phase === 'hearing' && state.hearing ? pendingQuestion(state.hearing) : undefined;
  if (!question || at >= question.answerBy) return null;
  return html`<section class="card" aria-labelledby="answer-term">
    <h2 id="answer-term">Give the subject more time to answer</h2>
    <p>
      A judge has asked the subject a question. They can answer it until ${Moment({ at: question.answerBy })}. The
      subject is told the new time, and it cannot be taken back.
    </p>
    ${MoreTimeForm({
      visit,
      form: formOf('answerTerm'),
      action: `${caseAddressOf(caseId)}/questions/${question.questionId}`,
      notYet: say`The time to answer has not been extended yet`,
      fields: ['answerBy', 'answerReason'],
      label: say`Answer by (${visit.timeZone})`,
      button: say`Give more time to answer`,
    })}
  </section>`;
}
