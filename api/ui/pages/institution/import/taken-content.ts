import { summarizeDockets } from '#db/docket-list.ts';
import type { StoredUpload } from '#db/uploads.ts';
import { inTransaction } from '#db/transaction.ts';
import type { ApiDependencies } from '#api/deps.ts';
import { viewDocket } from '#api/views/institution/docket-view.ts';
import { scopeOf } from '#api/principal.ts';
import type { Problem } from '#api/problem.ts';
import type { PageContent } from '#api/ui/document.ts';
import { html } from '#api/ui/html.ts';
import { Banner } from '#api/ui/parts/banner.ts';
import { Refused } from '#api/ui/parts/refused.ts';
import type { StaffVisit } from '#api/ui/staff-route.ts';
import { describeNumber } from '#api/figures-in-words.ts';
import { DocketProgress } from '../docket/docket-progress.ts';

/** What came of a file that was taken in: its dockets and how far they are, or how many precedents were new. */
export async function takenContent(
  { database }: ApiDependencies,
  { staff, path }: StaffVisit,
  upload: StoredUpload,
  problem?: Problem,
): Promise<PageContent> {
  const summaries = await inTransaction(database, scopeOf(staff), (transaction) =>
    summarizeDockets(transaction, staff.institutionId, upload.docketIds),
  );
  const dockets = summaries.map(viewDocket);
  const cases = dockets.reduce((sum, { caseCount }) => sum + caseCount, 0);
  return {
    title: upload.fileName,
    styles: ['institution'],
    islands: ['progress'],
    body: html`
      ${problem && Refused({ problem })}
      ${
        upload.kind === 'precedents'
          ? html`${Banner({
                tone: 'good',
                title: `${describeNumber(upload.added ?? 0)} precedents were added.`,
                children:
                  (upload.present ?? 0) > 0 && html`<p>${describeNumber(upload.present ?? 0)} were there already.</p>`,
              })}
              <p><a href=${`/policies/${upload.policyKey}`}>To the policy</a> · <a href="/import">Another file</a></p>`
          : html`${Banner({
                tone: 'good',
                title: `${describeNumber(cases)} cases were taken in, in ${dockets.length === 1 ? 'one docket' : `${describeNumber(dockets.length)} dockets`}.`,
              })}
              <div id="progress" data-live>${dockets.map((docket) => DocketProgress({ docket, isLink: true }))}</div>
              <p><a href=${path}>Look again</a> · <a href="/import">Another file</a></p>`
      }
    `,
  };
}
