import type { FindingKind } from '#workflows/domain/finding.ts';
import type { Citation, PerspectiveRecord } from '#workflows/domain/perspective.ts';
import { html, type Markup } from '../html.ts';

/** Findings as people say them. */
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
    <${Entry} name="Emotions attributed">
      ${affectiveMatching.emotions.map(
        ({ emotion, intensity, citations }) =>
          html`<p>${emotion} (${String(intensity)} of 7) <${Quotes} citations=${citations} /></p>`,
      )}
    <//>
    <${Entry} name="Felt alongside">${affectiveMatching.feltAlongside}<//>
    <${Entry} name="Why not">${affectiveMatching.couldNot}<//>
    <${Entry} name="Their point of view, restated">${otherOrientedPerspective.restatement}<//>
    ${(['beliefs', 'desires', 'intentions', 'circumstances'] as const).map((key) => {
      const { attributed, couldNotTell } = otherOrientedPerspective[key];
      return html`<${Entry} name=${`Their ${key}`}>
        ${attributed.map(({ statement, citations }) => html`<p>${statement} <${Quotes} citations=${citations} /></p>`)}
        ${couldNotTell !== undefined && html`<p>Could not tell: ${couldNotTell}</p>`}
      <//>`;
    })}
    <${Entry} name="Where they differ">${whereIDiffer}<//>
    <${Entry} name="Similar experience"
      >${similarExperience.had ? 'Yes' : 'No'}${similarExperience.account !== undefined && `: ${similarExperience.account}`}<//
    >
    <${Entry} name="Personal distress">${`${personalDistress} of 7`}<//>
    <${Entry} name="If about themselves">${`${ifAboutMyself.wouldChange}: ${ifAboutMyself.reason}`}<//>
    <${Entry} name="Strongest case for">${rest.strongestCaseFor}<//>
    <${Entry} name="Strongest case against">${rest.strongestCaseAgainst}<//>
    ${rest.findings.map(
      (finding) =>
        html`<${Entry} name=${`Finding on ${nameOfClaim(finding.claimId)}`}>
          <p><strong>${FINDING_NAMES[finding.finding]}</strong> (sure: ${String(finding.confidence)} of 7)</p>
          ${
            finding.finding === 'exceptional' &&
            html`<ul>
              ${finding.individualFacts.map(({ fact, citations }) => html`<li>${fact} <${Quotes} citations=${citations} /></li>`)}
            </ul>`
          }
          <p>
            ${finding.reasons}
            ${finding.finding === 'specialPleading' && html`<${Quotes} citations=${finding.citations} />`}
          </p>
        <//>`,
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

const Quotes = ({ citations }: { citations: readonly Citation[] }) =>
  html`${citations.map(({ quote }) => html`<q class="small soft">${quote}</q>${' '}`)}`;
