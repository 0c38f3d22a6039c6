import { z } from 'zod';
import { readMaterial } from '#db/cases/read-material.ts';
import { inTransaction } from '#db/transaction.ts';
import { declineLateClaim } from '#api/acts/decline-late-claim.ts';
import { extendWindow, WindowExtension } from '#api/acts/extend-window.ts';
import { perform } from '#api/acts/perform.ts';
import { reopenCase } from '#api/acts/reopen-case.ts';
import { scopeOf } from '#api/principal.ts';
import { notFound, type Problem } from '#api/problem.ts';
import { Words } from '#api/words.ts';
import { isUnderReview } from '#workflows/domain/state.ts';
import { momentOfClock } from '#workflows/domain/term.ts';
import type { PageContent } from '../../document.ts';
import { check, checkText } from '../../form.ts';
import { formState } from '../../form-state.ts';
import { html } from '../../html.ts';
import { mannerOf } from '../../manner-of.ts';
import { Banner } from '../../parts/banner.ts';
import { Moment } from '../../parts/moment.ts';
import { PHASE_NAMES } from '../../phases.ts';
import { sentence } from '../../problem-page.ts';
import type { RegisterPage } from '../../register-page.ts';
import { staffAction, staffPage, type StaffVisit } from '../../staff-route.ts';
import type { Ui } from '../../ui.ts';
import { caseAddressOf } from './case-words.ts';
import type { DeskForm, DeskProps } from './case/desk-props.ts';
import { ReopenForms } from './case/reopen-form.ts';
import { WindowForm } from './case/window-form.ts';

const Params = z.object({ id: z.uuid() });
const LateClaimParams = Params.extend({ claimId: z.uuid() });
type Visit = StaffVisit<{ id: string }>;

/**
 * One case from outside, whether or not it has a hearing: where it stands, and what a supervisor can do for its subject. Neither
 * score nor outcome stands here, because the supervisor may be the one who hears it.
 */
export const caseDeskPage: RegisterPage = (app, ui) => {
  const { dependencies } = ui;
  const path = '/supervision/cases/:id';
  const place = ({ id }: { id: string }) => caseAddressOf(id);
  const done = (visit: Visit, notice: DeskForm) => ({ redirect: `${place(visit.params)}?notice=${notice}` });
  staffPage(app, ui, { path, action: 'extendWindow', params: Params, show: (visit) => showCase(ui, visit) });
  staffAction(app, ui, {
    path: `${path}/window`,
    action: 'extendWindow',
    params: Params,
    place,
    async act(visit) {
      const { staff, params, form } = visit;
      const until = form.text('endsAt');
      const sent = {
        endsAt: until === undefined ? undefined : momentIn(visit.timeZone, until),
        reason: form.text('reason'),
      };
      await perform(dependencies, extendWindow, staff, params.id, check(WindowExtension, sent), mannerOf(form));
      return done(visit, 'window');
    },
    refused: (visit, problem) => showCase(ui, visit, { form: 'window', problem }),
  });
  staffAction(app, ui, {
    path: `${path}/reopen`,
    action: 'reopenCase',
    params: Params,
    place,
    async act(visit) {
      const { staff, params, form } = visit;
      const reason = checkText(form, 'reopenReason', Words);
      await perform(dependencies, reopenCase, staff, params.id, { reason }, mannerOf(form));
      return done(visit, 'reopen');
    },
    refused: (visit, problem) => showCase(ui, visit, { form: 'reopen', problem }),
  });
  staffAction(app, ui, {
    path: `${path}/late-claims/:claimId/decline`,
    action: 'declineLateClaim',
    params: LateClaimParams,
    place,
    async act(visit) {
      const { staff, params, form } = visit;
      const body = { claimId: params.claimId, reason: checkText(form, 'declineReason', Words) };
      await perform(dependencies, declineLateClaim, staff, params.id, body, mannerOf(form));
      return done(visit, 'decline');
    },
    refused: (visit, problem) => showCase(ui, visit, { form: 'decline', problem }),
  });
};

/** What a browser sends of a field for a date and a time, as the moment at which the zone's clocks show it. */
const momentIn = (timeZone: string, local: string): string =>
  z.iso.datetime({ local: true, precision: -1 }).safeParse(local).success ? momentOfClock(local, timeZone) : local;

const NOTICES: Partial<Record<string, string>> = {
  window: 'The subject has more time, and is being told.',
  reopen: 'A person hears the case, and the subject is being told.',
  decline: 'The late claim is declined, and the subject is being told.',
} satisfies Record<DeskForm, string>;

async function showCase(
  { dependencies }: Ui,
  visit: Visit,
  refused?: { form: DeskForm; problem: Problem },
): Promise<PageContent> {
  const { staff, params, query, form } = visit;
  const { material, at } = await inTransaction(dependencies.database, scopeOf(staff), async (transaction) => {
    const found = await readMaterial(transaction, staff.institutionId, params.id, dependencies.dataKey);
    if (!found) throw notFound('case');
    return { material: found, at: await dependencies.clock(transaction) };
  });
  const { state, policy, externalRef } = material;
  const notice = NOTICES[query['notice'] ?? ''];
  const sent = Object.fromEntries(FIELDS.map((name) => [name, form.text(name)]));
  const props: DeskProps = {
    visit,
    material,
    at,
    formOf: (name) => (refused?.form === name ? formState(sent, refused.problem.document.errors) : formState({})),
  };
  return {
    title: `${policy.title}, reference ${externalRef}`,
    width: 'middle',
    styles: ['supervision'],
    islands: ['local-time'],
    body: html`
      ${refused ? Refused(refused.problem) : notice !== undefined && Banner({ tone: 'good', title: notice })}
      <p class="lead">
        The case from outside. Neither its score nor its outcome stands here, because you may be the one who hears it.
      </p>
      <dl class="pairs beside card">
        <dt>Phase</dt>
        <dd>${PHASE_NAMES[state.phase]}${isUnderReview(state) && ', with a decision in force that is under review'}</dd>
        <dt>Received</dt>
        <dd>${Moment({ at: state.receivedAt })}</dd>
        <dt>Claims can be raised</dt>
        <dd>${state.window ? html`until ${Moment({ at: state.window.endsAt })}` : 'no appeal window yet'}</dd>
      </dl>
      ${WindowForm(props)} ${ReopenForms(props)}
    `,
  };
}

const FIELDS = ['endsAt', 'reason', 'reopenReason', 'declineReason'] as const;

const Refused = ({ document: { title, detail, remedy } }: Problem) =>
  Banner({ tone: 'care', title, children: html`<p>${sentence(detail ?? remedy ?? '')}</p>` });
