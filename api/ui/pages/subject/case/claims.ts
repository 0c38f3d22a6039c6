import { html } from '#api/ui/html.ts';
import { describeLanguage } from '#api/figures-in-words.ts';
import { Moment } from '#api/ui/parts/moment.ts';
import { Voice } from '#api/ui/parts/voice.ts';
import type { CaseProps } from './case-props.ts';
import { SubjectForm } from '#api/ui/parts/subject-form.ts';

/** The subject's claims, with receipts, and the way to take one back. */
export function Claims({ visit: { messages, language, address }, view: { claims, phase, readBy } }: CaseProps) {
  if (claims.length === 0) return null;
  const { claims: words, case: caseWords } = messages;
  return html`<section class="card" id="claims" aria-labelledby="claims-title">
    <h2 id="claims-title">${words.title}</h2>
    <ol class="plain-list">
      ${claims.map(
        (claim) =>
          html`<li>
            <p class="small soft">
              <span class=${`tag ${claim.withdrawn ? '' : claim.heard ? 'good' : 'accent'}`}
                >${claim.withdrawn ? words.withdrawn : claim.heard ? words.heard : words.waiting}</span
              >${' '} ${words.sent} ${Moment({ at: claim.receivedAt, language })}
            </p>
            ${claim.about !== null && html`<p class="small soft">${messages.facts.said(claim.about)}</p>`}
            ${
              claim.language !== null &&
              claim.language !== language &&
              html`<p class="small soft">${words.writtenIn(describeLanguage(claim.language, language))}</p>`
            }
            ${claim.helper !== null && html`<p class="small soft">${words.byHelper(claim.helper)}</p>`}
            ${
              claim.writtenDown &&
              html`<p class="small soft">
                ${words.said[claim.writtenDown.channel]} ${words.writtenBy(claim.writtenDown.by)}
              </p>`
            }
            ${Voice({ words: claim.statement, erased: caseWords.erased })}
            ${claim.found !== null && html`<p><strong>${claim.found}</strong></p>`}
            ${
              !claim.withdrawn &&
              html`<p><a href=${address(`/claims/${claim.id}`)}>${words.receipt}</a></p>
                ${
                  phase === 'hearing' &&
                  readBy === 'subject' &&
                  !claim.heard &&
                  html`<details>
                    <summary>${words.withdraw}</summary>
                    <p>${words.withdrawHelp}</p>
                    ${SubjectForm({
                      action: address(`/claims/${claim.id}/withdraw`),
                      children: html`<button class="grave">${words.withdrawSure}</button>`,
                    })}
                  </details>`
                }`
            }
          </li>`,
      )}
    </ol>
  </section>`;
}
