import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Act, ActName } from '#api/acts/act.ts';
import { addAttachment } from '#api/acts/add-attachment.ts';
import { answerMinute } from '#api/acts/answer-minute.ts';
import { cancelSubjectAppointment } from '#api/acts/cancel-appointment.ts';
import { chooseAppointment } from '#api/acts/choose-appointment.ts';
import { answerQuestion } from '#api/acts/answer-question.ts';
import { answerRecording } from '#api/acts/answer-recording.ts';
import { answerRestatement } from '#api/acts/answer-restatement.ts';
import { answerExpectations } from '#api/acts/answer-expectations.ts';
import { answerSurvey } from '#api/acts/answer-survey.ts';
import { answerWithdrawal } from '#api/acts/answer-withdrawal.ts';
import { objectToJudge } from '#api/acts/object-to-judge.ts';
import { perform } from '#api/acts/perform.ts';
import { grantHelper, HelperBody } from '#api/acts/grant-helper.ts';
import { confirmSeen } from '#api/acts/confirm-seen.ts';
import { raiseClaim } from '#api/acts/raise-claim.ts';
import { raiseLateClaim } from '#api/acts/raise-late-claim.ts';
import { removeAttachment } from '#api/acts/remove-attachment.ts';
import { requestErasure } from '#api/acts/request-erasure.ts';
import { requestReview } from '#api/acts/request-review.ts';
import { restCase } from '#api/acts/rest-case.ts';
import { revokeHelper } from '#api/acts/revoke-helper.ts';
import { MessageText, sendSubjectMessage } from '#api/acts/send-message.ts';
import { withdrawClaim } from '#api/acts/withdraw-claim.ts';
import { followAsSubject } from '#api/conversation/follow-conversation.ts';
import { CALENDAR_HEADERS, serveSubjectCalendar } from '#api/conversation/serve-calendar.ts';
import { streamMessages } from '#api/conversation/stream-messages.ts';
import { APPEAL_DRAFTS, saveAppealDraft, type AppealDraft } from '#api/drafts/save-appeal-draft.ts';
import { downloadHeaders, showingHeaders } from '#api/download-headers.ts';
import { LINK_LIMIT } from '#api/plugins/link-limit.ts';
import { serveExport, serveOwnAttachment } from '#api/views/subject/serve-export.ts';
import { notFound, type Problem } from '#api/problem.ts';
import { ClaimKind } from '#workflows/domain/event.ts';
import { mannerOf } from '#api/ui/manner-of.ts';
import { subjectAction, subjectPage, type SubjectVisit } from '#api/ui/subject-route.ts';
import type { Answer, Ui } from '#api/ui/ui.ts';
import { RELOAD } from '#api/ui/parts/conversation.ts';
import type { PageContent } from '#api/ui/document.ts';
import type { Routes } from '#api/route.ts';
import { answersOf, confirmationOf, expectationsOf, fault, idOf, languageOf, wordsOf } from './read-fields.ts';
import { addBesideWords, wantedFile } from './sent-file.ts';

type ShowAgain = (visit: SubjectVisit, problem?: Problem) => Promise<PageContent>;

/** Registers every form and download of a subject's page. `showAgain` shows the page with what was sent, and why it was refused. */
export function registerCaseForms(app: Routes, ui: Ui, showAgain: ShowAgain): void {
  const { dependencies } = ui;
  const action = (below: string, act: (visit: SubjectVisit) => Promise<Answer | FastifyReply>) =>
    subjectAction(app, ui, { below, act, refused: showAgain });

  const carryOut = <Body, Answer, Name extends ActName, Stored>(
    { subject, form }: SubjectVisit,
    act: Act<Body, Answer, Name, Stored>,
    body: Body,
    manner = mannerOf(form),
  ) => perform(dependencies, act, subject, subject.caseId, body, manner);

  action('/claims', async (visit) => {
    const body = { statement: wordsOf(visit, 'statement'), ...aboutOf(visit), ...languageOf(visit) };
    const { claimId } = await carryOut(visit, raiseClaim, body);
    const added = await addBesideWords(visit, (file) => carryOut(visit, addAttachment, file, {}));
    return { redirect: visit.address(`/claims/${claimId}`, { done: 'claim', ...added }) };
  });
  action('/claims/:claimId/withdraw', async (visit) => {
    await carryOut(visit, withdrawClaim, { claimId: idOf(visit, 'claimId') });
    return done(visit, 'withdrawn');
  });
  action('/late-claims', async (visit) => {
    const late = { statement: wordsOf(visit, 'statement'), why: wordsOf(visit, 'why'), ...languageOf(visit) };
    await carryOut(visit, raiseLateClaim, late);
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
    async show({ subject, messages, reply }) {
      const content = await serveExport(dependencies, subject, messages.appeal);
      return reply.headers({ ...downloadHeaders('case.json'), 'content-type': 'application/json' }).send(content);
    },
  });
  subjectPage(app, ui, {
    below: '/attachments/:attachmentId',
    async show(visit) {
      const id = idOf(visit, 'attachmentId');
      const { fileName, mediaType, content } = await serveOwnAttachment(dependencies, visit.subject, id);
      const isToShow = visit.query['show'] !== undefined;
      const headers = isToShow ? showingHeaders(fileName, mediaType) : downloadHeaders(fileName);
      return visit.reply.headers(headers).send(content);
    },
  });
  action('/attachments/:attachmentId/remove', async (visit) => {
    await carryOut(visit, removeAttachment, { attachmentId: idOf(visit, 'attachmentId') });
    return done(visit, 'fileRemoved', 'files');
  });
  action('/answers', async (visit) => {
    const answer = wordsOf(visit, 'answer');
    // The file first: once the question is answered, the time for files may be over.
    const added = await addBesideWords(visit, (file) => carryOut(visit, addAttachment, file, {}));
    await carryOut(visit, answerQuestion, { answer, questionId: visit.form.text('questionId') });
    return { redirect: visit.address('', { done: 'answer', ...added }) };
  });
  action('/restatements/:recordId', async (visit) => {
    const recordId = idOf(visit, 'recordId');
    const answer = confirmationOf(visit, `correction-${recordId}`);
    await carryOut(visit, answerRestatement, { recordId, answer });
    return done(visit, 'restatement');
  });
  action('/seen', async (visit) => {
    await carryOut(visit, confirmSeen, null);
    return done(visit, 'seen');
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
    if (visit.form.text(RELOAD) !== undefined) return showAgain(visit);
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
  subjectPage(app, ui, {
    below: '/appointments/:appointmentId/calendar',
    async show(visit) {
      const { subject, language, reply } = visit;
      const calendar = await serveSubjectCalendar(dependencies, subject, idOf(visit, 'appointmentId'), language);
      return reply.headers(CALENDAR_HEADERS).send(calendar);
    },
  });
  action('/minutes/:minuteId', async (visit) => {
    const minuteId = idOf(visit, 'minuteId');
    const answer = confirmationOf(visit, `minute-${minuteId}`);
    await carryOut(visit, answerMinute, { minuteId, answer });
    return done(visit, 'minute', 'meetings');
  });
  action('/recording', async (visit) => {
    await carryOut(visit, answerRecording, { allowed: visit.form.text('allowed') === 'true' });
    return done(visit, 'recording', 'recordings');
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
    await carryOut(visit, addAttachment, await wantedFile(visit));
    // What is written in the same form is saved, so that adding a file costs no words.
    for (const kind of APPEAL_DRAFTS)
      if (visit.form.text(WORDS_OF_DRAFT[kind]) !== undefined) await saveDraft(visit, kind);
    return done(visit, 'file', 'files');
  });
  subjectAction(app, ui, {
    below: '/drafts/:kind',
    async act(visit) {
      const { params, query, wantsJson, reply } = visit;
      const kind = z.enum(APPEAL_DRAFTS).safeParse(params['kind']).data;
      if (!kind) throw notFound('draft');
      const { savedAt, version } = await saveDraft(visit, kind);
      if (wantsJson) return reply.send({ savedAt, version });
      if (kind === 'answer') return done(visit, 'draft', 'question');
      if (kind === 'message') return done(visit, 'draft', 'conversation');
      const wrong = query['wrong'];
      if (wrong === undefined) return done(visit, 'draft', 'claim');
      // The button beside a fact saves what is written, and leads to a claim about that fact.
      return { redirect: `${visit.address('', wrong === '' ? {} : { wrong })}#claim` };
    },
    refused: showAgain,
  });

  /** Saves what the subject has begun to write. */
  function saveDraft(visit: SubjectVisit, kind: AppealDraft) {
    const { form, subject } = visit;
    const words = form.text(WORDS_OF_DRAFT[kind]) ?? '';
    const bodies = {
      claim: () => ({ statement: words, ...aboutOf(visit), ...languageOf(visit) }),
      answer: () => ({ answer: words, questionId: form.text('questionId') }),
      message: () => ({ text: words }),
    };
    return saveAppealDraft(dependencies, subject, kind, bodies[kind](), form.text('draftVersion'));
  }
}

/** What a claim is about: its kind, and the fact that it says is wrong, which a button beside a fact chooses or takes back. */
function aboutOf({ form, query: { wrong } }: SubjectVisit): { kind?: ClaimKind; fact?: string } {
  if (wrong === '') return {};
  const kind = wrong === undefined ? ClaimKind.safeParse(form.text('kind')).data : 'wrongFact';
  const fact = wrong ?? form.text('fact');
  return { ...(kind !== undefined && { kind }), ...(fact !== undefined && { fact }) };
}

/** The field of a form that holds what is saved. */
const WORDS_OF_DRAFT = { claim: 'statement', answer: 'answer', message: 'message' } as const;

const done = ({ address }: SubjectVisit, what: keyof SubjectVisit['messages']['done'], anchor?: string) => ({
  redirect: `${address('', { done: what })}${anchor === undefined ? '' : `#${anchor}`}`,
});
