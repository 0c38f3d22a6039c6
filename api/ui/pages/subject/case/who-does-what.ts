import { html } from '#api/ui/html.ts';
import { MachineSign, PersonSign } from '#api/ui/parts/signs.ts';
import { FoldedSection } from '#api/ui/parts/folded-section.ts';
import { hasClaimed, type CaseProps } from './case-props.ts';

/** What a machine did in the case, and what a person will do; folded once the subject has said something. */
export function WhoDoesWhat({ visit: { messages }, view }: CaseProps) {
  const { provisionalOutcome } = view;
  const { parts } = messages;
  const panels = html`<div class="two">
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
  </div>`;
  if (hasClaimed(view)) return FoldedSection({ id: 'who', title: parts.title, isFolded: true, children: panels });
  return html`<section aria-labelledby="who">
    <h2 id="who">${parts.title}</h2>
    ${panels}
  </section>`;
}
