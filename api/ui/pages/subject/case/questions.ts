import { html } from '#api/ui/html.ts';
import { DraftState } from '#api/ui/parts/draft-state.ts';
import { Moment, withMoment } from '#api/ui/parts/moment.ts';
import { TextArea } from '#api/ui/parts/text-area.ts';
import { Voice } from '#api/ui/parts/voice.ts';
import { autosaves } from './autosaves.ts';
import type { CaseFormProps, CaseProps } from './case-props.ts';
import { FileField } from './file-field.ts';
import { SubjectForm } from '#api/ui/parts/subject-form.ts';

/** The question that waits for an answer. */
export function OpenQuestion({ visit, view, drafts, form }: CaseFormProps) {
  const { messages, language, address } = visit;
  const question = view.questions.find(({ status }) => status === 'open');
  if (!question || view.phase !== 'hearing') return null;
  const { question: words } = messages;
  const draft = drafts.find(({ kind }) => kind === 'answer');
  return html`<section class="card urgent" id="question" aria-labelledby="question-title">
    <h2 id="question-title">${words.title}</h2>
    <p>${words.from}</p>
    ${Voice({ words: question.question, erased: messages.case.erased, class: 'other' })}
    <p>${words.by} ${Moment({ at: question.answerBy, language })}. ${words.silence}</p>
    ${question.earlierAnswerBy !== null && html`<p>${withMoment(words.extended('%'), { at: question.earlierAnswerBy, language })}</p>`}
    ${SubjectForm({
      action: address('/answers'),
      enctype: 'multipart/form-data',
      ...autosaves(visit, 'answer'),
      children: html`
        <input type="hidden" name="questionId" value=${question.id} />
        ${TextArea({ form, name: 'answer', label: words.label, rows: 6, class: 'own-words' })}
        ${DraftState({
          kept: draft && withMoment(messages.draft.savedAt('%'), { at: draft.savedAt, language }),
          version: draft?.version,
        })}
        ${FileField({ visit, view, form: view.mayRaiseClaim ? { ...form, scope: 'answer' } : form })}
        <div class="actions">
          <button>${words.send}</button>
          <button class="second" formaction=${address('/drafts/answer')}>${words.keep}</button>
        </div>
      `,
    })}
  </section>`;
}

/** Questions that were answered, or not. */
export function EarlierQuestions({ visit: { messages }, view }: CaseProps) {
  const earlier = view.questions.filter(({ status }) => status !== 'open');
  if (earlier.length === 0) return null;
  const { question: words, case: caseWords } = messages;
  return html`<section class="card" aria-labelledby="earlier-questions">
    <h2 id="earlier-questions">${words.earlier}</h2>
    ${earlier.map(
      (question) => html`
        ${Voice({ words: question.question, erased: caseWords.erased, class: 'other' })}
        ${
          question.status === 'lapsed'
            ? html`<p>${words.lapsed}</p>`
            : html`<p class="small soft">${words.yours}</p>
                ${Voice({ words: question.answer, erased: caseWords.erased })}`
        }
      `,
    )}
  </section>`;
}
