import type { FitOfComparison } from '#db/audit/reports/comparison-fit.ts';
import type { PolicyVersion } from '#db/policies/policy-versions.ts';
import type { Attribute } from '#workflows/domain/policy.ts';
import type { PolicyView } from '#api/views/institution/policy-view.ts';
import type { PageContent } from '#api/ui/document.ts';
import { labelOutcome } from '#workflows/domain/outcome-name.ts';
import { html } from '#api/ui/html.ts';
import { Banner } from '#api/ui/parts/banner.ts';
import { DataTable } from '#api/ui/parts/data-table.ts';
import { Moment } from '#api/ui/parts/moment.ts';
import type { StaffVisit } from '#api/ui/staff-route.ts';
import { describeComparison } from '#api/ui/compared-in-words.ts';
import { describeNumber } from '#api/ui/figures.ts';
import { BandStrip } from './band-strip.ts';
import { Procedure } from './procedure.ts';
import { listOf, phraseOf, say, type Phrase, type Words } from '#api/ui/say.ts';

const NOTICES: Partial<Record<string, Phrase>> = {
  saved: say`The policy is saved. Cases that arrive from now on come under this version.`,
  same: say`There were no changes, so no version was added.`,
};

/**
 * A policy in one of its versions, in words and tables.
 *
 * @param precedents how many there are, counted no further than the policy asks for
 * @param fit what judges said of the comparison in cases under this version, and when that was counted
 */
export function policyContent(
  { staff, query, nameOf }: StaffVisit,
  policy: PolicyView,
  { versions, precedents, fit }: { versions: readonly PolicyVersion[]; precedents: number; fit: FitShown },
): PageContent {
  const { minimumSize } = policy.referenceClass;
  const newest = versions[0]?.version ?? policy.version;
  const notice = NOTICES[query['notice'] ?? ''];
  return {
    title: policy.title,
    width: 'middle',
    styles: ['institution'],
    islands: ['local-time'],
    body: html`
      ${notice !== undefined && Banner({ tone: 'good', title: notice })}
      ${
        policy.version < newest &&
        Banner({
          tone: 'care',
          title: say`This is version ${policy.version}. There is a newer one.`,
          children: html`<p><a href=${`/policies/${policy.key}`}>Go to version ${String(newest)}</a></p>`,
        })
      }
      ${
        policy.warnings.length > 0 &&
        Banner({
          tone: 'care',
          title: say`The policy makes promises that it cannot keep.`,
          children: html`
            <ul>
              ${policy.warnings.map((warning) => html`<li>${phraseOf(warning)}</li>`)}
            </ul>
          `,
        })
      }
      ${
        policy.version === newest &&
        precedents < minimumSize &&
        Banner({
          tone: 'care',
          title: say`There are too few precedents for a score.`,
          children: html`<p>
            The policy has ${describeNumber(precedents)} of the ${describeNumber(minimumSize)} precedents that a score
            needs. Until it has the others, every case goes to a person.
          </p>`,
        })
      }
      <p class="soft">
        ${policy.key}, version ${String(policy.version)}, ${Moment({ at: policy.createdAt })} by
        ${nameOf(policy.createdBy)}
      </p>
      ${
        staff.roles.includes('institution') &&
        html`<div class="actions">
          <a class="button" href=${`/policies/${policy.key}/edit`}>Edit, or try other thresholds</a>
          <a class="button second" href=${`/import?policy=${policy.key}`}>Import cases</a>
          <a href=${`/cases?policy=${policy.key}`}>Its cases</a>
          <a href=${`/policies/${policy.key}/precedents`}>Find a precedent</a>
        </div>`
      }
      <h2>Thresholds</h2>
      <p>
        The score is the probability of <strong>${policy.adverseEvent.name}</strong> (otherwise${' '}
        ${policy.adverseEvent.otherwise}): ${policy.adverseEvent.meaning}
      </p>
      ${BandStrip(policy)}
      <dl class="pairs beside">
        ${policy.outcomes.map(
          ({ name, adverse, meaning }) =>
            html`<dt>${labelOutcome(policy, name)} ${adverse && html`<span class="tag care">adverse</span>`}</dt>
              <dd>${meaning}</dd>`,
        )}
      </dl>
      <h2>Procedure</h2>
      ${Procedure(policy)}
      <h2>Facts</h2>
      ${DataTable({
        caption: say`Facts that a case has`,
        rows: policy.attributes,
        columns: [
          { heading: say`Name`, cell: ({ name }: Attribute) => name },
          { heading: say`Meaning`, cell: ({ meaning }: Attribute) => meaning },
          { heading: say`Allowed`, cell: describeAllowed },
          {
            heading: say`Remarks`,
            cell: (each: Attribute) =>
              listOf([
                ...(each.protected ? [say`protected`] : []),
                ...(each.required ? [] : [say`may be missing`]),
                ...(each.writtenBySubject ? [say`in the person’s own words`] : []),
                ...describeComparison(each),
              ]),
          },
        ],
      })}
      <p class="small">
        Empty tables with the columns of a file:
        <a href=${`/policies/${policy.key}/columns.csv`} download>for cases</a>,${' '}
        <a href=${`/policies/${policy.key}/columns.csv?kind=precedents`} download>for precedents</a>
      </p>
      ${
        policy.rationale.length > 0 &&
        html`<h2>Rationale</h2>
          ${policy.rationale.map((remark) => html`<p>${remark}</p>`)}`
      }
      ${FitTable(fit)}
      <h2>Versions</h2>
      <ul>
        ${versions.map(
          ({ version, createdAt, createdBy }) =>
            html`<li>
              <a
                href=${`/policies/${policy.key}?version=${version}`}
                aria-current=${version === policy.version ? 'true' : undefined}
                >Version ${String(version)}</a
              >, ${Moment({ at: createdAt })} by ${nameOf(createdBy)}
            </li>`,
        )}
      </ul>
      <p class="small soft hash">SHA-256 of this version: ${policy.hash}</p>
    `,
  };
}

/** What judges said of the comparison, and the moment that it is from. */
export interface FitShown {
  fit: readonly FitOfComparison[];
  at: string;
}

/** How often judges found that the comparison does not fit: whether it is the right evidence is the institution's question. */
function FitTable({ fit, at }: FitShown) {
  if (fit.length === 0) return null;
  return html`<h2>Whether the comparison fits</h2>
    <p>
      What judges said of the earlier cases that people were compared with, after they had seen them. Where many do not
      fit, the earlier cases may be the wrong evidence. As of ${Moment({ at })}.
    </p>
    ${DataTable({
      caption: say`Judges’ assessments of the comparison`,
      rows: fit,
      columns: [
        { heading: say`Attribute`, cell: ({ attribute }: FitOfComparison) => attribute },
        { heading: say`Group`, cell: ({ group }: FitOfComparison) => group },
        { heading: say`Fits`, isNumber: true, cell: (row: FitOfComparison) => describeNumber(row.fits) },
        { heading: say`Does not fit`, isNumber: true, cell: (row: FitOfComparison) => describeNumber(row.doesNotFit) },
        { heading: say`Cannot tell`, isNumber: true, cell: (row: FitOfComparison) => describeNumber(row.cannotTell) },
      ],
    })}`;
}

function describeAllowed(attribute: Attribute): Phrase {
  switch (attribute.type) {
    case 'numeric':
    case 'wholeNumber':
      return say`${describeNumber(attribute.minimum)} to ${describeNumber(attribute.maximum)} ${attribute.unit}`;
    case 'date':
      return say`a day from ${attribute.minimum} to ${attribute.maximum}`;
    case 'categorical':
      return say`${listShown(attribute.allowedValues)}`;
    case 'ordered':
      return say`from lowest to highest: ${listShown(attribute.allowedValues)}`;
    case 'several':
      return say`any of ${listShown(attribute.allowedValues)}`;
    case 'text':
      return say`text of at most ${describeNumber(attribute.maximumLength)} characters`;
  }
}

const MAX_SHOWN_VALUES = 100;

const listShown = (values: readonly string[]): Words =>
  values.length <= MAX_SHOWN_VALUES
    ? values.join(', ')
    : say`${values.slice(0, MAX_SHOWN_VALUES).join(', ')} and ${describeNumber(values.length - MAX_SHOWN_VALUES)} others`;
