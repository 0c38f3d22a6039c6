import type { HearingView } from '#api/views/judge/hearing-view.ts';
import { html } from '#api/ui/html.ts';
import { Moment } from '#api/ui/parts/moment.ts';
import { Voice } from '#api/ui/parts/voice.ts';
import { say } from '#api/ui/say.ts';
import type { WholeProps } from './hearing-props.ts';

/** The decision in force. */
export function Decided({ view, visit }: WholeProps) {
  if (!view.decision) return null;
  return html`<section class="card" aria-labelledby="decided">
    <h2 id="decided">The decision</h2>
    ${DecisionText({ decision: view.decision, view, visit })}
  </section>`;
}

/** A decision, or one that is proposed, in full. */
export function DecisionText({
  decision,
  view,
  visit,
}: Pick<WholeProps, 'view' | 'visit'> & { decision: NonNullable<HearingView['decision']> }) {
  const meaningOf = (name: string) => view.policy.outcomes.find((outcome) => outcome.name === name)?.meaning ?? name;
  return html`
    <p class="outcome">${meaningOf(decision.outcome)}</p>
    <p class="small soft">
      ${decision.decidedBy === null ? say`Uncontested` : visit.nameOf(decision.decidedBy)} ·
      ${Moment({ at: decision.decidedAt })} ${decision.adverse && html` <span class="tag care">adverse</span>`}
    </p>
    ${decision.decidedBy !== null && Voice({ words: decision.reasons, class: 'other' })}
    ${
      decision.outcomeWithoutIndividualFacts !== null &&
      html`<p>Without the individual facts: <strong>${meaningOf(decision.outcomeWithoutIndividualFacts)}</strong></p>`
    }
    ${
      decision.individualFacts !== null &&
      html`<p>
          ${decision.individualFacts.playedCausalRole ? say`They changed the outcome.` : say`They played no causal role: the outcome is the same without them.`}
        </p>
        ${decision.individualFacts.changes.map(({ changed }) => Voice({ words: changed, class: 'other' }))}`
    }
  `;
}
