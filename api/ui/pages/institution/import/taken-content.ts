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
import { counted } from './counted.ts';

const RESULTS = {
  precedents: ['precedent was added', 'precedents were added'],
  outcomes: ['outcome was recorded', 'outcomes were recorded'],
  contacts: ['contact was corrected', 'contacts were corrected'],
  withdrawals: [
    'case was withdrawn, or its subject asked to agree',
    'cases were withdrawn, or their subjects asked to agree',
  ],
} as const;

/** The result of an import: its dockets and their progress, or how many precedents, outcomes, contacts or withdrawals there were. */
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
        upload.kind !== 'cases'
          ? html`${Banner({
                tone: 'good',
                title: `${counted(upload.added ?? 0, RESULTS[upload.kind])}.`,
                children:
                  (upload.present ?? 0) > 0 &&
                  html`<p>
                    ${describeNumber(upload.present ?? 0)}
                    ${upload.kind === 'withdrawals' ? 'had been withdrawn before' : 'already existed'}.
                  </p>`,
              })}
              <p>
                <a href=${`/policies/${upload.policyKey}`}>Go to the policy</a> ·
                <a href="/import">Import another file</a>
              </p>`
          : html`${Banner({
                tone: 'good',
                title: `${counted(cases, ['case was', 'cases were'])} imported, in ${dockets.length === 1 ? 'one docket' : `${describeNumber(dockets.length)} dockets`}.`,
              })}
              <div id="progress" data-live>${dockets.map((docket) => DocketProgress({ docket, isLink: true }))}</div>
              <p><a href=${path}>Refresh</a> · <a href="/import">Import another file</a></p>`
      }
    `,
  };
}
