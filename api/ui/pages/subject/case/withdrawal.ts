import { html } from '#api/ui/html.ts';
import { Voice } from '#api/ui/parts/voice.ts';
import type { CaseProps } from './case-props.ts';
import { SubjectForm } from '#api/ui/parts/subject-form.ts';

/** The institution's proposal to withdraw a case with an open claim, which only the subject can accept. */
export function Withdrawal({ visit: { messages, address }, view }: CaseProps) {
  const { withdrawal, phase, readBy } = view;
  if (readBy === 'helper' || !withdrawal || withdrawal.declined || phase === 'decided') return null;
  const { withdrawal: words, case: caseWords } = messages;
  const action = address('/withdrawal');
  return html`<section class="card" id="withdrawal" aria-labelledby="withdrawal-title">
    <h2 id="withdrawal-title">${words.title}</h2>
    <p>${words.text}</p>
    ${Voice({ words: withdrawal.reason, erased: caseWords.erased, class: 'other' })}
    ${SubjectForm({
      action,
      children: html`<button name="agreed" value="false">${words.stay}</button>`,
    })}
    <details>
      <summary>${words.go}</summary>
      <p>${words.goHelp}</p>
      ${SubjectForm({
        action,
        children: html`<button class="grave" name="agreed" value="true">${words.goSure}</button>`,
      })}
    </details>
  </section>`;
}
