import type { FindingKind } from '#workflows/domain/finding.ts';
import type { Citation, PerspectiveRecord } from '#workflows/domain/perspective.ts';
import { html, type Markup } from '../html.ts';

/** Names of findings in words. */
export const FINDING_NAMES: Record<FindingKind, string> = {
  exceptional: 'exceptional',
  specialPleading: 'special pleading',
  cannotDecipher: 'cannot decipher',
};

/** A perspective record as it was written. */
export function PerspectiveSheet({
  record,
  nameOfClaim,
}: {
  record: PerspectiveRecord;
  nameOfClaim: (claimId: string) => string;
}) {
  const { affectiveMatching, otherOrientedPerspective, selfOtherDifferentiation, ...rest } = record;
  const { similarExperience, ifAboutMyself, personalDistress, whereIDiffer } = selfOtherDifferentiation;
  return html`<dl class="pairs sheet">
    ${Entry({
      name: 'Emotions attributed',
      children: affectiveMatching.emotions.map(
        ({ emotion, intensity, citations }) =>
          html`<p>${emotion} (${String(intensity)} of 7) ${Quotes({ citations })}</p>`,
      ),
    })}
    ${Entry({ name: 'Felt alongside', children: affectiveMatching.feltAlongside })}
    ${Entry({ name: 'Why not', children: affectiveMatching.couldNot })}
    ${Entry({ name: 'Their point of view, restated', children: otherOrientedPerspective.restatement })}
    ${(['beliefs', 'desires', 'intentions', 'circumstances'] as const).map((key) => {
      const { attributed, couldNotTell } = otherOrientedPerspective[key];
      return Entry({
        name: `Their ${key}`,
        children: html`
          ${attributed.map(({ statement, citations }) => html`<p>${statement} ${Quotes({ citations })}</p>`)}
          ${couldNotTell !== undefined && html`<p>Could not tell: ${couldNotTell}</p>`}
        `,
      });
    })}
    ${Entry({ name: 'Where they differ', children: whereIDiffer })}
    ${Entry({
      name: 'Similar experience',
      children: html`${similarExperience.had ? 'Yes' : 'No'}${similarExperience.account !== undefined && `: ${similarExperience.account}`}`,
    })}
    ${Entry({ name: 'Personal distress', children: `${personalDistress} of 7` })}
    ${Entry({ name: 'If it were about themselves', children: `${ifAboutMyself.wouldChange}: ${ifAboutMyself.reason}` })}
    ${Entry({ name: 'Strongest case for', children: rest.strongestCaseFor })}
    ${Entry({ name: 'Strongest case against', children: rest.strongestCaseAgainst })}
    ${rest.findings.map((finding) =>
      Entry({
        name: `Finding on ${nameOfClaim(finding.claimId)}`,
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
function Entry({ name, children }: { name: string; children?: Markup }) {
  if (children === undefined || children === '' || (Array.isArray(children) && children.length === 0)) return null;
  return html`<div>
    <dt>${name}</dt>
    <dd>${children}</dd>
  </div>`;
}

/** Passages that an entry rests on. */
export const Quotes = ({ citations }: { citations: readonly Citation[] }) =>
  html`${citations.map(({ quote }) => html`<q class="small soft">${quote}</q>${' '}`)}`;
