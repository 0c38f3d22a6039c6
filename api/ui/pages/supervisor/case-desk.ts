import { z } from 'zod';
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
import { NoteText, writeNote } from '#api/acts/write-note.ts';
import { MAX_ATTACHMENT_BYTES, readAttachment } from '#api/import/read-attachment.ts';
import { invalid } from '#api/problem.ts';
import { Words } from '#api/fields/words.ts';
import { check, checkText } from '../../form.ts';
import { mannerOf } from '../../manner-of.ts';
import { readMoment } from '../../read-moment.ts';
import type { RegisterPage } from '../../register-page.ts';
import { staffAction, staffPage, type StaffVisit } from '../../staff-route.ts';
import { caseAddressOf } from './case-words.ts';
import { readLegalHold } from './legal-hold.ts';
import { showCase } from './case/content.ts';
import type { DeskForm } from './case/desk-props.ts';

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
      const sent = {
        endsAt: readMoment(form, 'endsAt', visit.timeZone),
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
      const { answerBy, answerReason: reason } = check(AnswerTermFields, {
        answerBy: readMoment(form, 'answerBy', visit.timeZone),
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
      const sent = {
        statement: form.text('statement'),
        channel: form.text('channel'),
        language: form.text('language') || undefined,
        receivedAt: readMoment(form, 'receivedAt', visit.timeZone),
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
