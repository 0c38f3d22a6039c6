import type { FastifyReply } from 'fastify';
import type { MultipartFile } from '@fastify/multipart';
import { z } from 'zod';
import { helperToken } from '#db/appeal-links.ts';
import type { Act, ActName } from '#api/acts/act.ts';
import { addAttachment } from '#api/acts/add-attachment.ts';
import { answerMinute } from '#api/acts/answer-minute.ts';
import { cancelSubjectAppointment } from '#api/acts/cancel-appointment.ts';
import { chooseAppointment } from '#api/acts/choose-appointment.ts';
import { answerQuestion } from '#api/acts/answer-question.ts';
import { answerRestatement } from '#api/acts/answer-restatement.ts';
import { answerSurvey, SurveyAnswers } from '#api/acts/answer-survey.ts';
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
import { serveAppeal } from '#api/views/subject/serve-appeal.ts';
import { serveExport, serveOwnAttachment } from '#api/views/subject/serve-export.ts';
import { Words } from '#api/words.ts';
import { invalid, notFound, type Problem } from '#api/problem.ts';
import { hasRoomForFile } from '#workflows/domain/decide/index.ts';
import { ClaimKind } from '#workflows/domain/event.ts';
import { hasVisibleCharacter } from '#workflows/domain/words.ts';
import type { PageContent } from '../../document.ts';
import { readForm } from '../../form.ts';
import { formState, type FormState } from '../../form-state.ts';
import { html } from '../../html.ts';
import { mannerOf } from '../../manner-of.ts';
import { Banner } from '../../parts/banner.ts';
import { ErrorSummary } from '../../parts/error-summary.ts';
import type { RegisterPage } from '../../register-page.ts';
import { explainProblem, subjectAction, subjectPage, type SubjectVisit } from '../../subject-route.ts';
import type { Ui } from '../../ui.ts';
import type { CaseProps } from './case/case-props.ts';
import { ClaimForm } from './case/claim-form.ts';
import { Claims } from './case/claims.ts';
import { Files } from './case/files.ts';
import { Helpers } from './case/helpers.ts';
import { Hearer, StepsSoFar } from './case/hearer.ts';
import { LateClaims } from './case/late-claims.ts';
import { OtherDraft } from './case/other-draft.ts';
import { Meetings } from './case/meetings.ts';
import { Outcome } from './case/outcome.ts';
import { Provisional } from './case/provisional.ts';
import { EarlierQuestions, OpenQuestion } from './case/questions.ts';
import { Rest } from './case/rest.ts';
import { Restatements } from './case/restatements.ts';
import { ReviewRequest } from './case/review-request.ts';
import { Survey } from './case/survey.ts';
import { Talk } from './case/talk.ts';
import { TimeLeft } from './case/time-left.ts';
import { Withdrawal } from './case/withdrawal.ts';
import { WhoDoesWhat } from './case/who-does-what.ts';
import { YourData } from './case/your-data.ts';

const MAX_COMMENT = 5_000;
const CalendarParams = z.object({ token: z.string().max(200), appointmentId: z.uuid() });

/** The subject's own case: everything about it, and everything they can do, on one page. */
export const casePage: RegisterPage = (app, ui) => {
  const { dependencies } = ui;
  subjectPage(app, ui, { below: '', show: (visit) => showCase(ui, visit) });

  const action = (below: string, act: (visit: SubjectVisit) => Promise<{ redirect: string } | FastifyReply>) =>
    subjectAction(app, ui, { below, act, refused: (visit, problem) => showCase(ui, visit, problem) });

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
    refused: (visit, problem) => showCase(ui, visit, problem),
  });
};

async function showCase({ dependencies }: Ui, visit: SubjectVisit, problem?: Problem): Promise<PageContent> {
  const { messages, subject, form: sent } = visit;
  const { view, at, drafts } = await serveAppeal(dependencies, subject, messages.appeal);
  const props: CaseProps = { visit, view, at, drafts };
  const form = filledIn(drafts, sent, problem);
  const linkOf = (helperId: string) =>
    `${dependencies.publicUrl}/appeal/${helperToken(dependencies.dataKey, helperId)}`;
  const isOver = view.phase === 'decided' || view.phase === 'withdrawn';
  return {
    title: messages.case.title,
    hasHeading: true,
    islands: ['autosave', 'local-time', 'conversation'],
    body: html`
      <h1>${messages.case.title}</h1>
      ${
        subject.reader &&
        Banner({
          tone: 'care',
          title: messages.reader.title,
          children: html`<p>${messages.reader.text(subject.reader.name)}</p>`,
        })
      }
      ${CaseFacts(props)} ${problem ? Refused({ visit, problem, form }) : Done(visit)} ${problem && OtherDraft(props)}
      <p class="lead">${view.status}</p>
      ${Withdrawal(props)} ${OpenQuestion({ ...props, form })} ${Hearer({ ...props, form })} ${Talk({ ...props, form })}
      ${Meetings({ ...props, form })} ${Outcome(props)} ${ReviewRequest({ ...props, form })}
      ${Survey({ ...props, form })} ${Restatements({ ...props, form })} ${TimeLeft(props)} ${Provisional(props)}
      ${!isOver && WhoDoesWhat(props)} ${ClaimForm({ ...props, form })} ${Claims(props)}
      ${LateClaims({ ...props, form })} ${EarlierQuestions(props)} ${Files({ ...props, form })} ${Rest(props)}
      ${Helpers({ ...props, form, linkOf })} ${YourData({ ...props, form })} ${StepsSoFar(props)}
    `,
  };
}

function CaseFacts({ visit: { messages }, view }: CaseProps) {
  const { case: words } = messages;
  return html`<p class="soft small">
    ${words.matter}: ${view.policy.title} · ${words.reference}: <bdi>${view.reference}</bdi> · ${words.institution}:
    ${view.institution}
  </p>`;
}

/** What has just happened, after a form. */
function Done({ query, messages }: SubjectVisit) {
  const known: Partial<Record<string, string>> = messages.done;
  const words = known[query['done'] ?? ''];
  return words === undefined ? null : Banner({ tone: 'good', title: words });
}

function Refused({ visit, problem, form }: { visit: SubjectVisit; problem: Problem; form: FormState }) {
  const { faults } = visit.messages;
  if (problem.document.code === 'invalid') return ErrorSummary({ form, title: faults.title });
  const { title, remedy } = explainProblem(problem, visit.messages);
  return Banner({
    tone: 'care',
    title,
    children: html`<p>${remedy}</p>`,
  });
}

/** Fields as they were sent, otherwise as the drafts have them. */
function filledIn(drafts: CaseProps['drafts'], sent: SubjectVisit['form'], problem?: Problem): FormState {
  const kept = Object.assign({}, ...drafts.map(({ body }) => body)) as Record<string, unknown>;
  const values = problem
    ? {
        ...kept,
        ...sent.tree(),
        ...pickTexts(sent, [
          'statement',
          'why',
          'answer',
          'reviewWhy',
          'erasureWhy',
          'helperName',
          'objection',
          'message',
        ]),
      }
    : kept;
  return formState(values, problem?.document.errors);
}

const pickTexts = (form: SubjectVisit['form'], names: readonly string[]) =>
  Object.fromEntries(names.flatMap((name) => (form.text(name) === undefined ? [] : [[name, form.text(name)]])));

const done = ({ address }: SubjectVisit, what: keyof SubjectVisit['messages']['done'], anchor?: string) => ({
  redirect: `${address('', { done: what })}${anchor === undefined ? '' : `#${anchor}`}`,
});

/** The fields that came with a file, by name. */
const fieldsOf = ({ fields }: MultipartFile): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) =>
      field && 'value' in field && typeof field.value === 'string' ? [[name, field.value]] : [],
    ),
  );

const fault = (field: string, message: string): Problem => invalid([{ field: `/${field}`, message }]);

function wordsOf({ form, messages }: SubjectVisit, name: string, schema: z.ZodType<string> = Words): string {
  const words = form.text(name);
  if (words === undefined) throw fault(name, messages.faults.empty);
  if (!hasVisibleCharacter(words)) throw fault(name, messages.faults.empty);
  if (!schema.safeParse(words).success) throw fault(name, messages.faults.long);
  return words;
}

function answersOf({ form, messages }: SubjectVisit): SurveyAnswers {
  const answers = SurveyAnswers.safeParse(form.tree());
  if (answers.success) return answers.data;
  const isLong = (form.text('/comment') ?? '').length > MAX_COMMENT;
  throw isLong ? fault('comment', messages.faults.long) : fault('feltHeard', messages.faults.choose);
}

function idOf({ params }: SubjectVisit, name: string): string {
  const id = z.uuid().safeParse(params[name]);
  if (!id.success) throw notFound('page');
  return id.data;
}
