import type { TheoryAssessment } from '#workflows/domain/theory.ts';
import { html } from '../html.ts';
import { Quotes } from './perspective-sheet.ts';

/** A theory assessment as it was written, without the theory's name. */
export function TheorySheet({ theory }: { theory: TheoryAssessment }) {
  const { source, mentalStates, causalStep, prediction, mayNotFit } = theory;
  return html`<dl class="pairs">
    <div>
      <dt>Source</dt>
      <dd>${source}</dd>
    </div>
    <div>
      <dt>Mental states</dt>
      <dd>
        ${mentalStates.map((state) =>
          typeof state === 'string'
            ? html`<p>${state}</p>`
            : html`<p>${state.statement} ${Quotes({ citations: state.citations })}</p>`,
        )}
      </dd>
    </div>
    <div>
      <dt>Causal step</dt>
      <dd>${causalStep}</dd>
    </div>
    <div>
      <dt>Prediction</dt>
      <dd>${prediction}</dd>
    </div>
    <div>
      <dt>Where this person may not fit it</dt>
      <dd>${mayNotFit}</dd>
    </div>
  </dl>`;
}
