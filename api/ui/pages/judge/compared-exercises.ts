import type { ExercisesView } from '#api/views/judge/exercises-view.ts';
import { html } from '../../html.ts';
import { Moment } from '../../parts/moment.ts';
import { FINDING_NAMES } from '#api/names/finding-names.ts';
import { Voice } from '../../parts/voice.ts';
import { factInWords } from '../../value.ts';
import { say, type Words } from '../../say.ts';

type Compared = ExercisesView['compared'][number];
type Facts = Compared['first']['facts'];

/** The facts of a synthetic case, as in a hearing. */
export function FactList({ facts }: { facts: Facts }) {
  return html`<dl class="facts">
    ${facts.map(
      ({ meaning, unit, value, words }) =>
        html`<div>
          <dt>${meaning}</dt>
          <dd>
            <strong>${factInWords({ value, unit, words })}</strong>
          </dd>
        </div>`,
    )}
  </dl>`;
}

/** What a judge found on both halves of each pair that they have finished. */
export function ComparedExercises({ compared }: { compared: readonly Compared[] }) {
  if (compared.length === 0) return null;
  return html`<section aria-labelledby="compared">
    <h2 id="compared">What you found on the same account</h2>
    <p class="soft">
      Only you see this. A different finding does not show bias by itself: you may have changed your mind. A pattern
      across several pairs says more than one pair.
    </p>
    ${compared.map(
      ({ policy, account, changed, first, second }) =>
        html`<details>
          <summary>
            ${policy}; different: ${changed}.
            ${first.finding === second.finding ? say`You found the same.` : html`<strong>You found differently.</strong>`}
          </summary>
          <h3>What they said</h3>
          ${Voice({ words: account, class: 'other' })} ${Found({ title: say`The first person`, found: first })}
          ${Found({ title: say`The second person`, found: second })}
        </details>`,
    )}
  </section>`;
}

function Found({ title, found }: { title: Words; found: Compared['first'] }) {
  return html`<h3>${title}</h3>
    ${FactList({ facts: found.facts })}
    <p>
      You found ${FINDING_NAMES[found.finding]} on ${Moment({ at: found.foundAt })}; confidence:
      ${String(found.confidence)} of 7; feeling with them: ${String(found.feltWith)} of 7.
    </p>
    <p class="small soft">From their side, as you put it:</p>
    ${Voice({ words: found.restatement, class: 'other' })}
    <p class="small soft">Your reasons:</p>
    ${Voice({ words: found.reasons, class: 'other' })}`;
}
