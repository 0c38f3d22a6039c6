import { html } from '#api/ui/html.ts';
import { Moment } from '#api/ui/parts/moment.ts';
import { MethodSign } from '#api/ui/parts/signs.ts';
import { Voice } from '#api/ui/parts/voice.ts';
import type { CaseProps } from './case-props.ts';

/** The decision, its reasons, and what part machines and people had in it. */
export function Outcome({
  visit: { messages, language, face },
  view: { decision, underReview, institution },
}: CaseProps) {
  if (!decision) return null;
  const { outcome } = messages;
  return html`<section class="card" aria-labelledby="outcome">
    <h2 id="outcome">${outcome.title}</h2>
    <p class="outcome">${decision.meaning}</p>
    <p class="small soft">${outcome.at} ${Moment({ at: decision.decidedAt, language })}</p>
    ${underReview && html`<p><strong>${messages.late.review}</strong></p>`}
    <h3>${outcome.reasons}</h3>
    ${
      decision.reasons === null
        ? html`<p>${decision.adverse ? outcome.noReasons : outcome.followsPlainly}</p>`
        : Voice({ words: decision.reasons, class: 'other' })
    }
    ${
      decision.adverse &&
      html`<h3>${outcome.remedy}</h3>
        ${
          decision.remedy
            ? html`
                <p>${decision.remedy.what}</p>
                <p>
                  ${outcome.office}: ${decision.remedy.office}, ${decision.remedy.contact}
                  ${decision.remedy.until !== null && html`<br />${outcome.until} ${Moment({ at: decision.remedy.until, language })}`}
                </p>
              `
            : html`<p>${outcome.askRemedy(face?.name ?? institution)}</p>`
        }`
    }
    ${
      decision.individualFacts !== null &&
      html`<p>${decision.individualFacts.words}</p>
        ${decision.individualFacts.changes.map((changed) => Voice({ words: changed, class: 'other' }))}`
    }
    <h3>${outcome.parts}</h3>
    <ul class="methods">
      ${decision.parts.map(
        ({ method, by, words }) =>
          html`<li>
            ${MethodSign({ method })}<span><strong>${outcome[by]}:</strong> ${words}</span>
          </li>`,
      )}
    </ul>
  </section>`;
}
