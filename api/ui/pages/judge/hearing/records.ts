import { PerspectiveRecord, type Citation } from '../../../../../workflows/domain/perspective.ts';
import type { HearingView } from '../../../../hearing/hearing-view.ts';
import { html, type Markup } from '../../../html.ts';
import { Moment } from '../../../parts/moment.ts';
import { MethodSign } from '../../../parts/signs.ts';
import { Voice } from '../../../parts/voice.ts';
import type { WholeProps } from './hearing-props.ts';

/** Every perspective record in force, one's own first. */
export function Records({ view, visit }: WholeProps) {
  if (view.records.length === 0) return null;
  const own = view.records.filter(({ judge }) => judge === visit.staff.id);
  const others = view.records.filter(({ judge }) => judge !== visit.staff.id);
  return html`<section class="card" aria-labelledby="records">
    <h2 id="records"><${MethodSign} method="empathy" /> Perspective records</h2>
    ${[...own, ...others].map(
      (record) =>
        html`<details>
          <summary>
            ${record.judge === visit.staff.id ? 'Yours' : record.judge}${record.version > 1 && `, version ${record.version}`}:${' '}
            ${record.findings.map(({ finding }) => FINDING_NAMES[finding]).join(', ') || 'no claim to find on'}
          </summary>
          <p class="small soft">Recorded <${Moment} at=${record.recordedAt} /></p>
          ${record.changeReason !== null && html`<p><strong>What changed:</strong> ${record.changeReason}</p>`}
          <${Sheet} record=${record.record} claims=${view.claims} />
          <${Answer} restatement=${record.restatement} />
        </details>`,
    )}
  </section>`;
}

const FINDING_NAMES: Record<HearingView['records'][number]['findings'][number]['finding'], string> = {
  exceptional: 'exceptional',
  specialPleading: 'special pleading',
  cannotDecipher: 'cannot decipher',
};

function Answer({ restatement }: Pick<HearingView['records'][number], 'restatement'>) {
  if (!restatement) return html`<p class="soft">The subject has not said yet whether the restatement is right.</p>`;
  if (restatement.confirmed) return html`<p class="banner good">The subject confirms the restatement.</p>`;
  return html`<div class="banner care">
    <p class="banner-title">The subject corrects the restatement</p>
    <${Voice} words=${restatement.correction} />
  </div>`;
}

/** A record as it was written. */
function Sheet({ record, claims }: { record: unknown; claims: HearingView['claims'] }) {
  const read = PerspectiveRecord.safeParse(record);
  if (!read.success) return html`<p class="soft">The words of this record have been erased.</p>`;
  const { affectiveMatching, otherOrientedPerspective, selfOtherDifferentiation, ...rest } = read.data;
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
        html`<${Entry} name=${`Finding on claim ${claims.findIndex(({ id }) => id === finding.claimId) + 1}`}>
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
