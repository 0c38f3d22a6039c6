import { z } from 'zod';
import { listHearings, type HearingListQuery, type HearingListRow } from '#db/hearing-list.ts';
import { summarizePolicies, titlesOf } from '#db/policies.ts';
import { inTransaction } from '#db/transaction.ts';
import { Cursor, encodeCursor } from '#api/paging.ts';
import { scopeOf } from '#api/principal.ts';
import type { PageContent } from '../../document.ts';
import { html } from '../../html.ts';
import { DataTable, type Column } from '../../parts/data-table.ts';
import { Due } from '../../parts/due.ts';
import type { RegisterPage } from '../../register-page.ts';
import { staffPage, type StaffVisit } from '../../staff-route.ts';
import type { NameOf, Ui } from '../../ui.ts';
import { matterColumn } from './hearing-words.ts';

const ROWS = 50;

/** Which hearings the list can be filtered to. */
const SHOWN = {
  all: { label: 'All open', title: 'Open hearings' },
  overdue: { label: 'Overdue', title: 'Overdue hearings' },
  escalated: { label: 'Escalated', title: 'Escalated hearings' },
  waiting: { label: 'Waiting', title: 'Waiting hearings' },
  held: { label: 'Assigned', title: 'Assigned hearings' },
  awaitingSignature: { label: 'Awaiting a signature', title: 'Hearings awaiting a signature' },
} as const;
type Shown = keyof typeof SHOWN;

const Query = z.object({
  show: z.enum(Object.keys(SHOWN) as [Shown, ...Shown[]]).catch('all'),
  cursor: Cursor(z.tuple([z.iso.datetime(), z.uuid()])).catch(undefined),
});

/** Every open hearing, most urgent first, for supervisors: its judge and when it is due. */
export const openHearingsPage: RegisterPage = (app, ui) => {
  staffPage(app, ui, { path: '/supervision/hearings', action: 'readStaff', show: (visit) => showHearings(ui, visit) });
};

async function showHearings({ dependencies }: Ui, { staff, query, nameOf }: StaffVisit): Promise<PageContent> {
  const { institutionId } = staff;
  const { show, cursor } = Query.parse(query);
  const { at, rows, titles } = await inTransaction(dependencies.database, scopeOf(staff), async (transaction) => {
    const now = await dependencies.clock(transaction);
    return {
      at: now,
      rows: await listHearings(transaction, institutionId, {
        staffId: staff.id,
        oversees: true,
        ...narrowed(show, now),
        limit: ROWS,
        after: cursor,
      }),
      titles: titlesOf(await summarizePolicies(transaction, institutionId)),
    };
  });
  const last = rows.length === ROWS ? rows.at(-1) : undefined;
  const columns: Column<HearingListRow>[] = [
    matterColumn(titles),
    { heading: 'Due', cell: ({ dueAt }) => Due({ dueAt, at }) },
    { heading: 'Claims', isNumber: true, cell: ({ claims }) => String(claims) },
    { heading: 'Needs', cell: ({ seeking }) => `a ${seeking}` },
    { heading: 'State', cell: (row) => describeState(row, staff.id, nameOf) },
  ];
  return {
    title: SHOWN[show].title,
    width: 'middle',
    styles: ['supervision'],
    body: html`
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
      ${
        rows.length === 0
          ? html`<p class="soft">No hearings match.</p>`
          : DataTable({ caption: `${SHOWN[show].title}, most urgent first`, rows, columns })
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

function addressOf(show: Shown, cursor?: string): string {
  const search = new URLSearchParams({ ...(show !== 'all' && { show }), ...(cursor !== undefined && { cursor }) });
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

function describeState({ status, holderId }: HearingListRow, ownId: string, nameOf: NameOf): string {
  if (status === 'awaitingSignature') return 'awaiting a signature';
  if (holderId === null) return 'waiting';
  return holderId === ownId ? 'with you' : `with ${nameOf(holderId)}`;
}
