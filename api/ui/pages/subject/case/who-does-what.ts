import { html } from '#api/ui/html.ts';
import { MachineSign, PersonSign } from '#api/ui/parts/signs.ts';
import type { CaseProps } from './case-props.ts';

/** What a machine did in the case, and what a person will do. */
export function WhoDoesWhat({ visit: { messages }, view: { provisionalOutcome } }: CaseProps) {
  const { parts } = messages;
  return html`<section aria-labelledby="who">
    <h2 id="who">${parts.title}</h2>
    <div class="two">
      <div class="panel">
        <h3>${MachineSign()} ${parts.machine}</h3>
        ${
          provisionalOutcome === null
            ? html`<p>${parts.machineNothing}</p>`
            : html`<p>${parts.machineText}</p>
                <p class="small soft">${parts.machineBy(provisionalOutcome.by)}</p>`
        }
      </div>
      <div class="panel">
        <h3>${PersonSign()} ${parts.person}</h3>
        <p>${parts.personText}</p>
      </div>
    </div>
  </section>`;
}
