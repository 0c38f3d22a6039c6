import { html } from '#api/ui/html.ts';
import { Moment, withMoment } from '#api/ui/parts/moment.ts';
import { SubjectForm } from '#api/ui/parts/subject-form.ts';
import { TextArea } from '#api/ui/parts/text-area.ts';
import { Voice } from '#api/ui/parts/voice.ts';
import type { CaseFormProps, CaseProps } from './case-props.ts';

/** Who hears the subject, and how to object to that person. */
export function Hearer(props: CaseFormProps) {
  const { visit, view, form } = props;
  const { messages, language, address } = visit;
  const { hearer: words } = messages;
  if (view.phase !== 'hearing' && view.objections.length === 0) return null;
  return html`<section id="hearer" aria-labelledby="hearer-title">
    <h2 id="hearer-title">${words.title}</h2>
    ${
      view.hearer
        ? html`<p>${words.is(view.hearer.words)}</p>
            <p class="small soft">${words.since} ${Moment({ at: view.hearer.since, language })}</p>`
        : view.phase === 'hearing' && html`<p>${words.nobody}</p>`
    }
    ${Objections(props)}
    ${
      view.mayObject &&
      html`<details class="card" open=${form.error('/objection') !== undefined}>
        <summary>${words.object}</summary>
        <p>${words.objectIntro}</p>
        ${SubjectForm({
          action: address('/objection'),
          children: html`
            ${TextArea({ form, name: 'objection', label: words.label, rows: 4, class: 'own-words' })}
            <div class="actions"><button class="second">${words.send}</button></div>
          `,
        })}
      </details>`
    }
  </section>`;
}

function Objections({ visit: { messages, language }, view }: CaseProps) {
  const { hearer: words, case: caseWords, claims } = messages;
  return view.objections.map(
    ({ receivedAt, reason, status, answerBy, hearingWaits, answer }) =>
      html`<article class="card">
        <h3>${words.yours}</h3>
        ${Voice({ words: reason, erased: caseWords.erased })}
        <p class="small soft">${claims.sent} ${Moment({ at: receivedAt, language })}</p>
        <p>
          ${status === 'open' ? withMoment(words.open('%'), { at: answerBy, language }) : words[status]}
          ${status === 'open' && hearingWaits && html` ${words.waits}`}
        </p>
        ${
          (status === 'upheld' || status === 'declined') &&
          Voice({ words: answer, erased: caseWords.erased, class: 'other' })
        }
      </article>`,
  );
}

/** Each step of the case in a sentence. */
export function StepsSoFar({ visit: { messages, language }, view }: CaseProps) {
  return html`<details id="steps">
    <summary>${messages.hearer.steps}</summary>
    <ol>
      ${view.steps.map(
        ({ at, words }) => html`<li>${words} <span class="small soft">${Moment({ at, language })}</span></li>`,
      )}
    </ol>
  </details>`;
}
