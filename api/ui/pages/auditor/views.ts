import { z } from 'zod';
import { listViews, type AuditedView } from '#db/audit/view-list.ts';
import { Cursor, encodeCursor } from '#api/paging.ts';
import { openCase } from '#api/views/auditor/open-case.ts';
import { html } from '../../html.ts';
import { DataTable } from '../../parts/data-table.ts';
import { Hash } from '../../parts/hash.ts';
import { Instant } from '../../parts/instant.ts';
import type { RegisterPage } from '../../register-page.ts';
import { staffPage } from '../../staff-route.ts';
import { withQuery } from '../../parts/pager.ts';
import { caseAddress, viewAddress } from './addresses.ts';
import { CaseHead } from './case-head.ts';
import { readQuery } from './read-query.ts';
import { asAudience, nameViewer } from './viewer.ts';
import { say } from '../../say.ts';

const PAGE = 100;
const Query = z.object({ cursor: Cursor(z.tuple([z.iso.datetime(), z.uuid()])) });

/** Every view of a case, in order. */
export const viewsPage: RegisterPage = (app, ui) =>
  staffPage(app, ui, {
    path: '/audit/cases/:id/views',
    action: 'audit',
    params: z.object({ id: z.uuid() }),
    async show({ staff, params, query, nameOf }) {
      const cursor = readQuery(Query, query).asked?.cursor;
      const { audited, views } = await openCase(ui.dependencies, staff, params.id, async (found, transaction) => ({
        audited: found,
        views: await listViews(transaction, staff.institutionId, found.caseId, { limit: PAGE, after: cursor }),
      }));
      const last = views.length === PAGE ? views.at(-1) : undefined;
      const { caseId } = audited;
      return {
        title: say`Who was shown what in case ${audited.externalRef}`,
        hasHeading: true,
        width: 'middle',
        styles: ['audit'],
        body: html`
          ${CaseHead({ audited, here: '/views', title: say`Who was shown what` })}
          <p>
            Every time this program showed a part of this case to a member of the institution or to the subject. Reading
            by auditors is not recorded, because their role cannot change anything.
          </p>
          ${DataTable({
            caption: say`Views, in order`,
            rows: views,
            columns: [
              {
                heading: say`When`,
                cell: ({ viewId, servedAt }: AuditedView) =>
                  html`<a href=${viewAddress(caseId, viewId)}>${Instant({ at: servedAt })}</a>`,
              },
              {
                heading: say`Shown to`,
                cell: ({ principal }: AuditedView) => nameViewer(principal, nameOf),
              },
              { heading: say`In which role`, cell: ({ audience }: AuditedView) => asAudience(audience) },
              {
                heading: say`Score`,
                cell: ({ disclosesScore }: AuditedView) =>
                  html`<span class=${disclosesScore ? 'tag care' : 'tag'}>
                    ${disclosesScore ? say`with the score` : say`without the score`}
                  </span>`,
              },
              { heading: say`Content`, cell: ({ contentHash }: AuditedView) => Hash({ hex: contentHash }) },
            ],
          })}
          ${
            last &&
            html`<p>
              <a
                class="button second"
                href=${withQuery(caseAddress(caseId, '/views'), { cursor: encodeCursor([last.servedAt, last.viewId]) })}
                >Next page</a
              >
            </p>`
          }
        `,
      };
    },
  });
