import { z } from 'zod';
import { listHearings, type HearingListQuery, type HearingListRow } from '#db/staffing/hearing-list.ts';
import { summarizePolicies, titlesOf } from '#db/policies/policies.ts';
import { listStaff } from '#db/staffing/staff.ts';
import { readBoardFacts } from '#db/staffing/board.ts';
import { listCandidates } from '#db/staffing/stuck-hearings.ts';
import { inTransaction } from '#db/transaction.ts';
import { Cursor, encodeCursor } from '#api/paging.ts';
import { scopeOf } from '#api/principal.ts';
import type { Problem } from '#api/problem.ts';
import { ownSearches } from '#api/searches/saved-search.ts';
import type { PageContent } from '../../document.ts';
import { formState } from '../../form-state.ts';
import { html } from '../../html.ts';
import { DataTable, type Column } from '../../parts/data-table.ts';
import { Due } from '../../parts/due.ts';
import { ErrorSummary } from '../../parts/error-summary.ts';
import { Moment } from '../../parts/moment.ts';
import { SavedSearches } from '../../parts/saved-searches.ts';
import { StaffForm } from '../../parts/staff-form.ts';
import type { RegisterPage } from '../../register-page.ts';
import { staffPage, type StaffVisit } from '../../staff-route.ts';
import type { NameOf, Ui } from '../../ui.ts';
import { findBlockers } from './board/blockers.ts';
import { MAX_SELECTED } from './board/selection.ts';
import { TogetherFields } from './board/together-fields.ts';
import { registerTogether } from './board/together-pages.ts';
import { HearingLink } from './hearing-words.ts';
import { say, type Phrase } from '../../say.ts';

/** As many as can be changed together. */
const ROWS = MAX_SELECTED;

/** Which hearings the list can be filtered to. */
const SHOWN = {
  all: { label: say`All open`, title: say`Open hearings` },
  overdue: { label: say`Overdue`, title: say`Overdue hearings` },
  escalated: { label: say`Escalated`, title: say`Escalated hearings` },
  waiting: { label: say`Waiting`, title: say`Waiting hearings` },
  held: { label: say`Assigned`, title: say`Assigned hearings` },
  awaitingSignature: { label: say`Awaiting a signature`, title: say`Hearings awaiting a signature` },
} as const;
type Shown = keyof typeof SHOWN;

const Query = z.object({
  show: z.enum(Object.keys(SHOWN) as [Shown, ...Shown[]]).catch('all'),
  cursor: Cursor(z.tuple([z.iso.datetime(), z.uuid()])).catch(undefined),
});

/** The board: every open hearing, most urgent first, with who has it, until when, what holds it up, and what to do about it. */
export const openHearingsPage: RegisterPage = (app, ui) => {
  staffPage(app, ui, { path: '/supervision/hearings', action: 'readStaff', show: (visit) => showBoard(ui, visit) });
  registerTogether(app, ui, (visit, problem) => showBoard(ui, visit, problem));
};

async function showBoard({ dependencies }: Ui, visit: StaffVisit, problem?: Problem): Promise<PageContent> {
  const { staff, query, form: sent, signedIn, nameOf } = visit;
  const { institutionId } = staff;
  const { show, cursor } = Query.parse(query);
  const { at, rows, titles, members, facts, candidates, searches } = await inTransaction(
    dependencies.database,
    scopeOf(staff),
    async (transaction) => {
      const now = await dependencies.clock(transaction);
      const listed = await listHearings(transaction, institutionId, {
        staffId: staff.id,
        oversees: true,
        ...narrowed(show, now),
        limit: ROWS,
        after: cursor,
      });
      const caseIds = listed.map(({ caseId }) => caseId);
      return {
        at: now,
        rows: listed,
        titles: titlesOf(await summarizePolicies(transaction, institutionId, visit.language)),
        members: await listStaff(transaction, institutionId, now),
        facts: await readBoardFacts(transaction, institutionId, caseIds),
        candidates: await listCandidates(transaction, institutionId, now, caseIds),
        searches: await ownSearches(transaction, staff, 'hearings'),
      };
    },
  );
  const last = rows.length === ROWS ? rows.at(-1) : undefined;
  const picked = sent.tree()['cases'];
  const columns: Column<HearingListRow>[] = [
    {
      heading: say`Matter`,
      cell: ({ caseId, policy }) => {
        const index = rows.findIndex((row) => row.caseId === caseId);
        const isPicked = Array.isArray(picked) && picked.includes(caseId);
        return html`<input type="hidden" name=${`/shown/${index}`} value=${caseId} />
          <div class="picked">
            <label class="check no-print">
              <input type="checkbox" name=${`/cases/${index}`} value=${caseId} checked=${isPicked} />
              <span class="visually-hidden">Select …${caseId.slice(-6)}</span>
            </label>
            ${HearingLink({ caseId, matter: titles.get(policy.key) ?? policy.key })}
          </div>`;
      },
    },
    { heading: say`Who`, cell: (row) => describeState(row, staff.id, nameOf) },
    {
      heading: say`Until when`,
      cell: ({ caseId, dueAt, holderId }) => {
        const lease = holderId === null ? null : facts.get(caseId)?.leaseUntil;
        return html`${Due({ dueAt, at })}${
          lease != null && html`<div class="small soft">lease until ${Moment({ at: lease })}</div>`
        }`;
      },
    },
    {
      heading: say`What holds it up, and what to do`,
      cell: (row) => {
        const holdUps = findBlockers(row, facts.get(row.caseId), candidates.get(row.caseId) ?? [], at);
        return holdUps.length === 0
          ? html`<span class="soft">nothing</span>`
          : html`<ul class="reasons">
              ${holdUps.map(({ why, todo }) => html`<li>${why}: ${todo}</li>`)}
            </ul>`;
      },
    },
    { heading: say`Claims`, isNumber: true, cell: ({ claims }) => String(claims) },
  ];
  const texts = Object.fromEntries(['what', 'judgeId', 'days', 'reason'].map((name) => [name, sent.text(name)]));
  const form = formState(texts, problem?.document.errors);
  return {
    title: SHOWN[show].title,
    width: 'wide',
    styles: ['supervision'],
    islands: ['local-time'],
    body: html`
      ${problem && ErrorSummary({ form, title: say`Nothing has been changed yet`, nameOf: (pointer: string) => FIELDS[pointer] })}
      <nav aria-label="Which hearings" class="no-print">
        <ul class="places narrowed">
          ${Object.entries(SHOWN).map(
            ([name, { label }]) =>
              html`<li>
                <a href=${addressOf(name as Shown)} aria-current=${name === show ? 'true' : undefined}>${label}</a>
              </li>`,
          )}
        </ul>
      </nav>
      ${SavedSearches({ signedIn, list: 'hearings', query: filtersShown(show), searches, form: formState({}) })}
      ${
        rows.length === 0
          ? html`<p class="soft">No hearings match.</p>`
          : StaffForm({
              signedIn,
              action: '/supervision/hearings/preview',
              children: html`
                ${DataTable({ caption: say`${SHOWN[show].title}, most urgent first`, rows, columns, stacks: true })}
                ${TogetherFields({ form, members })}
              `,
            })
      }
      ${
        last &&
        html`<p>
          <a class="button second" href=${addressOf(show, encodeCursor([last.dueAt, last.caseId]))}>Next page</a>
        </p>`
      }
    `,
  };
}

/** What the fields of the board go by, by their JSON pointers. */
const FIELDS: Partial<Record<string, Phrase>> = {
  '/cases': say`Hearings`,
  '/what': say`What to do`,
  '/judgeId': say`Person`,
  '/days': say`Days`,
  '/reason': say`Why`,
};

const filtersShown = (show: Shown) => (show === 'all' ? {} : { show });

function addressOf(show: Shown, cursor?: string): string {
  const search = new URLSearchParams({ ...filtersShown(show), ...(cursor !== undefined && { cursor }) });
  return search.size === 0 ? '/supervision/hearings' : `/supervision/hearings?${search.toString()}`;
}

function narrowed(show: Shown, at: string): Pick<HearingListQuery, 'status' | 'dueBefore' | 'seeking'> {
  switch (show) {
    case 'all':
      return { status: undefined };
    case 'overdue':
      return { status: undefined, dueBefore: at };
    case 'escalated':
      return { status: undefined, seeking: 'supervisor' };
    case 'waiting':
    case 'held':
    case 'awaitingSignature':
      return { status: show };
  }
}

function describeState({ status, holderId }: HearingListRow, ownId: string, nameOf: NameOf): Phrase {
  if (status === 'awaitingSignature') return say`awaiting a signature`;
  if (holderId === null) return say`waiting`;
  return holderId === ownId ? say`with you` : say`with ${nameOf(holderId)}`;
}
