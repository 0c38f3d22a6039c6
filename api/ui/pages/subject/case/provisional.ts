import { describeNumber, describeShare, type Language } from '#api/figures-in-words.ts';
import type { ComparedFact } from '#workflows/domain/compared-facts.ts';
import type { AppealView } from '#api/views/subject/appeal-view.ts';
import type { Messages } from '#api/ui/messages/en.ts';
import { html } from '#api/ui/html.ts';
import { describeFact } from '#api/ui/value.ts';
import type { CaseProps } from './case-props.ts';

/** The provisional outcome from a machine, and what in the records counted towards it. */
export function Provisional({ visit: { messages, language }, view: { provisionalOutcome, decision } }: CaseProps) {
  const { provisional } = messages;
  return html`<section class="card" aria-labelledby="provisional">
    <h2 id="provisional">${provisional.title}</h2>
    ${
      provisionalOutcome === null
        ? html`<p>${provisional.unscored}</p>`
        : html`
            <p class="soft small">${provisional.outcome}</p>
            <p class="outcome">${provisionalOutcome.meaning}</p>
            ${decision === null && html`<p><strong>${provisional.notDecision}</strong></p>`}
            <h3>${provisional.why}</h3>
            ${
              provisionalOutcome.factors.length === 0
                ? html`<p>${provisional.noFactors}</p>`
                : html`<ul class="factors">
                    ${provisionalOutcome.factors.map(
                      ({ meaning, value, comparisonValue, unit, words, comparisonWords }) =>
                        html`<li>
                          <span class="factor-name">${meaning}</span>
                          <span class="factor-value"
                            ><span class="soft">${provisional.yours}:</span>${' '}
                            <strong>${describeFact({ value, unit, words }, language)}</strong></span
                          >
                          <span class="factor-value"
                            >${
                              comparisonValue === value
                                ? html`<span class="soft">${provisional.alike}</span>`
                                : html`<span class="soft">${provisional.typical}:</span>${' '}
                                    ${describeFact({ value: comparisonValue, unit, words: comparisonWords }, language)}`
                            }</span
                          >
                        </li>`,
                    )}
                  </ul>`
            }
            ${HowItWasMade({ made: provisionalOutcome.made, words: provisional, language })}
          `
    }
  </section>`;
}

/** How a fact was compared whose values are not compared one by one. */
function comparedInWords(
  { meaning, group, branches = [] }: ComparedFact,
  words: Messages['provisional'],
  language: Language,
): string {
  if (!group) return words.comparedAlong(meaning, branches.join(', '));
  if (group.kind === 'own') return words.comparedAlone(meaning);
  if (group.kind === 'unseen') return words.comparedAsNew(meaning);
  const [least, most] = [describeNumber(group.least, language), describeNumber(group.most, language)];
  return words.comparedByFrequency(meaning, least, most);
}

/** The steps of the score with their numbers, in plain words. */
function HowItWasMade({
  made: {
    neighbours,
    share,
    calibrated,
    model,
    modelWeight,
    probability,
    event,
    heaviest,
    byRates,
    missing,
    missingCompared,
    compared,
  },
  words,
  language,
}: {
  made: NonNullable<AppealView['provisionalOutcome']>['made'];
  words: Messages['provisional'];
  language: Language;
}) {
  const shareOf = (value: number) => describeShare(value, language);
  const steps = [
    words.share(event, describeNumber(neighbours, language), shareOf(share)),
    ...(heaviest.length > 0 ? [(byRates ? words.byRates : words.heaviest)(heaviest.join(', '))] : []),
    ...compared.map((fact) => comparedInWords(fact, words, language)),
    ...(calibrated === null || calibrated === share ? [] : [words.calibrated(shareOf(share), shareOf(calibrated))]),
    ...(modelWeight > 0 ? [words.model(shareOf(model), shareOf(modelWeight))] : []),
    words.result(shareOf(probability)),
    ...(missing.length > 0 ? [words.missing(missing.join(', '))] : []),
    ...(missingCompared.length > 0 ? [words.missingCompared(missingCompared.join(', '))] : []),
  ];
  return html`<details>
    <summary>${words.how}</summary>
    <ol>
      ${steps.map((step) => html`<li>${step}</li>`)}
    </ol>
  </details>`;
}
