import {
  listAwaitedActs,
  listDelegated,
  listHearings,
  type AwaitedAct,
  type DelegatedHearing,
  type HearingListRow,
} from '#db/staffing/hearing-list.ts';
import { loadPolicies, summarizePolicies, titlesOf, type LoadedPolicies } from '#db/policies/policies.ts';
import { inTransaction } from '#db/transaction.ts';
import { takeNextHearing } from '#api/acts/take-next-hearing.ts';
import { readOwnFigures } from '#api/views/judge/own-figures.ts';
import { scopeOf } from '#api/principal.ts';
import type { Problem } from '#api/problem.ts';
import type { PageContent } from '../../document.ts';
import { describeLanguage } from '../../figures.ts';
import { html } from '../../html.ts';
import { createBriefCache } from '../../brief-cache.ts';
import { Banner } from '../../parts/banner.ts';
import { DataTable } from '../../parts/data-table.ts';
import { Due } from '../../parts/due.ts';
import { Keys } from '../../parts/keys.ts';
import { StaffForm } from '../../parts/staff-form.ts';
import { sentence } from '../../sentence.ts';
import type { RegisterPage } from '../../register-page.ts';
import { staffAction, staffPage, type StaffVisit } from '../../staff-route.ts';
import type { Ui } from '../../ui.ts';
import { phraseOf, say, type Phrase, type Words } from '../../say.ts';
import { NextHearing } from './next-hearing.ts';
import { OwnFigures, type FiguresShown } from './own-figures.ts';

const MAX_ROWS = 100;

/** The queue: the hearings a judge holds, those that are waiting, and the next one by one button. */
export const queuePage: RegisterPage = (app, ui) => {
  const kept = createBriefCache<FiguresShown>();
  /** What a judge asks to see of their own work; it is counted over all that they ever did, so only where they ask. */
  const figuresFor = async ({ staff, query, language }: StaffVisit): Promise<FiguresShown | undefined> =>
    query['figures'] !== 'own'
      ? undefined
      : kept(JSON.stringify([staff.institutionId, staff.id, language]), () =>
          inTransaction(ui.dependencies.database, scopeOf(staff), async (transaction) => {
            const at = await ui.dependencies.clock(transaction);
            const titles = titlesOf(await summarizePolicies(transaction, staff.institutionId, language));
            return { at, titles, figures: await readOwnFigures(transaction, staff, at) };
          }),
        );
  staffPage(app, ui, {
    path: '/hearings',
    action: 'listHearings',
    show: async (visit) => showQueue(ui, visit, undefined, await figuresFor(visit)),
  });
  staffAction(app, ui, {
    path: '/hearings/next',
    action: 'takeNextHearing',
    async act({ staff }) {
      const caseId = await takeNextHearing(ui.dependencies, staff);
      return { redirect: caseId === undefined ? '/hearings?notice=none' : `/hearings/${caseId}` };
    },
    refused: (visit, problem) => showQueue(ui, visit, problem),
  });
};

const NOTICES: Partial<Record<string, Phrase>> = {
  none: say`No hearing is waiting for you right now.`,
  released: say`The hearing is waiting for another judge.`,
  delegated: say`Your colleague has the hearing.`,
  recused: say`You have stepped back. Another judge will hear the case, and this is not held against you.`,
};

async function showQueue(
  { dependencies }: Ui,
  visit: StaffVisit,
  problem?: Problem,
  figures?: FiguresShown,
): Promise<PageContent> {
  const { staff, signedIn, query } = visit;
  const { institutionId } = staff;
  const oversees = staff.roles.includes('supervisor');
  const { rows, delegated, awaited, policies, at } = await inTransaction(
    dependencies.database,
    scopeOf(staff),
    async (transaction) => {
      const listed = await listHearings(transaction, institutionId, {
        staffId: staff.id,
        oversees,
        status: undefined,
        limit: MAX_ROWS,
        after: undefined,
      });
      const handedOver = await listDelegated(transaction, institutionId, staff.id);
      const acts = await listAwaitedActs(transaction, institutionId, staff.id, MAX_ROWS);
      return {
        rows: listed,
        delegated: handedOver,
        awaited: acts,
        policies: await loadPolicies(
          transaction,
          institutionId,
          [...listed, ...handedOver, ...acts].map(({ policy }) => policy),
          visit.language,
        ),
        at: await dependencies.clock(transaction),
      };
    },
  );
  const yours = rows.filter(({ status }) => status === 'yours');
  const others = rows.filter(({ status }) => status !== 'yours');
  const notice = NOTICES[query['notice'] ?? ''];
  const table = { policies, at, visit, oversees };
  return {
    title: say`Hearings`,
    width: 'middle',
    islands: ['keys'],
    body: html`
      ${
        problem
          ? Banner({
              tone: 'care',
              title: phraseOf(problem.document.title),
              children: [problem.document.detail, problem.document.remedy].map(
                (each) => each !== undefined && html`<p>${sentence(each)}</p>`,
              ),
            })
          : notice !== undefined && Banner({ title: notice })
      }
      <section class="next card">
        <div>
          <h2>${yours.length > 0 ? say`When you have finished your hearings` : say`Ready?`}</h2>
          <p>
            You get the most urgent hearing that you may take. If you cannot hear it, return it with a reason; stepping
            back from one is never held against you.
          </p>
          ${Keys({ keys: [['n', say`Next hearing`]] })}
        </div>
        ${NextHearing({ signedIn, isSecond: yours.length > 0 })}
      </section>
      ${
        yours.length > 0 &&
        html`<section aria-labelledby="yours">
          <h2 id="yours">Your hearings</h2>
          ${Table({ ...table, rows: yours, caption: say`Hearings that you hold, most urgent first` })}
        </section>`
      }
      ${awaited.length > 0 && Awaited({ ...table, rows: awaited })}
      ${delegated.length > 0 && Delegated({ ...table, rows: delegated })}
      <section aria-labelledby="waiting">
        <h2 id="waiting">
          ${oversees ? say`Open` : say`Waiting`} <span class="soft">(${String(others.length)})</span>
        </h2>
        ${
          others.length === 0
            ? html`<p class="soft">No hearings are waiting.</p>`
            : Table({ ...table, rows: others, caption: say`Most urgent first` })
        }
        ${rows.length === MAX_ROWS && html`<p class="soft">These are the ${String(MAX_ROWS)} most urgent ones.</p>`}
      </section>
      ${
        figures
          ? OwnFigures(figures)
          : html`<p><a href="/hearings?figures=own#figures">Your own days and decisions</a></p>`
      }
      <p><a href="/hearings/exercises">Exercises with invented cases</a></p>
    `,
  };
}

const AWAITED: Record<AwaitedAct['awaits'], Phrase> = {
  note: say`Add your note to the deliberation`,
  signature: say`Read the decision, and sign it or refuse to`,
};

/** Hearings of others in which something of the reader is awaited, each with the way to it. */
function Awaited({ rows, policies, at }: { rows: readonly AwaitedAct[]; policies: LoadedPolicies; at: string }) {
  return html`<section aria-labelledby="awaited">
    <h2 id="awaited">Waiting for you</h2>
    <ul>
      ${rows.map(
        ({ caseId, policy, dueAt, awaits }) =>
          html`<li>
            ${policies.get(policy.key, policy.version).title}
            <span class="soft small nowrap">…${caseId.slice(-6)}</span>, ${Due({ dueAt, at })}:
            <a href=${`/hearings/${caseId}`}>${AWAITED[awaits]}</a>
          </li>`,
      )}
    </ul>
  </section>`;
}

/** What the reader handed to colleagues, each with the way to take it back. */
function Delegated({
  rows,
  policies,
  at,
  visit,
}: {
  rows: readonly DelegatedHearing[];
  policies: LoadedPolicies;
  at: string;
  visit: StaffVisit;
}) {
  return html`<section aria-labelledby="delegated">
    <h2 id="delegated">With colleagues</h2>
    <ul>
      ${rows.map(
        ({ caseId, policy, dueAt, holderId }) =>
          html`<li>
            ${policies.get(policy.key, policy.version).title}
            <span class="soft small nowrap">…${caseId.slice(-6)}</span>, ${Due({ dueAt, at })}, with
            <bdi>${visit.nameOf(holderId)}</bdi>: <a href=${`/hearings/${caseId}/delegate`}>Take it back</a>
          </li>`,
      )}
    </ul>
  </section>`;
}

function Table({
  rows,
  policies,
  at,
  visit,
  caption,
  oversees,
}: {
  rows: readonly HearingListRow[];
  policies: LoadedPolicies;
  at: string;
  visit: StaffVisit;
  caption: Words;
  oversees: boolean;
}) {
  const policyOf = ({ policy }: HearingListRow) => policies.get(policy.key, policy.version);
  return DataTable({
    caption,
    isCaptionShown: true,
    stacks: true,
    rows,
    columns: [
      {
        heading: say`Matter`,
        cell: (row) =>
          html`${policyOf(row).title}
            <span class="soft small nowrap">…${row.caseId.slice(-6)}</span>
            ${row.language !== null && html`<span class="tag">${describeLanguage(row.language)}</span>`}`,
      },
      {
        heading: say`Due`,
        cell: ({ dueAt, reminded, status }) =>
          html`${Due({ dueAt, at })}
          ${reminded && status === 'yours' && html` <strong class="small">Reminder: little time is left.</strong>`}`,
      },
      { heading: say`Claims`, isNumber: true, cell: ({ claims }) => String(claims) },
      {
        heading: say`State`,
        cell: ({ seeking, status, holderId }) =>
          html`${seeking === 'supervisor' && status === 'waiting' ? say`waiting for a supervisor` : STATES[status]}${
            oversees && status === 'held' && holderId !== null && html`: <bdi>${visit.nameOf(holderId)}</bdi>`
          }`,
      },
      {
        heading: say`Actions`,
        isHeadingHidden: true,
        cell: (row) => RowAction({ row, visit, mayChoose: oversees || policyOf(row).hearing.choice === 'judges' }),
      },
    ],
  });
}

const STATES: Record<HearingListRow['status'], Phrase> = {
  yours: say`assigned to you`,
  waiting: say`waiting`,
  held: say`with a judge`,
  awaitingSignature: say`awaiting a signature`,
};

function RowAction({ row, visit, mayChoose }: { row: HearingListRow; visit: StaffVisit; mayChoose: boolean }) {
  if (row.status === 'yours')
    return html`<a
      class="button"
      href=${`/hearings/${row.caseId}`}
      aria-label=${say`Continue with …${row.caseId.slice(-6)}`}
      >Continue</a
    >`;
  if (row.status !== 'waiting' || !mayChoose) return null;
  return StaffForm({
    signedIn: visit.signedIn,
    action: `/hearings/${row.caseId}/take`,
    children: html`
      <button
        class="quiet small-button"
        title="The trail records that you chose it"
        aria-label=${say`Take this hearing, …${row.caseId.slice(-6)}; the trail records that you chose it`}
      >
        Take this hearing
      </button>
    `,
  });
}
