import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Act, ActName } from '#api/acts/act.ts';
import { addAttachment } from '#api/acts/add-attachment.ts';
import { answerMinute } from '#api/acts/answer-minute.ts';
import { cancelSubjectAppointment } from '#api/acts/cancel-appointment.ts';
import { chooseAppointment } from '#api/acts/choose-appointment.ts';
import { answerQuestion } from '#api/acts/answer-question.ts';
import { answerRestatement } from '#api/acts/answer-restatement.ts';
import { answerExpectations } from '#api/acts/answer-expectations.ts';
import { answerSurvey } from '#api/acts/answer-survey.ts';
import { answerWithdrawal } from '#api/acts/answer-withdrawal.ts';
import { objectToJudge } from '#api/acts/object-to-judge.ts';
import { perform } from '#api/acts/perform.ts';
import { grantHelper, HelperBody } from '#api/acts/grant-helper.ts';
import { raiseClaim } from '#api/acts/raise-claim.ts';
import { raiseLateClaim } from '#api/acts/raise-late-claim.ts';
import { requestErasure } from '#api/acts/request-erasure.ts';
import { requestReview } from '#api/acts/request-review.ts';
import { restCase } from '#api/acts/rest-case.ts';
import { revokeHelper } from '#api/acts/revoke-helper.ts';
import { MessageText, sendSubjectMessage } from '#api/acts/send-message.ts';
import { withdrawClaim } from '#api/acts/withdraw-claim.ts';
import { followAsSubject } from '#api/conversation/follow-conversation.ts';
import { CALENDAR_HEADERS, serveSubjectCalendar } from '#api/conversation/serve-calendar.ts';
import { presentLink } from '#api/present-link.ts';
import { streamMessages } from '#api/conversation/stream-messages.ts';
import { saveAppealDraft } from '#api/drafts/save-appeal-draft.ts';
import { MAX_ATTACHMENT_BYTES, readAttachment } from '#api/import/read-attachment.ts';
import { downloadHeaders } from '#api/download-headers.ts';
import { LINK_LIMIT } from '#api/plugins/link-limit.ts';
import { serveExport, serveOwnAttachment } from '#api/views/subject/serve-export.ts';
import { notFound, type Problem } from '#api/problem.ts';
import { hasRoomForFile } from '#workflows/domain/decide/index.ts';
import { ClaimKind } from '#workflows/domain/event.ts';
import { readForm } from '#api/ui/form.ts';
import { mannerOf } from '#api/ui/manner-of.ts';
import { subjectAction, subjectPage, type SubjectVisit } from '#api/ui/subject-route.ts';
import type { Ui } from '#api/ui/ui.ts';
import type { PageContent } from '#api/ui/document.ts';
import type { Routes } from '#api/route.ts';
import { answersOf, expectationsOf, fault, fieldsOf, idOf, wordsOf } from './read-fields.ts';

const CalendarParams = z.object({ token: z.string().max(200), appointmentId: z.uuid() });

type RefusedPage = (visit: SubjectVisit, problem: Problem) => Promise<PageContent>;

/** Registers every form and download of a subject's page. `refused` shows the page again with what was refused. */
export function registerCaseForms(app: Routes, ui: Ui, refused: RefusedPage): void {
  const { dependencies } = ui;
  const action = (below: string, act: (visit: SubjectVisit) => Promise<{ redirect: string } | FastifyReply>) =>
    subjectAction(app, ui, { below, act, refused });

  const carryOut = <Body, Answer, Name extends ActName, Stored>(
    { subject, form }: SubjectVisit,
    act: Act<Body, Answer, Name, Stored>,
    body: Body,
    manner = mannerOf(form),
  ) => perform(dependencies, act, subject, subject.caseId, body, manner);

  action('/claims', async (visit) => {
    const kind = ClaimKind.safeParse(visit.form.text('kind')).data;
    const body = { statement: wordsOf(visit, 'statement'), ...(kind !== undefined && { kind }) };
    const { claimId } = await carryOut(visit, raiseClaim, body);
    return { redirect: visit.address(`/claims/${claimId}`, { done: 'claim' }) };
  });
  action('/claims/:claimId/withdraw', async (visit) => {
    await carryOut(visit, withdrawClaim, { claimId: idOf(visit, 'claimId') });
    return done(visit, 'withdrawn');
  });
  action('/late-claims', async (visit) => {
    await carryOut(visit, raiseLateClaim, { statement: wordsOf(visit, 'statement'), why: wordsOf(visit, 'why') });
    return done(visit, 'late');
  });
  action('/review', async (visit) => {
    await carryOut(visit, requestReview, { why: wordsOf(visit, 'reviewWhy') });
    return done(visit, 'review');
  });
  action('/helpers', async (visit) => {
    const name = HelperBody.shape.name.safeParse(visit.form.text('helperName') ?? '');
    if (!name.success) throw fault('helperName', visit.messages.faults.name);
    await carryOut(visit, grantHelper, { name: name.data });
    return done(visit, 'helper', 'helpers');
  });
  action('/helpers/:helperId/revoke', async (visit) => {
    await carryOut(visit, revokeHelper, { helperId: idOf(visit, 'helperId') });
    return done(visit, 'helperRevoked', 'helpers');
  });
  action('/erasure-request', async (visit) => {
    const why = (visit.form.text('erasureWhy') ?? '') === '' ? undefined : wordsOf(visit, 'erasureWhy');
    await carryOut(visit, requestErasure, why === undefined ? {} : { why });
    return done(visit, 'erasure', 'your-data');
  });
  subjectPage(app, ui, {
    below: '/export',
    async show({ subject, reply }) {
      const content = await serveExport(dependencies, subject);
      return reply.headers({ ...downloadHeaders('case.json'), 'content-type': 'application/json' }).send(content);
    },
  });
  subjectPage(app, ui, {
    below: '/attachments/:attachmentId',
    async show(visit) {
      const id = idOf(visit, 'attachmentId');
      const { fileName, content } = await serveOwnAttachment(dependencies, visit.subject, id);
      return visit.reply.headers(downloadHeaders(fileName)).send(content);
    },
  });
  action('/answers', async (visit) => {
    const answer = wordsOf(visit, 'answer');
    await carryOut(visit, answerQuestion, { answer, questionId: visit.form.text('questionId') });
    return done(visit, 'answer');
  });
  action('/restatements/:recordId', async (visit) => {
    const recordId = idOf(visit, 'recordId');
    const answer =
      visit.form.text('confirmed') === 'true'
        ? { confirmed: true as const }
        : { confirmed: false as const, correction: wordsOf(visit, `correction-${recordId}`) };
    await carryOut(visit, answerRestatement, { recordId, answer });
    return done(visit, 'restatement');
  });
  action('/rest', async (visit) => {
    await carryOut(visit, restCase, null);
    return done(visit, 'rest');
  });
  action('/withdrawal', async (visit) => {
    const agreed = visit.form.text('agreed') === 'true';
    await carryOut(visit, answerWithdrawal, { agreed });
    return done(visit, agreed ? 'letGo' : 'stays');
  });
  action('/messages', async (visit) => {
    const text = wordsOf(visit, 'message', MessageText);
    const receipt = await carryOut(visit, sendSubjectMessage, { text });
    return visit.wantsJson ? visit.reply.status(201).send(receipt) : done(visit, 'message', 'conversation');
  });
  app.get('/appeal/:token/messages/stream', LINK_LIMIT, async (request, reply) => {
    const { token = '' } = request.params as { token?: string };
    return streamMessages(dependencies, await followAsSubject(dependencies, token), request, reply);
  });
  action('/appointments/:appointmentId/choose', async (visit) => {
    const time = z.iso.datetime().safeParse(visit.form.text('time'));
    if (!time.success) throw fault('time', visit.messages.faults.choose);
    await carryOut(visit, chooseAppointment, { appointmentId: idOf(visit, 'appointmentId'), time: time.data });
    return done(visit, 'appointment', 'meetings');
  });
  action('/appointments/:appointmentId/cancel', async (visit) => {
    const appointmentId = idOf(visit, 'appointmentId');
    const reason = wordsOf(visit, `cancel-${appointmentId}`);
    await carryOut(visit, cancelSubjectAppointment, { appointmentId, reason });
    return done(visit, 'cancelled', 'meetings');
  });
  app.get('/appeal/:token/appointments/:appointmentId/calendar', LINK_LIMIT, async (request, reply) => {
    const params = CalendarParams.safeParse(request.params);
    if (!params.success) throw notFound('page');
    const subject = await presentLink(dependencies, params.data.token);
    const calendar = await serveSubjectCalendar(dependencies, subject, params.data.appointmentId);
    return reply.headers(CALENDAR_HEADERS).send(calendar);
  });
  action('/minutes/:minuteId', async (visit) => {
    const minuteId = idOf(visit, 'minuteId');
    const answer =
      visit.form.text('confirmed') === 'true'
        ? { confirmed: true as const }
        : { confirmed: false as const, correction: wordsOf(visit, `minute-${minuteId}`) };
    await carryOut(visit, answerMinute, { minuteId, answer });
    return done(visit, 'minute', 'meetings');
  });
  action('/objection', async (visit) => {
    await carryOut(visit, objectToJudge, { reason: wordsOf(visit, 'objection') });
    return done(visit, 'objection', 'hearer');
  });
  action('/survey', async (visit) => {
    await carryOut(visit, answerSurvey, answersOf(visit));
    return done(visit, 'survey');
  });
  action('/expectations', async (visit) => {
    await carryOut(visit, answerExpectations, expectationsOf(visit));
    return done(visit, 'survey');
  });
  action('/files', async (visit) => {
    const upload = await visit.request.file({ limits: { fileSize: MAX_ATTACHMENT_BYTES, files: 1 } });
    const content = await upload?.toBuffer().catch(() => undefined);
    if (!upload || !content || content.length === 0) throw fault('file', visit.messages.faults.file);
    const file = {
      name: upload.filename,
      content,
      ...(await readAttachment(content, hasRoomForFile(visit.subject.state))),
    };
    await carryOut(visit, addAttachment, file, mannerOf(readForm(fieldsOf(upload))));
    return done(visit, 'file');
  });
  subjectAction(app, ui, {
    below: '/drafts/:kind',
    async act(visit) {
      const { form, subject, params, wantsJson, reply } = visit;
      const kind = z.enum(['claim', 'answer']).safeParse(params['kind']).data;
      if (!kind) throw notFound('draft');
      const body =
        kind === 'claim'
          ? { statement: form.text('statement') ?? '' }
          : { answer: form.text('answer') ?? '', questionId: form.text('questionId') };
      const { savedAt, version } = await saveAppealDraft(dependencies, subject, kind, body, form.text('draftVersion'));
      return wantsJson
        ? reply.send({ savedAt, version })
        : done(visit, 'draft', kind === 'claim' ? 'claim' : 'question');
    },
    refused,
  });
}

const done = ({ address }: SubjectVisit, what: keyof SubjectVisit['messages']['done'], anchor?: string) => ({
  redirect: `${address('', { done: what })}${anchor === undefined ? '' : `#${anchor}`}`,
});
