import { z } from 'zod';
import { listNotices, NOTICE_STATUSES } from '#db/notice-list.ts';
import { inTransaction } from '#db/transaction.ts';
import { Cursor, encodeCursor } from '#api/paging.ts';
import { scopeOf } from '#api/principal.ts';
import { readingDatabase } from '#api/reading-database.ts';
import type { PageContent } from '../../document.ts';
import { formState } from '../../form-state.ts';
import { html } from '../../html.ts';
import { NOTICE_NAMES, NOTICE_STATES } from '../../notices.ts';
import { Moment } from '../../parts/moment.ts';
import { Pager } from '../../parts/pager.ts';
import { Select } from '../../parts/select.ts';
import type { RegisterPage } from '../../register-page.ts';
import { staffPage, type StaffVisit } from '../../staff-route.ts';
import type { Ui } from '../../ui.ts';

const AT_ONCE = 50;
const Position = Cursor(z.uuid());
const TONES = { pending: '', handedOver: 'good', undeliverable: 'bad' } as const;

/** The notices to subjects and whether they arrived; the words of a notice are shown with its case. */
export const noticePage: RegisterPage = (app, ui) => {
  staffPage(app, ui, { path: '/notices', action: 'readCases', show: (visit) => showNotices(ui, visit) });
};

async function showNotices({ dependencies }: Ui, { staff, query }: StaffVisit): Promise<PageContent> {
  const status = z.enum(NOTICE_STATUSES).safeParse(query['status']).data;
  const after = Position.safeParse(query['cursor']).data;
  const notices = await inTransaction(readingDatabase(dependencies, staff), scopeOf(staff), (transaction) =>
    listNotices(transaction, staff.institutionId, { status, limit: AT_ONCE, after }),
  );
  const last = notices.length === AT_ONCE ? notices.at(-1) : undefined;
  return {
    title: 'Notices',
    width: 'middle',
    styles: ['institution'],
    islands: ['local-time'],
    body: html`
      <form method="get" class="filters">
        ${Select({
          form: formState({ status }),
          name: 'status',
          label: 'Status',
          empty: 'All',
          options: NOTICE_STATUSES.map((value) => ({ value, label: NOTICE_STATES[value] })),
        })}
        <div class="actions"><button class="second">Show</button></div>
      </form>
      <p class="small soft">A person who cannot be reached has had no chance to answer, so a judge hears their case.</p>
      ${
        notices.length === 0
          ? html`<p class="soft">No notices match.</p>`
          : html`<table class="stacks">
              <caption>
                Newest first
              </caption>
              <thead>
                <tr>
                  <th scope="col">Case</th>
                  <th scope="col">Policy</th>
                  <th scope="col">About</th>
                  <th scope="col">Created</th>
                  <th scope="col">Status</th>
                </tr>
              </thead>
              <tbody>
                ${notices.map(
                  ({ caseId, externalRef, policyKey, about, createdAt, status: state, attempts, handedOverAt }) =>
                    html`<tr>
                      <th scope="row">
                        <a href=${`/cases/${caseId}`}><bdi>${externalRef}</bdi></a>
                      </th>
                      <td data-label="Policy">${policyKey}</td>
                      <td data-label="About">${NOTICE_NAMES[about]}</td>
                      <td data-label="Made">${Moment({ at: createdAt })}</td>
                      <td data-label="Status">
                        <span class=${`tag ${TONES[state]}`}>${NOTICE_STATES[state]}</span>${' '}
                        <span class="small soft">
                          ${
                            handedOverAt === null
                              ? `${attempts} ${attempts === 1 ? 'try' : 'tries'}`
                              : Moment({ at: handedOverAt })
                          }
                        </span>
                      </td>
                    </tr>`,
                )}
              </tbody>
            </table>`
      }
      ${Pager({
        path: '/notices',
        query: { status },
        cursor: query['cursor'],
        next: last ? encodeCursor(last.noticeId) : null,
      })}
    `,
  };
}
