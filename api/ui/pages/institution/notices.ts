import { z } from 'zod';
import { listNotices, NOTICE_STATUSES } from '#db/notices/notice-list.ts';
import { summarizePolicies, titlesOf } from '#db/policies/policies.ts';
import { inSnapshot } from '#db/transaction.ts';
import { Cursor, encodeCursor } from '#api/paging.ts';
import { scopeOf } from '#api/principal.ts';
import { readingDatabase } from '#api/reading-database.ts';
import type { PageContent } from '../../document.ts';
import { formState } from '../../form-state.ts';
import { html } from '../../html.ts';
import { takeDeliveryStatus } from '#api/import/take-delivery-status.ts';
import { MAX_DELIVERY_STATUS_BYTES } from '#api/import/read-delivery-status.ts';
import { invalid, type Problem } from '#api/problem.ts';
import { Banner } from '../../parts/banner.ts';
import { DataTable } from '../../parts/data-table.ts';
import { FileInput } from '../../parts/file-input.ts';
import { Refused } from '../../parts/refused.ts';
import { StaffForm } from '../../parts/staff-form.ts';
import { NOTICE_NAMES, NOTICE_STATES } from '../../notices.ts';
import { Moment } from '../../parts/moment.ts';
import { Pager } from '../../parts/pager.ts';
import { Select } from '../../parts/select.ts';
import type { RegisterPage } from '../../register-page.ts';
import { staffAction, staffPage, type StaffVisit } from '../../staff-route.ts';
import type { Ui } from '../../ui.ts';
import { say } from '../../say.ts';

const AT_ONCE = 50;
const Position = Cursor(z.uuid());
const TONES = { pending: '', onPaper: 'care', handedOver: 'good', undeliverable: 'bad' } as const;

/** The notices to subjects and whether they arrived; the words of a notice are shown with its case. */
export const noticePage: RegisterPage = (app, ui) => {
  staffPage(app, ui, { path: '/notices', action: 'readCases', show: (visit) => showNotices(ui, visit) });
  staffAction(app, ui, {
    path: '/notices/delivery-status',
    action: 'reportBounce',
    place: () => '/notices',
    maxFileBytes: MAX_DELIVERY_STATUS_BYTES,
    async act({ staff, file }) {
      if (!file)
        throw invalid([{ field: '/file', message: 'choose the notification as your email program saves it (.eml)' }]);
      const { caseId, bounced } = await takeDeliveryStatus(ui.dependencies, staff, file.content);
      return { redirect: bounced ? `/cases/${caseId}?notice=bounced` : '/notices?notice=noFailure' };
    },
    refused: (visit, problem) => showNotices(ui, visit, problem),
  });
};

async function showNotices(
  { dependencies }: Ui,
  { staff, query, signedIn, language }: StaffVisit,
  problem?: Problem,
): Promise<PageContent> {
  const status = z.enum(NOTICE_STATUSES).safeParse(query['status']).data;
  const after = Position.safeParse(query['cursor']).data;
  const { notices, policies } = await inSnapshot(
    readingDatabase(dependencies, staff),
    scopeOf(staff),
    async (transaction) => ({
      notices: await listNotices(transaction, staff.institutionId, { status, limit: AT_ONCE, after }),
      policies: await summarizePolicies(transaction, staff.institutionId, language),
    }),
  );
  const last = notices.length === AT_ONCE ? notices.at(-1) : undefined;
  return {
    title: say`Notices`,
    width: 'middle',
    styles: ['institution'],
    islands: ['local-time'],
    body: html`
      ${problem && Refused({ problem })}
      ${query['notice'] === 'noFailure' && Banner({ tone: 'good', title: say`The notification reports no failure, so nothing has changed.` })}
      <form method="get" class="filters">
        ${Select({
          form: formState({ status }),
          name: 'status',
          label: say`Status`,
          empty: say`All`,
          options: NOTICE_STATUSES.map((value) => ({ value, label: NOTICE_STATES[value] })),
        })}
        <div class="actions"><button class="second">Show</button></div>
      </form>
      <p><a href="/letters">Letters that wait to be posted or collected</a></p>
      <p class="small soft">A person who cannot be reached has had no chance to answer, so a judge hears their case.</p>
      ${notices.length === 0 ? html`<p class="soft">No notices match.</p>` : NoticeTable({ notices, titles: titlesOf(policies) })}
      ${
        staff.roles.includes('institution') &&
        html`<details open=${problem !== undefined}>
          <summary>Hand in a delivery status notification</summary>
          <p>
            What a mail server sends back when it could not deliver a notice. Save it from your email program and choose
            the file. The person whose notice failed no longer counts as reached.
          </p>
          ${StaffForm({
            signedIn,
            action: '/notices/delivery-status',
            enctype: 'multipart/form-data',
            children: html`
              ${FileInput({ form: formState({}, problem?.document.errors), name: 'file', label: say`The notification (.eml)`, accept: '.eml,message/rfc822' })}
              <div class="actions"><button class="second">Hand it in</button></div>
            `,
          })}
        </details>`
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

function NoticeTable({
  notices,
  titles,
}: {
  notices: Awaited<ReturnType<typeof listNotices>>;
  titles: ReadonlyMap<string, string>;
}) {
  return DataTable({
    caption: say`Notices, newest first`,
    isCaptionShown: true,
    stacks: true,
    rows: notices,
    columns: [
      {
        heading: say`Case`,
        cell: ({ caseId, externalRef }) => html`<a href=${`/cases/${caseId}`}><bdi>${externalRef}</bdi></a>`,
      },
      { heading: say`Policy`, cell: ({ policyKey }) => titles.get(policyKey) ?? policyKey },
      { heading: say`About`, cell: ({ about }) => NOTICE_NAMES[about] },
      { heading: say`Created`, cell: ({ createdAt }) => Moment({ at: createdAt }) },
      {
        heading: say`Status`,
        cell: ({ status, attempts, handedOverAt }) =>
          html`<span class=${`tag ${TONES[status]}`}>${NOTICE_STATES[status]}</span>${' '}
            <span class="small soft">
              ${
                handedOverAt === null
                  ? attempts === 1
                    ? say`1 try`
                    : say`${attempts} tries`
                  : Moment({ at: handedOverAt })
              }
            </span>`,
      },
    ],
  });
}
