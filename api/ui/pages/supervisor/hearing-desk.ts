import { z } from 'zod';
import { policyIn } from '#workflows/domain/translated-policy.ts';
import { findPolicy } from '#db/policies/policies.ts';
import { readOverseenHearing, type OverseenHearing } from '#db/staffing/overseen-hearing.ts';
import { listCandidates, type Candidate } from '#db/staffing/stuck-hearings.ts';
import { inTransaction } from '#db/transaction.ts';
import { escalate } from '#api/acts/escalate.ts';
import { perform } from '#api/acts/perform.ts';
import { reassign, Reassignment } from '#api/acts/reassign.ts';
import { setLegalHold } from '#api/acts/set-legal-hold.ts';
import { scopeOf } from '#api/principal.ts';
import { notFound, type Problem } from '#api/problem.ts';
import { Words } from '#api/fields/words.ts';
import type { PageContent } from '../../document.ts';
import { check, checkText, type Form } from '../../form.ts';
import { formState, type FormState } from '../../form-state.ts';
import { describeLanguage } from '../../figures.ts';
import { html } from '../../html.ts';
import { mannerOf } from '../../manner-of.ts';
import { Banner } from '../../parts/banner.ts';
import { DataTable, type Column } from '../../parts/data-table.ts';
import { Due } from '../../parts/due.ts';
import { ErrorSummary } from '../../parts/error-summary.ts';
import { Moment } from '../../parts/moment.ts';
import { Select } from '../../parts/select.ts';
import { StaffForm } from '../../parts/staff-form.ts';
import { TextArea } from '../../parts/text-area.ts';
import { sentence } from '../../sentence.ts';
import type { RegisterPage } from '../../register-page.ts';
import type { SignedIn } from '../../session/sessions.ts';
import { staffAction, staffPage, type StaffVisit } from '../../staff-route.ts';
import type { Ui } from '../../ui.ts';
import { caseAddressOf } from './case-words.ts';
import { addressOf, CAUSES, describeHolder, ROLE_NAMES } from './hearing-words.ts';
import { LegalHoldForm, readLegalHold } from './legal-hold.ts';
import { explainObstacles, mayBeGiven } from './obstacle-words.ts';
import { listOf, say, type Phrase } from '../../say.ts';

const Params = z.object({ id: z.uuid() });
type Visit = StaffVisit<{ id: string }>;
type FormName = 'give' | 'return' | 'escalate' | 'hold';

/**
 * One hearing from outside: who may take it and why others may not, and what a supervisor can do about it. Neither
 * what is said in it nor its score is shown here: the supervisor may be the one who hears it next.
 */
export const hearingDeskPage: RegisterPage = (app, ui) => {
  const { dependencies } = ui;
  const path = '/supervision/hearings/:id';
  const place = ({ id }: { id: string }) => addressOf(id);
  staffPage(app, ui, { path, action: 'readStaff', params: Params, show: (visit) => showDesk(ui, visit) });

  const action = (
    below: FormName,
    right: 'reassign' | 'escalate' | 'setLegalHold',
    act: (visit: Visit) => Promise<void>,
  ) => {
    staffAction(app, ui, {
      path: `${path}/${below}`,
      action: right,
      params: Params,
      place,
      async act(visit) {
        await act(visit);
        return { redirect: `${place(visit.params)}?notice=${below}` };
      },
      refused: (visit, problem) => showDesk(ui, visit, { form: below, problem }),
    });
  };
  action('give', 'reassign', async ({ staff, params, form }) => {
    const sent = { judgeId: form.text('judgeId'), reason: form.text('reason') };
    await perform(dependencies, reassign, staff, params.id, check(Reassignment, sent), mannerOf(form));
  });
  action('return', 'reassign', async ({ staff, params, form }) => {
    const back = { judgeId: null, reason: checkText(form, 'returnReason', Words) };
    await perform(dependencies, reassign, staff, params.id, back, mannerOf(form));
  });
  action('escalate', 'escalate', async ({ staff, params, form }) => {
    await perform(dependencies, escalate, staff, params.id, null, mannerOf(form));
  });
  action('hold', 'setLegalHold', async ({ staff, timeZone, params, form }) => {
    await perform(dependencies, setLegalHold, staff, params.id, readLegalHold(form, timeZone), mannerOf(form));
  });
};

const NOTICES: Partial<Record<string, Phrase>> = {
  give: say`The hearing has been assigned, and the trail records that you assigned it.`,
  return: say`The hearing is back in the queue.`,
  escalate: say`The hearing is now waiting for a supervisor.`,
  hold: say`The legal hold has been set, and the trail records that you set it.`,
};

interface Refused {
  form: FormName;
  problem: Problem;
}

async function showDesk({ dependencies }: Ui, visit: Visit, refused?: Refused): Promise<PageContent> {
  const { staff, params, query, form, signedIn, timeZone } = visit;
  const { institutionId } = staff;
  const found = await inTransaction(dependencies.database, scopeOf(staff), async (transaction) => {
    const hearing = await readOverseenHearing(transaction, institutionId, params.id);
    if (!hearing) throw notFound('hearing');
    const at = await dependencies.clock(transaction);
    return {
      hearing,
      at,
      policy: await findPolicy(transaction, institutionId, hearing.policy.key, hearing.policy.version),
      candidates: (await listCandidates(transaction, institutionId, at, [params.id])).get(params.id) ?? [],
    };
  });
  const { hearing, at, candidates, policy } = found;
  const notice = NOTICES[query['notice'] ?? ''];
  const others = candidates.filter(({ staffId }) => staffId !== hearing.holderId);
  const forms = { visit, hearing, refused, form, signedIn };
  const holdState =
    refused?.form === 'hold'
      ? formState({ until: form.text('until'), reason: form.text('reason') }, refused.problem.document.errors)
      : formState({});
  return {
    title: `${policy ? policyIn(policy.document, visit.language).title : hearing.policy.key} …${params.id.slice(-6)}`,
    width: 'middle',
    styles: ['supervision'],
    islands: ['local-time'],
    body: html`
      ${
        refused
          ? Banner({
              tone: 'care',
              title: refused.problem.document.title,
              children: html`<p>
                ${sentence(refused.problem.document.detail ?? refused.problem.document.remedy ?? '')}
              </p>`,
            })
          : notice !== undefined && Banner({ tone: 'good', title: notice })
      }
      <p class="lead">
        This page shows the hearing from outside. The subject’s words and the score are shown only in the hearing
        itself, to the judge who hears it.
      </p>
      ${Facts({ hearing, at, visit })}
      <section aria-labelledby="candidates">
        <h2 id="candidates">Who may take it</h2>
        ${
          candidates.length === 0
            ? html`<p class="soft">No judge or supervisor is registered. <a href="/staff">Register one</a>.</p>`
            : DataTable({
                caption: say`Registered judges and supervisors, and what prevents each from taking it`,
                rows: candidates,
                columns: COLUMNS,
                stacks: true,
              })
        }
      </section>
      ${hearing.open && Forms({ ...forms, candidates: others })}
      ${LegalHoldForm({ signedIn, timeZone, place: addressOf(params.id), hold: hearing.hold, form: holdState })}
    `,
  };
}

const COLUMNS: Column<Candidate>[] = [
  {
    heading: say`Person`,
    cell: ({ staffId, name }) => html`<a href=${`/staff/${encodeURIComponent(staffId)}`}>${name}</a>`,
  },
  { heading: say`Role`, cell: ({ role }) => ROLE_NAMES[role] },
  { heading: say`Done today`, isNumber: true, cell: ({ recordsToday }) => String(recordsToday) },
  {
    heading: say`May take it`,
    cell: (candidate) =>
      candidate.obstacles.length === 0
        ? html`<span class="tag good">yes</span>`
        : html`<span class="tag">no</span> ${explainObstacles(candidate)}`,
  },
];

function Facts({ hearing, at, visit: { staff, nameOf } }: { hearing: OverseenHearing; at: string; visit: Visit }) {
  const { holderId, leaseUntil, escalation } = hearing;
  const standing = !hearing.open
    ? say`closed: the case is no longer being heard`
    : describeHolder(
        { holderId, awaitsSignature: hearing.awaitingSignature, seeking: hearing.seeking },
        staff.id,
        nameOf,
      );
  return html`<dl class="pairs beside card">
    <dt>State</dt>
    <dd>
      ${standing}
      ${
        hearing.open &&
        holderId !== null &&
        leaseUntil !== null &&
        html`<span class="soft">until ${Moment({ at: leaseUntil })}; each act extends it</span>`
      }
    </dd>
    ${
      hearing.open &&
      html`<dt>Due</dt>
        <dd>${Due({ dueAt: hearing.dueAt, at })} <span class="soft">${Moment({ at: hearing.dueAt })}</span></dd>`
    }
    <dt>Opened</dt>
    <dd>${Moment({ at: hearing.openedAt })}</dd>
    <dt>Claims</dt>
    <dd>${String(hearing.claims)} <a href=${caseAddressOf(hearing.caseId)}>Give the subject more time</a></dd>
    ${
      hearing.skills.length > 0 &&
      html`<dt>Required skills</dt>
        <dd>${hearing.skills.join(', ')}</dd>`
    }
    ${
      hearing.languages !== null &&
      html`<dt>Subject’s language</dt>
        <dd>
          ${listOf(hearing.languages.map(describeLanguage))}
          <span class="soft">A judge who does not read it hears the subject with an interpreter.</span>
        </dd>`
    }
    ${
      escalation &&
      html`<dt>Escalated</dt>
        <dd>${CAUSES[escalation.cause]}, since ${Moment({ at: escalation.at })}</dd>`
    }
  </dl>`;
}

function Forms({
  visit,
  hearing,
  refused,
  form,
  candidates,
  signedIn,
}: {
  visit: Visit;
  hearing: OverseenHearing;
  refused: Refused | undefined;
  form: Form;
  candidates: readonly Candidate[];
  signedIn: SignedIn;
}) {
  const place = addressOf(hearing.caseId);
  const eligible = candidates.filter(mayBeGiven);
  const sent = Object.fromEntries(FIELDS.map((name) => [name, form.text(name)]));
  const stateOf = (name: FormName): FormState =>
    refused?.form === name ? formState(sent, refused.problem.document.errors) : formState({});
  const isWaiting = hearing.holderId === null && !hearing.awaitingSignature;
  const mayTakeIt =
    isWaiting &&
    candidates.every(({ staffId, obstacles }) => {
      return staffId !== visit.staff.id || obstacles.length === 0;
    });
  const reassignment = stateOf('give');
  const returning = stateOf('return');
  return html`
    <section class="card" aria-labelledby="give">
      <h2 id="give">Assign this hearing</h2>
      ${
        eligible.length === 0
          ? html`<p>
              ${
                hearing.holderId === null
                  ? say`No judge is available for this hearing.`
                  : say`No other judge is available for this hearing.`
              }
            </p>`
          : StaffForm({
              signedIn,
              action: `${place}/give`,
              children: html`
                ${ErrorSummary({ form: reassignment, title: say`The hearing has not been assigned yet`, nameOf })}
                ${Select({
                  form: reassignment,
                  name: 'judgeId',
                  label: say`Assign to`,
                  empty: say`Choose`,
                  options: eligible.map((candidate) => ({
                    value: candidate.staffId,
                    label:
                      candidate.obstacles.length === 0
                        ? candidate.name
                        : say`${candidate.name} (${explainObstacles(candidate)})`,
                  })),
                })}
                ${TextArea({
                  form: reassignment,
                  name: 'reason',
                  label: say`Why`,
                  rows: 2,
                  hint: say`Stored beside the trail, for auditors. Do not quote the subject.`,
                })}
                <div class="actions"><button>Assign</button></div>
              `,
            })
      }
    </section>
    ${
      hearing.holderId !== null &&
      html`<section class="card" aria-labelledby="return">
        <h2 id="return">Return it to the queue</h2>
        <p>The judge who holds it loses it. Their drafts are kept.</p>
        ${StaffForm({
          signedIn,
          action: `${place}/return`,
          children: html`
            ${ErrorSummary({ form: returning, title: say`The hearing has not been returned yet`, nameOf })}
            ${TextArea({ form: returning, name: 'returnReason', label: say`Why you are returning it`, rows: 2 })}
            <div class="actions"><button class="second">Return it</button></div>
          `,
        })}
      </section>`
    }
    ${
      (hearing.seeking === 'judge' || hearing.holderId !== null) &&
      html`<section class="card" aria-labelledby="escalate">
        <h2 id="escalate">Escalate to a supervisor</h2>
        <p>After that, only a supervisor can hear it.</p>
        ${StaffForm({
          signedIn,
          action: `${place}/escalate`,
          children: html`<div class="actions"><button class="second">Escalate to a supervisor</button></div>`,
        })}
      </section>`
    }
    ${
      mayTakeIt &&
      html`<section class="card" aria-labelledby="take">
        <h2 id="take">Hear it yourself</h2>
        <p>The trail records that you chose it.</p>
        ${StaffForm({
          signedIn,
          action: `/hearings/${hearing.caseId}/take`,
          children: html`<div class="actions"><button class="second">Take it</button></div>`,
        })}
      </section>`
    }
  `;
}

const FIELDS = ['judgeId', 'reason', 'returnReason'] as const;
const NAMES: Partial<Record<string, Phrase>> = {
  '/judgeId': say`Assign to`,
  '/reason': say`Why`,
  '/returnReason': say`Why you are returning it`,
};
const nameOf = (pointer: string): Phrase | undefined => NAMES[pointer];
