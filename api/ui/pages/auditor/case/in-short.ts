import { scorerOf } from '#workflows/domain/event.ts';
import { html } from '#api/ui/html.ts';
import { Instant } from '#api/ui/parts/instant.ts';
import { MethodSign } from '#api/ui/parts/signs.ts';
import { describeShare } from '#api/ui/figures.ts';
import type { NameOf } from '#api/ui/ui.ts';
import { entryAddress } from '../addresses.ts';
import type { LoadedCase } from '../load-case.ts';
import { WEIGHTS } from '#api/views/auditor/event-words.ts';
import { say } from '#api/ui/say.ts';

const METHOD_TITLES = { correlational: say`Correlation`, theoryBased: say`Theory`, empathy: say`Empathy` } as const;

/** How the case was decided, at a glance: the outcome, what the score alone would have given, and what it rests on. */
export function InShort({
  audited,
  meaningOf,
  nameOf,
}: Pick<LoadedCase, 'audited'> & { meaningOf: (outcome: string) => string; nameOf: NameOf }) {
  const { state, caseId } = audited;
  const { decision, score } = state;
  const decided = audited.entries.findLast(({ kind }) => kind === 'decided')?.body;
  const signedBy = decided?.type === 'decided' ? decided.signedBy : null;
  return html`<section class="card in-short" aria-labelledby="in-short">
    <h2 id="in-short">In short</h2>
    ${
      decision
        ? html`<p class="outcome">${meaningOf(decision.outcome)}</p>
            <p>
              ${
                decision.judgeId === null
                  ? html`Not contested, so it follows from the <strong>provisional outcome</strong>`
                  : signedBy === null
                    ? html`Decided by <strong>${nameOf(decision.judgeId)}</strong>`
                    : html`Decided by <strong>${nameOf(decision.judgeId)}</strong>, signed by
                        <strong>${nameOf(signedBy)}</strong>`
              },
              <a href=${entryAddress(caseId, decision.seq)}>${Instant({ at: decision.at })}</a>
            </p>
            <ul class="methods">
              ${decision.contributions.map(
                ({ method, actor, weight }) =>
                  html`<li>
                    ${MethodSign({ method })}
                    <span><strong>${METHOD_TITLES[method]}</strong> by ${nameOf(actor.id)}: ${WEIGHTS[weight]}</span>
                  </li>`,
              )}
            </ul>
            ${
              decision.outcomeWithoutIndividualFacts !== null &&
              html`<p>
                Without the individual facts: <strong>${meaningOf(decision.outcomeWithoutIndividualFacts)}</strong>
              </p>`
            }`
        : html`<p class="outcome">Not decided.</p>`
    }
    ${
      score
        ? html`<p>
            The score by itself (${describeShare(score.probability)}, by ${scorerOf(score).id}) would have given:
            <strong> ${meaningOf(score.provisionalOutcome)}</strong>
          </p>`
        : html`<p>There is no valid score.</p>`
    }
  </section>`;
}
