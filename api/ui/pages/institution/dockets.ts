import { z } from 'zod';
import { listCases } from '#db/case-list.ts';
import { listDockets, summarizeDocket } from '#db/docket-list.ts';
import { countSubjectsTold, titleDocket } from '#db/dockets.ts';
import { listErasureRequests } from '#db/erasure/erasure-requests.ts';
import { inSnapshot, inTransaction } from '#db/transaction.ts';
import { WithdrawalReason } from '#api/acts/withdraw-case.ts';
import { withdrawDocket } from '#api/acts/withdraw-docket.ts';
import { DocketTitle, MAX_CASES } from '#api/import/arriving-cases.ts';
import { viewCaseRow } from '#api/views/institution/case-view.ts';
import { viewDocket } from '#api/views/institution/docket-view.ts';
import { Cursor, encodeCursor } from '#api/paging.ts';
import { scopeOf } from '#api/principal.ts';
import { notFound, type Problem } from '#api/problem.ts';
import { readingDatabase } from '#api/reading-database.ts';
import type { PageContent } from '../../document.ts';
import { checkText } from '../../form.ts';
import { formState, type FormState } from '../../form-state.ts';
import { html } from '../../html.ts';
import { Banner } from '../../parts/banner.ts';
import { DataTable } from '../../parts/data-table.ts';
import { ErrorSummary } from '../../parts/error-summary.ts';
import { Moment } from '../../parts/moment.ts';
import { Pager } from '../../parts/pager.ts';
import { PhaseBar, PhaseLegend } from '../../parts/phase-bar.ts';
import { Refused } from '../../parts/refused.ts';
import { Select } from '../../parts/select.ts';
import { StaffForm } from '../../parts/staff-form.ts';
import { policiesIn, policyOptions, titlesOfPolicies } from '../../policies-in.ts';
import type { RegisterPage } from '../../register-page.ts';
import { staffAction, staffPage, type StaffVisit } from '../../staff-route.ts';
import { describeNumber } from '#api/ui/figures.ts';
import type { Ui } from '../../ui.ts';
import { CaseTable, policyColumn } from './case/case-table.ts';
import { DocketProgress, STEPS } from './docket/docket-progress.ts';
import { nameOfDocket } from './docket/name-of-docket.ts';
import { DocketTitleField } from './docket/title-field.ts';
import { WithdrawDocketForm } from './docket/withdraw-form.ts';
import { phraseOf, say } from '../../say.ts';

const Params = z.object({ id: z.uuid() });
const AT_ONCE = 20;
const CASES_AT_ONCE = 50;
const Position = Cursor(z.uuid());

/** The institution's dockets, and one of them with its cases. */
export const docketPages: RegisterPage = (app, ui) => {
  staffPage(app, ui, { path: '/dockets', action: 'readDockets', show: (visit) => showDockets(ui, visit) });
  staffPage(app, ui, {
    path: '/dockets/:id',
    action: 'readDockets',
    params: Params,
    show: (visit) => showDocket(ui, visit),
  });
  staffAction(app, ui, {
    path: '/dockets/:id/withdraw',
    action: 'withdrawCase',
    params: Params,
    place: ({ id }) => `/dockets/${id}`,
    async act({ staff, params, form }) {
      const body = { reason: checkText(form, 'reason', WithdrawalReason) };
      const { withdrawn, asked, stayed } = await withdrawDocket(ui.dependencies, staff, params.id, body);
      const counts = new URLSearchParams({
        withdrawn: String(withdrawn),
        asked: String(asked.length),
        stayed: String(stayed.length),
      });
      return { redirect: `/dockets/${params.id}?${counts}` };
    },
    refused: (visit, problem) => showDocket(ui, visit, problem),
  });
  staffAction(app, ui, {
    path: '/dockets/:id/title',
    action: 'openDocket',
    params: Params,
    place: ({ id }) => `/dockets/${id}`,
    async act({ staff, params, form }) {
      const text = form.text('title');
      const title = text === undefined ? null : checkText(form, 'title', DocketTitle);
      const isThere = await inTransaction(ui.dependencies.database, scopeOf(staff), (transaction) =>
        titleDocket(transaction, staff.institutionId, params.id, title),
      );
      if (!isThere) throw notFound('docket');
      return { redirect: `/dockets/${params.id}` };
    },
    refused: (visit, problem) => showDocket(ui, visit, problem),
  });
};

async function showDockets({ dependencies }: Ui, { staff, query, language }: StaffVisit): Promise<PageContent> {
  const policy = query['policy'] || undefined;
  const after = Position.safeParse(query['cursor']).data;
  const { dockets, policies, erasures } = await inSnapshot(
    readingDatabase(dependencies, staff),
    scopeOf(staff),
    async (transaction) => ({
      dockets: await listDockets(transaction, staff.institutionId, { policy, limit: AT_ONCE, after }),
      policies: await policiesIn(language, transaction, staff.institutionId),
      erasures: await listErasureRequests(transaction, staff.institutionId, AT_ONCE),
    }),
  );
  const last = dockets.length === AT_ONCE ? dockets.at(-1) : undefined;
  const next = last ? encodeCursor(last.docketId) : null;
  return {
    title: say`Dockets`,
    width: 'middle',
    styles: ['institution'],
    islands: ['local-time'],
    body: html`
      ${
        erasures.length > 0 &&
        html`<section aria-labelledby="erasures">
          <h2 id="erasures">People who ask for the erasure of their data</h2>
          <ul>
            ${erasures.map(
              ({ caseId, externalRef, requestedAt }) =>
                html`<li><a href=${`/cases/${caseId}`}>${externalRef}</a>, asked ${Moment({ at: requestedAt })}</li>`,
            )}
          </ul>
        </section>`
      }
      <form method="get" class="filters">
        ${Select({
          form: formState({ policy }),
          name: 'policy',
          label: say`Policy`,
          empty: say`All`,
          options: policyOptions(policies),
        })}
        <div class="actions"><button class="second">Show</button></div>
      </form>
      ${
        dockets.length === 0
          ? html`<p class="soft">There are no dockets. <a href="/import">Import cases.</a></p>`
          : html`${PhaseLegend()}
            ${DocketTable({ dockets: dockets.map(viewDocket), titles: titlesOfPolicies(policies) })}`
      }
      ${Pager({ path: '/dockets', query: { policy }, cursor: query['cursor'], next })}
    `,
  };
}

function DocketTable({
  dockets,
  titles,
}: {
  dockets: readonly ReturnType<typeof viewDocket>[];
  titles: ReadonlyMap<string, string>;
}) {
  return DataTable({
    caption: say`Dockets, newest first`,
    isCaptionShown: true,
    stacks: true,
    rows: dockets,
    columns: [
      {
        heading: say`Docket`,
        cell: (docket) => html`<a href=${`/dockets/${docket.id}`}><bdi>${nameOfDocket(docket)}</bdi></a>`,
      },
      policyColumn(titles),
      { heading: say`Received`, cell: ({ createdAt }) => Moment({ at: createdAt }) },
      { heading: say`Cases`, isNumber: true, cell: ({ caseCount }) => describeNumber(caseCount) },
      {
        heading: say`Progress`,
        cell: (docket) =>
          html`${PhaseBar({ phases: docket.phases, label: say`Docket ${nameOfDocket(docket)}` })}
            <span class="small soft">${STEPS[docket.step]}</span>`,
      },
    ],
  });
}

/** What the institution calls the docket. */
function TitleForm({ visit, form }: { visit: StaffVisit<z.infer<typeof Params>>; form: FormState }) {
  return html`<details open=${form.error('/title') !== undefined}>
    <summary>${form.text('/title') === '' ? say`Give it a title` : say`Change the title`}</summary>
    ${StaffForm({
      signedIn: visit.signedIn,
      action: `/dockets/${visit.params.id}/title`,
      children: html`
        ${DocketTitleField({ form, label: say`Title` })}
        <div class="actions"><button class="second">Save the title</button></div>
      `,
    })}
  </details>`;
}

async function showDocket(
  { dependencies }: Ui,
  visit: StaffVisit<z.infer<typeof Params>>,
  problem?: Problem,
): Promise<PageContent> {
  const { staff, query, params, form: sent } = visit;
  const path = `/dockets/${params.id}`;
  const after = Position.safeParse(query['cursor']).data;
  const { summary, cases, policies, subjectsTold } = await inSnapshot(
    readingDatabase(dependencies, staff),
    scopeOf(staff),
    async (transaction) => ({
      summary: await summarizeDocket(transaction, staff.institutionId, params.id),
      cases: await listCases(transaction, staff.institutionId, {
        phase: undefined,
        policy: undefined,
        docket: params.id,
        adverse: undefined,
        externalRef: undefined,
        limit: CASES_AT_ONCE,
        after,
      }),
      policies: await policiesIn(visit.language, transaction, staff.institutionId),
      subjectsTold: await countSubjectsTold(transaction, staff.institutionId, params.id),
    }),
  );
  if (!summary) throw notFound('docket');
  const docket = viewDocket(summary);
  const last = cases.length === CASES_AT_ONCE ? cases.at(-1) : undefined;
  const next = last ? encodeCursor(last.caseId) : null;
  const undecided = docket.caseCount - docket.phases.decided - docket.phases.withdrawn;
  const form = formState(
    { reason: sent.text('reason'), title: sent.text('title') ?? summary.title ?? '' },
    problem?.document.errors ?? [],
  );
  return {
    title: say`Docket ${nameOfDocket(docket)}`,
    width: 'middle',
    styles: ['institution'],
    islands: ['progress', 'local-time'],
    body: html`
      ${
        problem
          ? form.errors.length > 0
            ? ErrorSummary({ form, title: phraseOf(problem.document.title) })
            : Refused({ problem })
          : WithdrawalDone({ query })
      }
      <dl class="pairs beside">
        <dt>Policy</dt>
        <dd>
          <a href=${`/policies/${docket.policy}?version=${docket.policyVersion}`}
            >${titlesOfPolicies(policies).get(docket.policy)}, version ${String(docket.policyVersion)}</a
          >
        </dd>
        <dt>Received</dt>
        <dd>${Moment({ at: docket.createdAt })} from ${visit.nameOf(docket.createdBy)}</dd>
        <dt>Appeal windows end</dt>
        <dd>
          ${
            docket.windowEndsAt === null
              ? say`none has started yet`
              : html`${Moment({ at: docket.windowEndsAt })}, at the latest`
          }
        </dd>
        <dt>Id</dt>
        <dd class="hash">${docket.id}</dd>
      </dl>
      ${staff.roles.includes('institution') && TitleForm({ visit, form })}
      <div id="progress" data-live>${DocketProgress({ docket })}</div>
      <p>
        <a href=${path}>Refresh</a> ·
        <a href=${`/cases?docket=${docket.id}&phase=hearing`}>Only those in a hearing</a>
      </p>
      <h2>${docket.caseCount === 1 ? say`Its one case` : say`Its ${describeNumber(docket.caseCount)} cases`}</h2>
      ${CaseTable({ cases: cases.map(viewCaseRow), policies, isOfDocket: true })}
      ${Pager({ path, query: {}, cursor: query['cursor'], next })}
      ${
        staff.roles.includes('institution') &&
        WithdrawDocketForm({ visit, docketId: docket.id, undecided, subjectsTold, form })
      }
    `,
  };
}

/** What a withdrawal did, by the counts in the address to which it led. */
function WithdrawalDone({ query }: Pick<StaffVisit, 'query'>) {
  const counted = Counts.safeParse(query);
  if (!counted.success) return null;
  const { withdrawn, asked, stayed } = counted.data;
  return Banner({
    tone: 'good',
    title: withdrawn === 1 ? say`One case is withdrawn.` : say`${describeNumber(withdrawn)} cases are withdrawn.`,
    children: html`
      ${
        asked > 0 &&
        html`<p>
          ${
            asked === 1
              ? say`One stays because of an open claim, until its person agrees.`
              : say`${describeNumber(asked)} stay because of an open claim, until their person agrees.`
          }
        </p>`
      }
      ${
        stayed > 0 &&
        html`<p>
          ${
            stayed === 1
              ? say`One cannot be withdrawn, because it is decided or under review.`
              : say`${describeNumber(stayed)} cannot be withdrawn, because they are decided or under review.`
          }
        </p>`
      }
    `,
  });
}

const Count = z.coerce.number().int().min(0).max(MAX_CASES);
const Counts = z.object({ withdrawn: Count, asked: Count, stayed: Count });
