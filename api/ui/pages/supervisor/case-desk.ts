import { z } from 'zod';
import { readMaterial } from '#db/cases/read-material.ts';
import { readSubjectRecord } from '#db/cases/read-subject-record.ts';
import { notePersonShown } from '#db/people.ts';
import { inTransaction } from '#db/transaction.ts';
import { attachOriginal } from '#api/acts/attach-original.ts';
import { answerObjection } from '#api/acts/answer-objection.ts';
import { ContactCorrection, correctContact } from '#api/acts/correct-contact.ts';
import { declineLateClaim } from '#api/acts/decline-late-claim.ts';
import { AnswerTermExtension, extendAnswerTerm } from '#api/acts/extend-answer-term.ts';
import { extendWindow, WindowExtension } from '#api/acts/extend-window.ts';
import { perform } from '#api/acts/perform.ts';
import { replaceLink } from '#api/acts/replace-link.ts';
import { reopenCase } from '#api/acts/reopen-case.ts';
import { setLegalHold } from '#api/acts/set-legal-hold.ts';
import { WrittenClaim, writeDownClaim } from '#api/acts/write-down-claim.ts';
import { NoteText, readNotes, writeNote } from '#api/acts/write-note.ts';
import { scopeOf } from '#api/principal.ts';
import { MAX_ATTACHMENT_BYTES, readAttachment } from '#api/import/read-attachment.ts';
import { invalid, notFound, type Problem } from '#api/problem.ts';
import { Words } from '#api/fields/words.ts';
import { isUnderReview } from '#workflows/domain/state.ts';
import { policyIn } from '#workflows/domain/translated-policy.ts';
import { momentOfClock } from '#workflows/domain/term.ts';
import type { PageContent } from '../../document.ts';
import { check, checkText } from '../../form.ts';
import { formState } from '../../form-state.ts';
import { html } from '../../html.ts';
import { mannerOf } from '../../manner-of.ts';
import { Banner } from '../../parts/banner.ts';
import { Moment } from '../../parts/moment.ts';
import { StaffNotes } from '../../parts/staff-notes.ts';
import { PHASE_NAMES } from '../../phases.ts';
import { sentence } from '../../sentence.ts';
import type { RegisterPage } from '../../register-page.ts';
import { staffAction, staffPage, type StaffVisit } from '../../staff-route.ts';
import type { Ui } from '../../ui.ts';
import { caseAddressOf } from './case-words.ts';
import { addressOf } from './hearing-words.ts';
import { LegalHoldForm, readLegalHold } from './legal-hold.ts';
import { AnswerTermForm } from './case/answer-term-form.ts';
import { ClaimForm } from './case/claim-form.ts';
import type { DeskForm, DeskProps } from './case/desk-props.ts';
import { OriginalForms } from './case/original-forms.ts';
import { ObjectionForm } from './case/objection-form.ts';
import { ReachSection } from './case/reach-section.ts';
import { ReopenForms } from './case/reopen-form.ts';
import { WindowForm } from './case/window-form.ts';
import { say, type Phrase } from '../../say.ts';

const Params = z.object({ id: z.uuid() });
const LateClaimParams = Params.extend({ claimId: z.uuid() });
const AnswerTermFields = z.object({
  answerBy: AnswerTermExtension.shape.answerBy,
  answerReason: AnswerTermExtension.shape.reason,
});
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
    path: `${path}/questions/:questionId`,
    action: 'extendAnswerTerm',
    params: Params.extend({ questionId: z.uuid() }),
    place,
    async act(visit) {
      const { staff, params, form } = visit;
      const until = form.text('answerBy');
      const { answerBy, answerReason: reason } = check(AnswerTermFields, {
        answerBy: until === undefined ? undefined : momentIn(visit.timeZone, until),
        answerReason: form.text('answerReason'),
      });
      const body = { questionId: params.questionId, extension: { answerBy, reason } };
      await perform(dependencies, extendAnswerTerm, staff, params.id, body, mannerOf(form));
      return done(visit, 'answerTerm');
    },
    refused: (visit, problem) => showCase(ui, visit, { form: 'answerTerm', problem }),
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
  staffAction(app, ui, {
    path: `${path}/claims`,
    action: 'writeDownClaim',
    params: Params,
    place,
    async act(visit) {
      const { staff, params, form } = visit;
      const received = form.text('receivedAt');
      const sent = {
        statement: form.text('statement'),
        channel: form.text('channel'),
        language: form.text('language') || undefined,
        receivedAt: received === undefined ? undefined : momentIn(visit.timeZone, received),
      };
      await perform(dependencies, writeDownClaim, staff, params.id, check(WrittenClaim, sent), mannerOf(form));
      return done(visit, 'claim');
    },
    refused: (visit, problem) => showCase(ui, visit, { form: 'claim', problem }),
  });
  staffAction(app, ui, {
    path: `${path}/claims/:claimId/original`,
    action: 'attachOriginal',
    params: LateClaimParams,
    maxFileBytes: MAX_ATTACHMENT_BYTES,
    place,
    async act(visit) {
      const { staff, params, form, file: sent } = visit;
      if (!sent || sent.content.length === 0) throw invalid([{ field: '/file', message: 'choose a file' }]);
      const file = { name: sent.name, content: sent.content, ...(await readAttachment(sent.content, true)) };
      await perform(dependencies, attachOriginal, staff, params.id, { claimId: params.claimId, file }, mannerOf(form));
      return done(visit, 'original');
    },
    refused: (visit, problem) => showCase(ui, visit, { form: 'original', problem }),
  });
  staffAction(app, ui, {
    path: `${path}/hold`,
    action: 'setLegalHold',
    params: Params,
    place,
    async act(visit) {
      const { staff, params, form } = visit;
      await perform(dependencies, setLegalHold, staff, params.id, readLegalHold(form, visit.timeZone), mannerOf(form));
      return done(visit, 'hold');
    },
    refused: (visit, problem) => showCase(ui, visit, { form: 'hold', problem }),
  });
  staffAction(app, ui, {
    path: `${path}/objections/:objectionId`,
    action: 'answerObjection',
    params: Params.extend({ objectionId: z.uuid() }),
    place,
    async act(visit) {
      const { staff, params, form } = visit;
      const answer = { upheld: form.text('upheld') === 'true', reason: checkText(form, 'objectionReason', Words) };
      const body = { objectionId: params.objectionId, answer };
      await perform(dependencies, answerObjection, staff, params.id, body, mannerOf(form));
      return done(visit, 'objection');
    },
    refused: (visit, problem) => showCase(ui, visit, { form: 'objection', problem }),
  });
  staffAction(app, ui, {
    path: `${path}/contact`,
    action: 'correctContact',
    params: Params,
    place,
    async act(visit) {
      const { staff, params, form } = visit;
      const reason = checkText(form, 'contactReason', Words);
      const body = check(ContactCorrection, { contact: form.text('contact') ?? '', reason });
      await perform(dependencies, correctContact, staff, params.id, body, mannerOf(form));
      return done(visit, 'contact');
    },
    refused: (visit, problem) => showCase(ui, visit, { form: 'contact', problem }),
  });
  staffAction(app, ui, {
    path: `${path}/link`,
    action: 'replaceLink',
    params: Params,
    place,
    async act(visit) {
      await replaceLink(dependencies, visit.staff, visit.params.id);
      return done(visit, 'link');
    },
    refused: (visit, problem) => showCase(ui, visit, { form: 'link', problem }),
  });
  staffAction(app, ui, {
    path: `${path}/notes`,
    action: 'writeNote',
    params: Params,
    place,
    async act(visit) {
      const { staff, params, form } = visit;
      await writeNote(dependencies, staff, params.id, checkText(form, 'note', NoteText), mannerOf(form).commandId);
      return { redirect: `${place(params)}?notice=note#notes` };
    },
    refused: (visit, problem) => showCase(ui, visit, { form: 'note', problem }),
  });
};

/** What a browser sends of a field for a date and a time, as the moment at which the zone's clocks show it. */
const momentIn = (timeZone: string, local: string): string =>
  z.iso.datetime({ local: true, precision: -1 }).safeParse(local).success ? momentOfClock(local, timeZone) : local;

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

async function showCase(
  { dependencies }: Ui,
  visit: Visit,
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
      ${refused ? Refused(refused.problem) : notice !== undefined && Banner({ tone: 'good', title: notice })}
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

const Refused = ({ document: { title, detail, remedy } }: Problem) =>
  Banner({ tone: 'care', title, children: html`<p>${sentence(detail ?? remedy ?? '')}</p>` });
