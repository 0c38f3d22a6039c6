import { readMaterial } from '#db/cases/read-material.ts';
import { readSubjectRecord } from '#db/cases/read-subject-record.ts';
import { notePersonShown } from '#db/people.ts';
import { inTransaction } from '#db/transaction.ts';
import { readNotes } from '#api/acts/write-note.ts';
import { scopeOf } from '#api/principal.ts';
import { notFound, type Problem } from '#api/problem.ts';
import type { PageContent } from '#api/ui/document.ts';
import { formState } from '#api/ui/form-state.ts';
import { html } from '#api/ui/html.ts';
import { Banner } from '#api/ui/parts/banner.ts';
import { Moment } from '#api/ui/parts/moment.ts';
import { Refused } from '#api/ui/parts/refused.ts';
import { StaffNotes } from '#api/ui/parts/staff-notes.ts';
import { PHASE_NAMES } from '#api/ui/phases.ts';
import { say, type Phrase } from '#api/ui/say.ts';
import type { StaffVisit } from '#api/ui/staff-route.ts';
import type { Ui } from '#api/ui/ui.ts';
import { isUnderReview } from '#workflows/domain/state.ts';
import { policyIn } from '#workflows/domain/translated-policy.ts';
import { caseAddressOf } from '../case-words.ts';
import { addressOf } from '../hearing-words.ts';
import { LegalHoldForm } from '../legal-hold.ts';
import { AnswerTermForm } from './answer-term-form.ts';
import { ClaimForm } from './claim-form.ts';
import type { DeskForm, DeskProps } from './desk-props.ts';
import { ObjectionForm } from './objection-form.ts';
import { OriginalForms } from './original-forms.ts';
import { ReachSection } from './reach-section.ts';
import { ReopenForms } from './reopen-form.ts';
import { WindowForm } from './window-form.ts';

const NOTICES: Partial<Record<string, Phrase>> = {
  window: say`The subject has more time, and is being notified.`,
  answerTerm: say`The subject has more time to answer, and is being notified.`,
  reopen: say`A person will hear the case, and the subject is being notified.`,
  decline: say`The late claim is declined, and the subject is being notified.`,
  claim: say`The claim is written down, and the subject is being notified. A judge will hear it.`,
  original: say`The file is added beside the claim.`,
  hold: say`The legal hold is set, and the trail records that you set it.`,
  objection: say`The objection is answered, and the subject is being notified.`,
  contact: say`The contact is corrected. A new notice is on its way.`,
  link: say`A new private link is on its way.`,
  note: say`Your note has been added for your colleagues.`,
} satisfies Record<DeskForm, Phrase>;

/**
 * A case as a supervisor sees it from outside. That its subject was shown to them is noted.
 *
 * @throws Problem 404 if the institution has no such case
 */
export async function showCase(
  { dependencies }: Ui,
  visit: StaffVisit<{ id: string }>,
  refused?: { form: DeskForm; problem: Problem },
): Promise<PageContent> {
  const { staff, params, query, form } = visit;
  const { material, person, notes, at } = await inTransaction(
    dependencies.database,
    scopeOf(staff),
    async (transaction) => {
      const found = await readMaterial(transaction, staff.institutionId, params.id, dependencies.dataKey);
      if (!found) throw notFound('case');
      const now = await dependencies.clock(transaction);
      await notePersonShown(transaction, staff.institutionId, staff.id, params.id, now);
      return {
        material: found,
        person: await readSubjectRecord(transaction, staff.institutionId, params.id),
        notes: await readNotes(transaction, staff, params.id),
        at: now,
      };
    },
  );
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
    title: say`${policyIn(policy, visit.language).title}, reference ${externalRef}`,
    width: 'middle',
    styles: ['supervision'],
    islands: ['local-time'],
    body: html`
      ${refused ? Refused({ problem: refused.problem }) : notice !== undefined && Banner({ tone: 'good', title: notice })}
      <p class="lead">
        The case from outside. Neither its score nor its outcome is shown here, because you may be the one who hears it.
      </p>
      <dl class="pairs beside card">
        <dt>Phase</dt>
        <dd>
          ${
            isUnderReview(state)
              ? say`${PHASE_NAMES[state.phase]}, with a decision in force that is under review`
              : PHASE_NAMES[state.phase]
          }
        </dd>
        <dt>Received</dt>
        <dd>${Moment({ at: state.receivedAt })}</dd>
        ${
          state.unreached &&
          html`<dt>The subject</dt>
            <dd>
              <span class="tag bad">not reached</span> since ${Moment({ at: state.unreached.since })}.
              ${state.unreached.why === 'bounced' ? say`What was sent to them came back.` : say`No notice could be delivered.`}
              ${
                state.unreached.reachedTooLateAt !== undefined &&
                html`Another notice has reached them since, on ${Moment({ at: state.unreached.reachedTooLateAt })}, when
                their time was over.`
              }
              ${state.phase === 'decided' && say`That is a reason to have the case heard again.`}
            </dd>`
        }
        <dt>Claims can be raised</dt>
        <dd>${state.window ? html`until ${Moment({ at: state.window.endsAt })}` : say`no appeal window yet`}</dd>
        ${
          state.hearing &&
          html`<dt>Hearing</dt>
            <dd><a href=${addressOf(params.id)}>See who may take it</a></dd>`
        }
      </dl>
      ${ObjectionForm(props)} ${ReachSection({ ...props, person })}
      ${StaffNotes({
        notes,
        signedIn: visit.signedIn,
        action: `${caseAddressOf(params.id)}/notes`,
        form: props.formOf('note'),
        mayWrite: state.erasedAt === undefined,
      })}
      ${WindowForm(props)} ${AnswerTermForm(props)} ${ClaimForm(props)} ${OriginalForms(props)} ${ReopenForms(props)}
      ${LegalHoldForm({
        signedIn: visit.signedIn,
        timeZone: visit.timeZone,
        place: caseAddressOf(params.id),
        hold: {
          isSet: state.legalHold !== undefined,
          until: state.legalHold?.until ?? null,
          erasedAt: state.erasedAt ?? null,
        },
        form: props.formOf('hold'),
      })}
    `,
  };
}

const FIELDS = [
  'endsAt',
  'reason',
  'answerBy',
  'answerReason',
  'reopenReason',
  'declineReason',
  'statement',
  'channel',
  'language',
  'receivedAt',
  'until',
  'objectionReason',
  'contact',
  'contactReason',
  'note',
] as const;
