import type { ImportView } from '#api/import/streamed/import-view.ts';
import { describeNumber } from '#api/ui/figures.ts';
import type { Problem } from '#api/problem.ts';
import type { PageContent } from '#api/ui/document.ts';
import { formState } from '#api/ui/form-state.ts';
import { html } from '#api/ui/html.ts';
import { Banner } from '#api/ui/parts/banner.ts';
import { DataTable } from '#api/ui/parts/data-table.ts';
import { ErrorSummary } from '#api/ui/parts/error-summary.ts';
import { FileInput } from '#api/ui/parts/file-input.ts';
import { Moment } from '#api/ui/parts/moment.ts';
import { Refused } from '#api/ui/parts/refused.ts';
import { StaffForm } from '#api/ui/parts/staff-form.ts';
import { sentence } from '#api/ui/sentence.ts';
import { phraseOf, say } from '#api/ui/say.ts';
import type { StaffVisit } from '#api/ui/staff-route.ts';
import { DaysAsRead } from '../import/days-as-read.ts';
import { nameOfDocket } from '../docket/name-of-docket.ts';
import { Counts, Sent } from './counts.ts';
import { Sending, SENDING_WORDS } from './sending.ts';

/** A docket that an import has made. */
interface NamedDocket {
  id: string;
  title: string | null;
}

/** How far an import has come, what was refused, and how it goes on or ends. */
export function importContent(
  visit: StaffVisit<{ id: string }>,
  view: ImportView,
  dockets: readonly NamedDocket[],
  problem?: Problem,
): PageContent {
  const { id, fileName, policy, begunAt, begunBy, rows, errors, state } = view;
  return {
    title: fileName ?? say`A large file`,
    width: 'middle',
    islands: ['drop-file', 'send-pieces', 'progress', 'local-time'],
    styles: ['institution'],
    body: html`
      ${problem && problem.document.code !== 'invalid' && Refused({ problem })}
      <div id="import" data-live>
        <div data-moving=${state === 'receiving' ? '' : undefined}>
          ${State(view)} ${state === 'receiving' && Sent(view)} ${Counts(rows)}
        </div>
      </div>
      <p class="soft">
        Under <a href=${`/policies/${policy}`}>${policy}</a>, begun ${Moment({ at: begunAt })} by
        ${visit.nameOf(begunBy)}
      </p>
      ${DaysAsRead({ days: view.read?.days ?? [] })}
      ${
        rows.refused > 0 &&
        html`<section aria-labelledby="refused">
          <h2 id="refused">Refused rows</h2>
          ${
            errors.length === 0
              ? html`<p>The refused rows were deleted a day after they arrived.</p>`
              : html`<p>
                    <a href=${`/imports/${id}/refused`}>Save the refused rows as a file</a>, to correct and send on
                    their own.
                  </p>
                  ${DataTable({
                    caption: say`The first faults`,
                    rows: errors,
                    stacks: true,
                    columns: [
                      { heading: say`Place`, cell: ({ field }) => field },
                      { heading: say`Error`, cell: ({ message }) => sentence(message) },
                    ],
                  })}`
          }
        </section>`
      }
      ${dockets.length > 0 && Dockets({ dockets, count: view.dockets.length })}
      ${state === 'receiving' && Unfinished({ visit, problem })}
      <p><a href="/imports">Import another large file</a></p>
    `,
  };
}

function State({ state, problem, changedAt }: ImportView) {
  if (state === 'finished') return Banner({ tone: 'good', title: say`The import is finished.` });
  if (state === 'stopped')
    return Banner({
      tone: problem?.code === 'importCancelled' ? 'plain' : 'bad',
      title: sentence(problem?.title ?? ''),
      children: html`<p>
        ${sentence(problem?.detail ?? '')} ${problem?.remedy !== undefined && sentence(problem.remedy)}
      </p>`,
    });
  return Banner({
    tone: 'plain',
    title: say`The rest of the file has not arrived yet.`,
    children: html`<p>The last piece came ${Moment({ at: changedAt })}.</p>`,
  });
}

/** The first dockets in the order of the file. */
function Dockets({ dockets, count }: { dockets: readonly NamedDocket[]; count: number }) {
  return html`<section aria-labelledby="dockets">
    <h2 id="dockets">Dockets</h2>
    <p>
      ${
        count === 1
          ? say`The cases became one docket.`
          : say`The cases became ${describeNumber(count)} dockets in the order of the file.`
      }
    </p>
    <ul>
      ${dockets.map(
        (docket) =>
          html`<li>
            <a href=${`/dockets/${docket.id}`}><bdi>${nameOfDocket(docket)}</bdi></a>
          </li>`,
      )}
    </ul>
    ${count > dockets.length && html`<p>The others are among <a href="/dockets">all dockets</a>.</p>`}
  </section>`;
}

/** How an import goes on whose file did not come to its end, and how it is given up. */
function Unfinished({ visit, problem }: { visit: StaffVisit<{ id: string }>; problem: Problem | undefined }) {
  const { signedIn, params } = visit;
  const form = formState({}, problem?.document.code === 'invalid' ? (problem.document.errors ?? []) : []);
  return html`<section aria-labelledby="unfinished">
    <h2 id="unfinished">Go on</h2>
    ${form.errors.length > 0 && ErrorSummary({ form, title: phraseOf(problem?.document.title ?? '') })}
    <p>
      If the file is not being uploaded in another window, choose it again. What has already arrived is compared, and
      not imported twice.
    </p>
    ${StaffForm({
      signedIn,
      action: `/imports/${params.id}/file`,
      enctype: 'multipart/form-data',
      'data-pieces': `/imports/${params.id}`,
      ...SENDING_WORDS,
      children: html`
        ${FileInput({ form, name: 'file', label: say`The same file`, accept: '' })}
        <div class="actions"><button>Continue the import</button></div>
        ${Sending()}
      `,
    })}
    ${StaffForm({
      signedIn,
      action: `/imports/${params.id}/cancel`,
      class: 'leave',
      children: html`
        <button class="quiet">Cancel the import</button>
        <span class="small soft"
          >Rows that are imported stay. An import that receives nothing for a day is abandoned.</span
        >
      `,
    })}
  </section>`;
}
