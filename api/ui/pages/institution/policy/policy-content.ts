import type { FitOfComparison } from '#db/audit/reports/comparison-fit.ts';
import type { PolicyVersion } from '#db/policy-versions.ts';
import { dateOf, type Holiday } from '#workflows/domain/calendar.ts';
import { windowRules, type Attribute, type Policy } from '#workflows/domain/policy.ts';
import { millisecondsInWords } from '#workflows/domain/duration-in-words.ts';
import { reminderMilliseconds } from '#workflows/domain/reminder.ts';
import { countUntranslated } from '#workflows/domain/translated-policy.ts';
import type { PolicyView } from '#api/views/institution/policy-view.ts';
import type { PageContent } from '#api/ui/document.ts';
import { nameOutcome } from '#api/ui/outcome-name.ts';
import { html, type Markup } from '#api/ui/html.ts';
import { Banner } from '#api/ui/parts/banner.ts';
import { DataTable } from '#api/ui/parts/data-table.ts';
import { Moment } from '#api/ui/parts/moment.ts';
import type { StaffVisit } from '#api/ui/staff-route.ts';
import { describeDuration, describeNumber, describeShare } from '#api/figures-in-words.ts';
import { BandStrip } from './band-strip.ts';
import { LANGUAGE_NAMES } from './translation-fields.ts';

const NOTICES: Partial<Record<string, string>> = {
  saved: 'The policy is saved. Cases that arrive from now on come under this version.',
  same: 'There were no changes, so no version was added.',
};

/**
 * A policy in one of its versions, in words and tables.
 *
 * @param fit what judges said of the comparison in cases under this version, and when that was counted
 */
export function policyContent(
  { staff, query }: StaffVisit,
  policy: PolicyView,
  versions: readonly PolicyVersion[],
  fit: FitShown,
): PageContent {
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
          title: `This is version ${policy.version}. There is a newer one.`,
          children: html`<p><a href=${`/policies/${policy.key}`}>Go to version ${String(newest)}</a></p>`,
        })
      }
      ${
        policy.warnings.length > 0 &&
        Banner({
          tone: 'care',
          title: 'The policy makes promises that it cannot keep.',
          children: html`
            <ul>
              ${policy.warnings.map((warning) => html`<li>${warning}</li>`)}
            </ul>
          `,
        })
      }
      <p class="soft">
        ${policy.key}, version ${String(policy.version)}, ${Moment({ at: policy.createdAt })} by ${policy.createdBy}
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
            html`<dt>${nameOutcome(name)} ${adverse && html`<span class="tag care">adverse</span>`}</dt>
              <dd>${meaning}</dd>`,
        )}
      </dl>
      <h2>Procedure</h2>
      ${Procedure(policy)}
      <h2>Facts</h2>
      ${DataTable({
        caption: 'Facts that a case has',
        rows: policy.attributes,
        columns: [
          { heading: 'Name', cell: ({ name }: Attribute) => name },
          { heading: 'Meaning', cell: ({ meaning }: Attribute) => meaning },
          { heading: 'Allowed', cell: describeAllowed },
          {
            heading: 'Remarks',
            cell: (each: Attribute) =>
              [
                each.protected && 'protected',
                !each.required && 'may be missing',
                each.writtenBySubject && 'in the person’s own words',
              ]
                .filter(Boolean)
                .join(', '),
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
              >, ${Moment({ at: createdAt })} by ${createdBy}
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
      caption: 'Judges’ assessments of the comparison',
      rows: fit,
      columns: [
        { heading: 'Attribute', cell: ({ attribute }: FitOfComparison) => attribute },
        { heading: 'Group', cell: ({ group }: FitOfComparison) => group },
        { heading: 'Fits', isNumber: true, cell: (row: FitOfComparison) => describeNumber(row.fits) },
        { heading: 'Does not fit', isNumber: true, cell: (row: FitOfComparison) => describeNumber(row.doesNotFit) },
        { heading: 'Cannot tell', isNumber: true, cell: (row: FitOfComparison) => describeNumber(row.cannotTell) },
      ],
    })}`;
}

function describeAllowed(attribute: Attribute): string {
  switch (attribute.type) {
    case 'numeric':
    case 'wholeNumber':
      return `${describeNumber(attribute.minimum)} to ${describeNumber(attribute.maximum)} ${attribute.unit}`;
    case 'date':
      return `a day from ${attribute.minimum} to ${attribute.maximum}`;
    case 'categorical':
      return listShown(attribute.allowedValues);
    case 'ordered':
      return `from lowest to highest: ${listShown(attribute.allowedValues)}`;
    case 'several':
      return `any of ${listShown(attribute.allowedValues)}`;
    case 'text':
      return `text of at most ${describeNumber(attribute.maximumLength)} characters`;
  }
}

const MAX_SHOWN_VALUES = 100;

const listShown = (values: readonly string[]): string =>
  values.length <= MAX_SHOWN_VALUES
    ? values.join(', ')
    : `${values.slice(0, MAX_SHOWN_VALUES).join(', ')} and ${describeNumber(values.length - MAX_SHOWN_VALUES)} others`;

const capitalize = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

const describeHoliday = (holiday: Holiday): string =>
  typeof holiday === 'string' || holiday.name === undefined ? dateOf(holiday) : `${holiday.date} (${holiday.name})`;

function reminderInWords(policy: Pick<Policy, 'appealWindow'>): string {
  const before = reminderMilliseconds(policy);
  return before === null ? 'never' : `${millisecondsInWords(before, 'en-GB')} before the window ends`;
}

const translationsInWords = (policy: PolicyView): string =>
  countUntranslated(policy)
    .map(({ language, missing }) =>
      missing === 0
        ? `${LANGUAGE_NAMES[language]}, complete`
        : `${LANGUAGE_NAMES[language]}, without ${describeNumber(missing)} that the policy states`,
    )
    .join('; ') || 'none; all readers see the words of this policy';

const describeProbes = (probes: PolicyView['model']['probes'] = []): string =>
  probes
    .map(({ family, minimumShare }) =>
      minimumShare === 0 ? family : `${family}, at least ${describeShare(minimumShare)} passed`,
    )
    .join('; ') || 'only those that every card needs';

function Procedure(policy: PolicyView) {
  const { referenceClass, model, scoring, appealWindow, hearing, legalClock, remedy, retention, calendar } = policy;
  const zone = windowRules(policy).timeZone;
  const rows: [string, Markup][] = [
    [
      'Score',
      `${describeNumber(referenceClass.k)} nearest earlier cases, at least ${describeNumber(referenceClass.minimumSize)}; calibration ${scoring.calibration}`,
    ],
    [
      'Model',
      html`${model.name}, prompt ${model.promptVersion}, weight ${describeShare(scoring.modelWeight)}, card${' '}
        <a href=${`/models/${model.card}`}>${model.card}</a>`,
    ],
    ['Probes that the model card has to state', describeProbes(model.probes)],
    [
      'Appeal window',
      `${describeDuration(appealWindow.duration)}, for ${appealWindow.for === 'all' ? 'all' : 'adverse'} provisional outcomes${zone === undefined ? '' : `; its days end in the time zone ${zone}`}`,
    ],
    [
      'Claims are accepted afterwards for',
      appealWindow.grace ? describeDuration(appealWindow.grace) : 'a tenth of the window, from 3 seconds to 5 minutes',
    ],
    [
      'Subjects are notified of outages longer than',
      appealWindow.outageNotice ? describeDuration(appealWindow.outageNotice) : '15 minutes',
    ],
    ['Subjects who have said nothing are reminded', reminderInWords(policy)],
    [
      'Uncontested adverse outcomes',
      policy.uncontestedAdverse === 'automatic' ? 'take effect when the window ends' : 'need a person’s signature',
    ],
    [
      'A person looks at an automatic decision if its subject asks within',
      policy.reviewTerm ? describeDuration(policy.reviewTerm) : '30 days',
    ],
    [
      'Hearing',
      `due after ${describeDuration(hearing.due)}; ${describeShare(hearing.secondJudgeShare)} heard by a second judge; at most ${describeNumber(hearing.dailyCap)} a day for one judge`,
    ],
    [
      'Hidden from a judge until their record is submitted',
      { scoreAndOutcome: 'score and provisional outcome', score: 'the score', none: 'nothing' }[policy.blind],
    ],
    [
      'A posted letter counts as arrived after',
      policy.letterArrivesAfter ? describeDuration(policy.letterArrivesAfter) : '4 days',
    ],
    ['Language of notices', policy.language ?? 'English, unless the case says otherwise'],
    ['Words in other languages', translationsInWords(policy)],
    ['Answers to notices', policy.replyTo === undefined ? 'are not read' : `are read at ${policy.replyTo}`],
    ['Time zone', policy.timeZone ?? 'none; a day is 24 hours'],
    [
      'Days that do not count',
      calendar
        ? [...calendar.weekend.map(capitalize), ...calendar.holidays.map(describeHoliday)].join(', ') || 'none'
        : 'none',
    ],
    [
      'Each answer in a judge’s record',
      policy.perspective
        ? `at least ${describeNumber(policy.perspective.minLetters)} letters`
        : 'no minimum in this version',
    ],
    [
      'Legal deadline',
      legalClock
        ? `${describeDuration(legalClock.duration)} from ${legalClock.from === 'completedAt' ? 'when the case is complete' : 'receipt'}, ${legalClock.basis}`
        : 'none',
    ],
    [
      'Against an adverse decision',
      remedy
        ? `${remedy.what} ${remedy.office}, ${remedy.contact}${remedy.within === undefined ? '' : `, within ${describeDuration(remedy.within)}`}`
        : 'not stated; subjects are told to ask the institution',
    ],
    ['Study', policy.study ? policy.study.purpose : 'none'],
    ['Personal data is kept for', describeDuration(retention.personalData)],
  ];
  return html`<dl class="pairs beside">
    ${rows.map(
      ([name, words]) =>
        html`<dt>${name}</dt>
          <dd>${words}</dd>`,
    )}
  </dl>`;
}
