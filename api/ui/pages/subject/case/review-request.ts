import { html } from '#api/ui/html.ts';
import { Moment } from '#api/ui/parts/moment.ts';
import { SubjectForm } from '#api/ui/parts/subject-form.ts';
import { TextArea } from '#api/ui/parts/text-area.ts';
import { Voice } from '#api/ui/parts/voice.ts';
import type { CaseFormProps } from './case-props.ts';

/** Where the subject of an automatic decision asks for a person, and what they said when they did. */
export function ReviewRequest({ visit: { messages, language, address }, view, form }: CaseFormProps) {
  const { review, case: words } = messages;
  return html`
    ${view.reviewRequests.map(
      ({ at, why }) =>
        html`<section class="card" aria-label=${review.yours}>
          <h2>${review.yours}</h2>
          <p class="small soft">${messages.claims.sent} ${Moment({ at, language })}</p>
          ${Voice({ words: why, erased: words.erased })}
        </section>`,
    )}
    ${
      view.reviewableUntil !== null &&
      html`<section class="card" id="review" aria-labelledby="review-title">
        <h2 id="review-title">${review.title}</h2>
        <p>${review.intro}</p>
        <p class="small soft">${review.until} ${Moment({ at: view.reviewableUntil, language })}</p>
        ${SubjectForm({
          action: address('/review'),
          children: html`
            ${TextArea({ form, name: 'reviewWhy', label: review.why, rows: 5, class: 'own-words' })}
            <div class="actions"><button>${review.send}</button></div>
          `,
        })}
      </section>`
    }
  `;
}
