import { html } from '#api/ui/html.ts';
import { FoldedSection } from '#api/ui/parts/folded-section.ts';
import { describeFact } from '#api/ui/value.ts';
import { hasClaimed, type CaseProps } from './case-props.ts';

/** The form in which a claim is written. Buttons elsewhere on the page send it, so that no words in it are lost. */
export const CLAIM_FORM = 'claim-form';

/** Everything that is recorded about the subject, each with a way to say that it is wrong; folded once they have said something. */
export function Facts({ visit: { messages, language, address }, view }: CaseProps) {
  const { facts, mayRaiseClaim } = view;
  const { facts: words } = messages;
  if (facts.length === 0) return null;
  return FoldedSection({
    id: 'facts',
    title: words.title,
    isFolded: hasClaimed(view),
    children: html`<p>${words.intro}</p>
      <dl class="facts">
        ${facts.map(
          (fact) =>
            html`<div>
              <dt dir="auto">${fact.meaning}</dt>
              <dd>
                <strong dir="auto">${describeFact(fact, language)}</strong>
                ${
                  mayRaiseClaim &&
                  html`<button
                    class="quiet small-button no-print"
                    form=${CLAIM_FORM}
                    formaction=${address('/drafts/claim', { wrong: fact.attribute })}
                    aria-label=${words.wrongOf(fact.meaning)}
                  >
                    ${words.wrong}
                  </button>`
                }
              </dd>
            </div>`,
        )}
      </dl>`,
  });
}
