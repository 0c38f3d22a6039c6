import type { CaseView } from '#api/views/institution/case-view.ts';
import { html } from '#api/ui/html.ts';
import { Moment } from '#api/ui/parts/moment.ts';
import { MethodSign } from '#api/ui/parts/signs.ts';
import { Voice } from '#api/ui/parts/voice.ts';
import { labelOutcome } from '#workflows/domain/outcome-name.ts';
import type { CaseProps } from './case-props.ts';
import { say, type Phrase } from '#api/ui/say.ts';

/** The decision in force, with what it rests on by method and actor. */
export function Decision({ view: { decision }, policy, visit: { nameOf } }: CaseProps) {
  if (!decision) return null;
  const meaningOf = (name: string) => policy.outcomes.find((outcome) => outcome.name === name)?.meaning ?? name;
  return html`<section class="card" aria-labelledby="decision">
    <h2 id="decision">The decision: ${labelOutcome(policy, decision.outcome)}</h2>
    <p class="outcome">${meaningOf(decision.outcome)}</p>
    <p class="small soft">
      ${
        decision.decidedBy === null
          ? say`The provisional outcome was not contested`
          : say`By ${nameOf(decision.decidedBy)}, after a hearing`
      }${decision.signedBy !== null && say`, signed by ${nameOf(decision.signedBy)}`}
      · ${Moment({ at: decision.decidedAt })} ${decision.adverse && html` <span class="tag care">adverse</span>`}
    </p>
    ${decision.supersedes !== null && html`<p>It replaces an earlier decision.</p>`}
    ${
      decision.decidedBy !== null &&
      html`<h3>Reasons</h3>
        ${Voice({ words: decision.reasons, class: 'other' })}`
    }
    ${
      decision.outcomeWithoutIndividualFacts !== null &&
      html`<p>
        Without the individual facts, the decision would have been:
        <strong> ${meaningOf(decision.outcomeWithoutIndividualFacts)}</strong>
      </p>`
    }
    <h3>What it rests on</h3>
    <ul class="methods">
      ${decision.contributions.map(
        ({ method, actor, weight }) =>
          html`<li>
            ${MethodSign({ method })}
            <span>${METHODS[method]}, by ${nameActor(actor.kind, nameOf(actor.id))}: ${WEIGHTS[weight]}</span>
          </li>`,
      )}
    </ul>
  </section>`;
}

type Contribution = NonNullable<CaseView['decision']>['contributions'][number];

const METHODS: Record<Contribution['method'], Phrase> = {
  correlational: say`Comparison with earlier cases`,
  theoryBased: say`A theory of why people act as they do`,
  empathy: say`Taking the person’s perspective`,
};
const WEIGHTS: Record<Contribution['weight'], Phrase> = {
  principal: say`the decision rests on it`,
  considered: say`considered`,
  setAside: say`set aside`,
};

function nameActor(kind: Contribution['actor']['kind'], name: string) {
  switch (kind) {
    case 'human':
      return html`a person, <strong>${name}</strong>`;
    case 'llm':
      return html`a language model, <strong>${name}</strong>`;
    case 'model':
      return html`a statistical model, <strong>${name}</strong>`;
    default:
      return html`${kind} <strong>${name}</strong>`;
  }
}
