import { z } from 'zod';
import { listCases, type CaseListRow } from '#db/case-list.ts';
import { findPolicy } from '#db/policies.ts';
import { inTransaction } from '#db/transaction.ts';
import { extendWindow, WindowExtension } from '#api/acts/extend-window.ts';
import { perform } from '#api/acts/perform.ts';
import { describeMoment } from '#api/figures-in-words.ts';
import { scopeOf } from '#api/principal.ts';
import { notFound, type Problem } from '#api/problem.ts';
import type { PageContent } from '../../document.ts';
import { check } from '../../form.ts';
import { formState } from '../../form-state.ts';
import { html } from '../../html.ts';
import { mannerOf } from '../../manner-of.ts';
import { Banner } from '../../parts/banner.ts';
import { ErrorSummary } from '../../parts/error-summary.ts';
import { Moment } from '../../parts/moment.ts';
import { StaffForm } from '../../parts/staff-form.ts';
import { TextArea } from '../../parts/text-area.ts';
import { TextInput } from '../../parts/text-input.ts';
import { PHASE_NAMES } from '../../phases.ts';
import { sentence } from '../../problem-page.ts';
import type { RegisterPage } from '../../register-page.ts';
import { staffAction, staffPage, type StaffVisit } from '../../staff-route.ts';
import type { Ui } from '../../ui.ts';
import { caseAddressOf } from './case-words.ts';

const Params = z.object({ id: z.uuid() });
type Visit = StaffVisit<{ id: string }>;

/**
 * One case from outside, whether or not it has a hearing: where it stands, and what a supervisor can do for its subject. Neither
 * score nor outcome stands here, because the supervisor may be the one who hears it.
 */
export const caseDeskPage: RegisterPage = (app, ui) => {
  const path = '/supervision/cases/:id';
  const place = ({ id }: { id: string }) => caseAddressOf(id);
  staffPage(app, ui, { path, action: 'extendWindow', params: Params, show: (visit) => showCase(ui, visit) });
  staffAction(app, ui, {
    path: `${path}/window`,
    action: 'extendWindow',
    params: Params,
    place,
    async act({ staff, params, form }) {
      const until = form.text('endsAt');
      const sent = { endsAt: until === undefined ? undefined : inUtc(until), reason: form.text('reason') };
      await perform(ui.dependencies, extendWindow, staff, params.id, check(WindowExtension, sent), mannerOf(form));
      return { redirect: `${place(params)}?notice=window` };
    },
    refused: (visit, problem) => showCase(ui, visit, problem),
  });
};

/** What a browser sends of a field for a date and a time, as a moment in UTC. */
const inUtc = (local: string): string => (/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(local) ? `${local}:00Z` : local);

const NOTICES: Partial<Record<string, string>> = {
  window: 'The subject has more time, and is being told.',
};

async function showCase({ dependencies }: Ui, visit: Visit, problem?: Problem): Promise<PageContent> {
  const { staff, params, query } = visit;
  const { institutionId } = staff;
  const { found, policy, at } = await inTransaction(dependencies.database, scopeOf(staff), async (transaction) => {
    const [one] = await listCases(transaction, institutionId, {
      caseId: params.id,
      phase: undefined,
      policy: undefined,
      docket: undefined,
      adverse: undefined,
      externalRef: undefined,
      limit: 1,
      after: undefined,
    });
    if (!one) throw notFound('case');
    return {
      found: one,
      policy: await findPolicy(transaction, institutionId, one.policyKey, one.policyVersion),
      at: await dependencies.clock(transaction),
    };
  });
  const notice = NOTICES[query['notice'] ?? ''];
  return {
    title: `${policy?.document.title ?? found.policyKey}, reference ${found.externalRef}`,
    width: 'middle',
    styles: ['supervision'],
    islands: ['local-time'],
    body: html`
      ${
        problem
          ? Banner({
              tone: 'care',
              title: problem.document.title,
              children: html`<p>${sentence(problem.document.detail ?? problem.document.remedy ?? '')}</p>`,
            })
          : notice !== undefined && Banner({ tone: 'good', title: notice })
      }
      <p class="lead">
        The case from outside. Neither its score nor its outcome stands here, because you may be the one who hears it.
      </p>
      <dl class="pairs beside card">
        <dt>Phase</dt>
        <dd>${PHASE_NAMES[found.phase]}</dd>
        <dt>Received</dt>
        <dd>${Moment({ at: found.receivedAt })}</dd>
        <dt>Claims can be raised</dt>
        <dd>
          ${found.windowEndsAt === null ? 'no appeal window yet' : html`until ${Moment({ at: found.windowEndsAt })}`}
        </dd>
      </dl>
      ${WindowForm({ visit, found, at, problem })}
    `,
  };
}

function WindowForm({
  visit,
  found: { caseId, phase, windowEndsAt },
  at,
  problem,
}: {
  visit: Visit;
  found: CaseListRow;
  at: string;
  problem: Problem | undefined;
}) {
  const isContestable = phase === 'appealWindow' || phase === 'hearing';
  if (windowEndsAt === null || !isContestable || (windowEndsAt <= at && !problem)) return null;
  const sent = { endsAt: visit.form.text('endsAt'), reason: visit.form.text('reason') };
  const form = formState(problem ? sent : {}, problem?.document.errors);
  return html`<section class="card" aria-labelledby="window">
    <h2 id="window">Give the subject more time</h2>
    <p>
      The appeal window ends later, and the subject is told. A window is only ever lengthened: this cannot be undone.
    </p>
    ${StaffForm({
      signedIn: visit.signedIn,
      action: `${caseAddressOf(caseId)}/window`,
      children: html`
        ${ErrorSummary({ form, title: 'The window is not lengthened yet', nameOf })}
        ${TextInput({
          form,
          name: 'endsAt',
          type: 'datetime-local',
          label: 'New end (UTC)',
          hint: `Later than ${describeMoment(windowEndsAt, 'en')}.`,
        })}
        ${TextArea({
          form,
          name: 'reason',
          label: 'Why',
          rows: 2,
          hint: 'Kept beside the trail, for auditors.',
        })}
        <div class="actions"><button>Give more time</button></div>
      `,
    })}
  </section>`;
}

const NAMES: Partial<Record<string, string>> = { '/endsAt': 'New end (UTC)', '/reason': 'Why' };
const nameOf = (pointer: string): string | undefined => NAMES[pointer];
