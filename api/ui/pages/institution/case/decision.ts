import type { CaseView } from '#api/views/institution/case-view.ts';
import { html } from '#api/ui/html.ts';
import { Moment } from '#api/ui/parts/moment.ts';
import { MethodSign } from '#api/ui/parts/signs.ts';
import { Voice } from '#api/ui/parts/voice.ts';
import { nameOutcome } from '#api/ui/outcome-name.ts';
import type { CaseProps } from './case-props.ts';

/** The decision in force, with what it rests on by method and actor. */
export function Decision({ view: { decision }, policy, visit: { nameOf } }: CaseProps) {
  if (!decision) return null;
  const meaningOf = (name: string) => policy.outcomes.find((outcome) => outcome.name === name)?.meaning ?? name;
  return html`<section class="card" aria-labelledby="decision">
    <h2 id="decision">The decision: ${nameOutcome(decision.outcome)}</h2>
    <p class="outcome">${meaningOf(decision.outcome)}</p>
    <p class="small soft">
      ${
        decision.decidedBy === null
          ? 'The provisional outcome was not contested'
          : `By ${nameOf(decision.decidedBy)}, after a hearing`
      }${decision.signedBy !== null && `, signed by ${nameOf(decision.signedBy)}`}
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
            <span
              >${METHODS[method]}, by ${ACTORS[actor.kind] ?? actor.kind} <strong>${nameOf(actor.id)}</strong>:
              ${WEIGHTS[weight]}</span
            >
          </li>`,
      )}
    </ul>
  </section>`;
}

type Contribution = NonNullable<CaseView['decision']>['contributions'][number];

const METHODS: Record<Contribution['method'], string> = {
  correlational: 'Comparison with earlier cases',
  theoryBased: 'A theory of why people act as they do',
  empathy: 'Taking the person’s perspective',
};
const ACTORS: Partial<Record<Contribution['actor']['kind'], string>> = {
  human: 'a person,',
  llm: 'a language model,',
  model: 'a statistical model,',
};
const WEIGHTS: Record<Contribution['weight'], string> = {
  principal: 'the decision rests on it',
  considered: 'considered',
  setAside: 'set aside',
};
