import { html } from '#api/ui/html.ts';
import { Moment } from '#api/ui/parts/moment.ts';
import { SubjectForm } from '#api/ui/parts/subject-form.ts';
import { TextArea } from '#api/ui/parts/text-area.ts';
import { Voice } from '#api/ui/parts/voice.ts';
import type { CaseFormProps } from './case-props.ts';
import { ClaimLanguage } from './claim-language.ts';

/** What a subject says after their deadline, what became of it, and where to say it. */
export function LateClaims({ visit, view, form }: CaseFormProps) {
  const { messages, language, address } = visit;
  const { late, claim, claims, case: words } = messages;
  return html`
    ${
      view.lateClaims.length > 0 &&
      html`<section aria-labelledby="late-claims-title">
        <h2 id="late-claims-title">${late.yours}</h2>
        ${view.lateClaims.map(
          ({ statement, receivedAt, status, reason }) =>
            html`<article class="card">
              ${Voice({ words: statement, erased: words.erased })}
              <p class="small soft">${claims.sent} ${Moment({ at: receivedAt, language })}</p>
              <p>${late[status]}</p>
              ${status === 'declined' && Voice({ words: reason, erased: words.erased, class: 'other' })}
            </article>`,
        )}
      </section>`
    }
    ${
      view.mayClaimLate &&
      html`<details class="card" id="late-claim" open=${form.errors.length > 0}>
        <summary>${late.title}</summary>
        <p>${late.intro}</p>
        ${SubjectForm({
          action: address('/late-claims'),
          children: html`
            ${TextArea({ form, name: 'statement', label: claim.label, rows: 6, class: 'own-words' })}
            ${ClaimLanguage({ visit, form })}
            ${TextArea({ form, name: 'why', label: late.why, rows: 3, class: 'own-words' })}
            <div class="actions"><button class="second">${late.send}</button></div>
          `,
        })}
      </details>`
    }
  `;
}
