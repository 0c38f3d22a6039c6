import { summarizeDockets } from '#db/docket-list.ts';
import type { StoredUpload } from '#db/imports/uploads.ts';
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
import { describeNumber } from '#api/ui/figures.ts';
import { DocketProgress } from '../docket/docket-progress.ts';
import { say, type Phrase } from '#api/ui/say.ts';

/** What became of a file’s records, by their number. */
const RESULTS: Record<Exclude<StoredUpload['kind'], 'cases'>, (count: number) => Phrase> = {
  precedents: (count) =>
    count === 1 ? say`1 precedent was added.` : say`${describeNumber(count)} precedents were added.`,
  outcomes: (count) =>
    count === 1 ? say`1 outcome was recorded.` : say`${describeNumber(count)} outcomes were recorded.`,
  contacts: (count) =>
    count === 1 ? say`1 contact was corrected.` : say`${describeNumber(count)} contacts were corrected.`,
  withdrawals: (count) =>
    count === 1
      ? say`1 case was withdrawn, or its subject asked to agree.`
      : say`${describeNumber(count)} cases were withdrawn, or their subjects asked to agree.`,
  corrections: (count) =>
    count === 1
      ? say`The facts of 1 case were corrected. It is scored again.`
      : say`The facts of ${describeNumber(count)} cases were corrected. They are scored again.`,
};

/** What is said of records that had nothing left to do, where they did not simply exist. */
const PRESENT: Partial<Record<StoredUpload['kind'], (count: number) => Phrase>> = {
  withdrawals: (count) => say`${describeNumber(count)} had already been withdrawn.`,
  corrections: (count) =>
    count === 1
      ? say`1 row matches what the case already says.`
      : say`${describeNumber(count)} rows match what their cases already say.`,
};

/** The result of an import: its dockets and their progress, or how many records of another kind there were. */
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
                title: RESULTS[upload.kind](upload.added ?? 0),
                children:
                  (upload.present ?? 0) > 0 &&
                  html`<p>
                    ${PRESENT[upload.kind]?.(upload.present ?? 0) ?? say`${describeNumber(upload.present ?? 0)} already existed.`}
                  </p>`,
              })}
              <p>
                <a href=${`/policies/${upload.policyKey}`}>Go to the policy</a> ·
                <a href="/import">Import another file</a>
              </p>`
          : html`${Banner({
                tone: 'good',
                title: importedInWords(cases, dockets.length),
              })}
              <div id="progress" data-live>${dockets.map((docket) => DocketProgress({ docket, isLink: true }))}</div>
              <p><a href=${path}>Refresh</a> · <a href="/import">Import another file</a></p>`
      }
    `,
  };
}

function importedInWords(cases: number, dockets: number): Phrase {
  if (cases === 1) return say`1 case was imported, in one docket.`;
  if (dockets === 1) return say`${describeNumber(cases)} cases were imported, in one docket.`;
  return say`${describeNumber(cases)} cases were imported, in ${describeNumber(dockets)} dockets.`;
}
