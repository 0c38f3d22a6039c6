import { FINDING_NAMES } from '#api/names/finding-names.ts';
import type { Citation, PerspectiveRecord } from '#workflows/domain/perspective.ts';
import { html, type Markup } from '../html.ts';
import { say, type Phrase, type Words } from '../say.ts';

/** The parts of a person's point of view, and what a record calls them. */
const PARTS = [
  ['beliefs', say`Their beliefs`],
  ['desires', say`Their desires`],
  ['intentions', say`Their intentions`],
  ['circumstances', say`Their circumstances`],
] as const;

const WOULD_CHANGE: Record<PerspectiveRecord['selfOtherDifferentiation']['ifAboutMyself']['wouldChange'], Phrase> = {
  yes: say`yes`,
  no: say`no`,
  unsure: say`unsure`,
};

/** A perspective record as it was written. */
export function PerspectiveSheet({
  record,
  nameOfClaim,
}: {
  record: PerspectiveRecord;
  nameOfClaim: (claimId: string) => Words;
}) {
  const { affectiveMatching, otherOrientedPerspective, selfOtherDifferentiation, ...rest } = record;
  const { similarExperience, ifAboutMyself, personalDistress, whereIDiffer } = selfOtherDifferentiation;
  return html`<dl class="pairs sheet">
    ${Entry({
      name: say`Emotions attributed`,
      children: affectiveMatching.emotions.map(
        ({ emotion, intensity, citations }) =>
          html`<p>${emotion} (${String(intensity)} of 7) ${Quotes({ citations })}</p>`,
      ),
    })}
    ${Entry({ name: say`Felt alongside`, children: affectiveMatching.feltAlongside })}
    ${Entry({ name: say`Why not`, children: affectiveMatching.couldNot })}
    ${Entry({ name: say`Their point of view, restated`, children: otherOrientedPerspective.restatement })}
    ${PARTS.map(([key, name]) => {
      const { attributed, couldNotTell } = otherOrientedPerspective[key];
      return Entry({
        name,
        children: html`
          ${attributed.map(({ statement, citations }) => html`<p>${statement} ${Quotes({ citations })}</p>`)}
          ${couldNotTell !== undefined && html`<p>Could not tell: ${couldNotTell}</p>`}
        `,
      });
    })}
    ${Entry({ name: say`Where they differ`, children: whereIDiffer })}
    ${Entry({
      name: say`Similar experience`,
      children: html`${similarExperience.had ? say`Yes` : say`No`}${similarExperience.account !== undefined && `: ${similarExperience.account}`}`,
    })}
    ${Entry({ name: say`Personal distress`, children: say`${personalDistress} of 7` })}
    ${Entry({
      name: say`If it were about themselves`,
      children: say`${WOULD_CHANGE[ifAboutMyself.wouldChange]}: ${ifAboutMyself.reason}`,
    })}
    ${Entry({ name: say`Strongest case for`, children: rest.strongestCaseFor })}
    ${Entry({ name: say`Strongest case against`, children: rest.strongestCaseAgainst })}
    ${rest.findings.map((finding) =>
      Entry({
        name: say`Finding on ${nameOfClaim(finding.claimId)}`,
        children: html`
          <p><strong>${FINDING_NAMES[finding.finding]}</strong> (confidence ${String(finding.confidence)} of 7)</p>
          ${
            finding.finding === 'exceptional' &&
            html`<ul>
              ${finding.individualFacts.map(({ fact, citations }) => html`<li>${fact} ${Quotes({ citations })}</li>`)}
            </ul>`
          }
          <p>${finding.reasons} ${finding.finding === 'specialPleading' && Quotes({ citations: finding.citations })}</p>
          ${
            finding.finding === 'specialPleading' &&
            finding.answerToCaseFor !== undefined &&
            html`<p>Answer to the strongest case for them: ${finding.answerToCaseFor}</p>`
          }
        `,
      }),
    )}
  </dl>`;
}

/** A line of a record; left out where there is nothing in it. */
function Entry({ name, children }: { name: Words; children?: Markup }) {
  if (children === undefined || children === '' || (Array.isArray(children) && children.length === 0)) return null;
  return html`<div>
    <dt>${name}</dt>
    <dd>${children}</dd>
  </div>`;
}

/** Passages that an entry rests on. */
export const Quotes = ({ citations }: { citations: readonly Citation[] }) =>
  html`${citations.map(({ quote }) => html`<q class="small soft">${quote}</q>${' '}`)}`;
