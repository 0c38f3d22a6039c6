import { z } from 'zod';
import { helperToken } from '#db/notices/appeal-links.ts';
import { hasRoomForFile } from '#workflows/domain/decide/index.ts';
import { addAttachment } from '../../acts/add-attachment.ts';
import { answerMinute } from '../../acts/answer-minute.ts';
import { AnswerBody, answerQuestion } from '../../acts/answer-question.ts';
import { answerRecording } from '../../acts/answer-recording.ts';
import { answerRestatement, RestatementAnswer } from '../../acts/answer-restatement.ts';
import { answerExpectations, Expectations } from '../../acts/answer-expectations.ts';
import { answerSurvey, SurveyAnswers } from '../../acts/answer-survey.ts';
import { answerWithdrawal } from '../../acts/answer-withdrawal.ts';
import { grantHelper, HelperBody } from '../../acts/grant-helper.ts';
import { cancelSubjectAppointment } from '../../acts/cancel-appointment.ts';
import { chooseAppointment } from '../../acts/choose-appointment.ts';
import { ClaimBody, ClaimReceipt, raiseClaim } from '../../acts/raise-claim.ts';
import { objectToJudge } from '../../acts/object-to-judge.ts';
import { LateClaimBody, raiseLateClaim } from '../../acts/raise-late-claim.ts';
import { removeAttachment } from '../../acts/remove-attachment.ts';
import { ErasureRequest, requestErasure } from '../../acts/request-erasure.ts';
import { requestReview, ReviewBody, ReviewReceipt } from '../../acts/request-review.ts';
import { confirmSeen } from '../../acts/confirm-seen.ts';
import { restCase } from '../../acts/rest-case.ts';
import { revokeHelper } from '../../acts/revoke-helper.ts';
import { MessageBody, MessageReceipt, sendSubjectMessage } from '../../acts/send-message.ts';
import { withdrawClaim } from '../../acts/withdraw-claim.ts';
import { AppealParams } from '../../present-link.ts';
import { receiveFile } from '../../import/receive-file.ts';
import { Words } from '../../fields/words.ts';
import { actRoute, subjectActs } from '../act-route.ts';
import { CANCELLATION } from '../cancellation.ts';

/** Everything that a subject does to their case. */
export const registerSubjectActs = subjectActs([
  actRoute({
    act: raiseClaim,
    path: '/v1/appeals/:token/claims',
    summary: 'Raise a claim that the case is different; the receipt confirms that a person will hear it',
    params: AppealParams,
    body: ClaimBody,
    answers: { 201: ClaimReceipt },
  }),
  actRoute({
    act: withdrawClaim,
    path: '/v1/appeals/:token/claims/:claimId/withdraw',
    summary: 'Withdraw a claim',
    params: AppealParams.extend({ claimId: z.uuid() }),
    bodyOf: ({ params }) => ({ claimId: params['claimId'] ?? '' }),
    answers: { 200: z.strictObject({ claimId: z.uuid(), withdrawn: z.literal(true) }) },
  }),
  actRoute({
    act: addAttachment,
    path: '/v1/appeals/:token/attachments',
    summary: 'Add a PDF, an image or a text file (multipart/form-data, field `file`, at most 10 MiB)',
    consumes: ['multipart/form-data'],
    params: AppealParams,
    bodyOf: ({ request, caller }) =>
      'state' in caller
        ? receiveFile(request, hasRoomForFile(caller.state), caller.arrival)
        : receiveFile(request, false),
    answers: {
      201: z.strictObject({
        attachmentId: z.uuid(),
        mediaType: z.string(),
        bytes: z.number().int(),
        /** Whether a judge can cite text from it. */
        hasText: z.boolean(),
      }),
    },
    alsoProblems: [413, 415],
  }),
  actRoute({
    act: removeAttachment,
    path: '/v1/appeals/:token/attachments/:attachmentId/remove',
    summary: 'Take a file back and have it deleted, as long as no judge, supervisor or auditor has been shown it',
    params: AppealParams.extend({ attachmentId: z.uuid() }),
    bodyOf: ({ params }) => ({ attachmentId: params['attachmentId'] ?? '' }),
    answers: { 200: z.strictObject({ attachmentId: z.uuid(), removed: z.literal(true) }) },
  }),
  actRoute({
    act: confirmSeen,
    path: '/v1/appeals/:token/seen',
    summary: 'Say that the subject has read the case: opening the link is not evidence of that',
    params: AppealParams,
    answers: { 200: z.strictObject({ seenAt: z.iso.datetime() }) },
  }),
  actRoute({
    act: restCase,
    path: '/v1/appeals/:token/nothing-to-add',
    summary: 'Say that the subject has nothing to add, so that the decision does not have to wait',
    params: AppealParams,
    answers: { 200: z.strictObject({ nothingToAdd: z.literal(true) }) },
  }),
  actRoute({
    act: answerQuestion,
    path: '/v1/appeals/:token/answers',
    summary: 'Answer a judge’s question',
    params: AppealParams,
    body: AnswerBody,
    answers: { 201: z.strictObject({ answerId: z.uuid(), questionId: z.uuid() }) },
  }),
  actRoute({
    act: answerRestatement,
    path: '/v1/appeals/:token/restatements/:recordId',
    summary: 'Confirm or correct a judge’s restatement of the subject’s point of view',
    params: AppealParams.extend({ recordId: z.uuid() }),
    body: RestatementAnswer,
    bodyOf: ({ params, body }) => ({
      recordId: params['recordId'] ?? '',
      answer: body as z.infer<typeof RestatementAnswer>,
    }),
    answers: { 200: z.strictObject({ recordId: z.uuid(), confirmed: z.boolean() }) },
  }),
  actRoute({
    act: answerSurvey,
    path: '/v1/appeals/:token/survey',
    summary: 'Answer how well the subject felt heard; no judge ever sees the answer',
    params: AppealParams,
    body: SurveyAnswers,
    answers: { 201: z.strictObject({ surveyId: z.uuid() }) },
  }),
  actRoute({
    act: answerRecording,
    path: '/v1/appeals/:token/recording',
    summary: 'Allow meetings to be recorded, or not; what was recorded is deleted once it is no longer allowed',
    params: AppealParams,
    body: z.strictObject({ allowed: z.boolean() }),
    answers: { 200: z.strictObject({ allowed: z.boolean() }) },
  }),
  actRoute({
    act: answerExpectations,
    path: '/v1/appeals/:token/expectations',
    summary:
      'Say, before a judge has the hearing, how well one expects to be understood; no judge ever sees the answer',
    params: AppealParams,
    body: Expectations,
    answers: { 201: z.strictObject({ surveyId: z.uuid() }) },
  }),
  actRoute({
    act: answerWithdrawal,
    path: '/v1/appeals/:token/withdrawal',
    summary: 'Agree to the withdrawal of the case, or ask to be heard nevertheless',
    params: AppealParams,
    body: z.strictObject({ agreed: z.boolean() }),
    answers: { 200: z.strictObject({ agreed: z.boolean() }) },
  }),
  actRoute({
    act: raiseLateClaim,
    path: '/v1/appeals/:token/late-claims',
    summary: 'Raise a late claim, after the appeal window; a supervisor decides whether it is admitted',
    params: AppealParams,
    body: LateClaimBody,
    answers: { 201: ClaimReceipt },
  }),
  actRoute({
    act: requestReview,
    path: '/v1/appeals/:token/review',
    summary:
      'Have a person look at an automatic decision, within the policy’s term; the decision stays in force meanwhile',
    params: AppealParams,
    body: ReviewBody,
    answers: { 201: ReviewReceipt },
  }),
  actRoute({
    act: requestErasure,
    path: '/v1/appeals/:token/erasure-request',
    summary: 'Ask the institution to erase the subject’s data; this call erases nothing',
    params: AppealParams,
    body: ErasureRequest,
    answers: { 201: z.strictObject({ requestedAt: z.iso.datetime() }) },
  }),
  actRoute({
    act: grantHelper,
    path: '/v1/appeals/:token/helpers',
    summary: 'Give counsel or a helper a link of their own, with which they can act for the subject',
    params: AppealParams,
    body: HelperBody,
    answers: { 201: z.strictObject({ helperId: z.uuid(), grantedAt: z.iso.datetime(), link: z.string() }) },
    present: (answer, { dataKey, publicUrl }) => ({
      ...answer,
      link: `${publicUrl}/appeal/${helperToken(dataKey, answer.helperId)}`,
    }),
  }),
  actRoute({
    act: revokeHelper,
    path: '/v1/appeals/:token/helpers/:helperId/revoke',
    summary: 'Take a helper’s link back; what they did remains',
    params: AppealParams.extend({ helperId: z.uuid() }),
    bodyOf: ({ params }) => ({ helperId: params['helperId'] ?? '' }),
    answers: { 200: z.strictObject({ helperId: z.uuid(), revoked: z.literal(true) }) },
  }),
  actRoute({
    act: sendSubjectMessage,
    path: '/v1/appeals/:token/messages',
    operationId: 'sendSubjectMessage',
    summary: 'Send a message to the person who hears the case, in the conversation of the hearing',
    params: AppealParams,
    body: MessageBody,
    answers: { 201: MessageReceipt },
  }),
  actRoute({
    act: chooseAppointment,
    path: '/v1/appeals/:token/appointments/:appointmentId/choose',
    summary: 'Choose one of the times that the person who hears the case has proposed',
    params: AppealParams.extend({ appointmentId: z.uuid() }),
    body: z.strictObject({ time: z.iso.datetime() }),
    bodyOf: ({ params, body }) => ({
      appointmentId: params['appointmentId'] ?? '',
      time: (body as { time: string }).time,
    }),
    answers: {
      200: z.strictObject({ appointmentId: z.uuid(), status: z.literal('chosen'), time: z.iso.datetime() }),
    },
  }),
  actRoute({
    act: cancelSubjectAppointment,
    path: '/v1/appeals/:token/appointments/:appointmentId/cancel',
    operationId: 'cancelSubjectAppointment',
    summary: 'Cancel an appointment, with a reason',
    params: AppealParams.extend({ appointmentId: z.uuid() }),
    ...CANCELLATION,
  }),
  actRoute({
    act: answerMinute,
    path: '/v1/appeals/:token/minutes/:minuteId',
    summary: 'Confirm or correct the minute of a meeting',
    params: AppealParams.extend({ minuteId: z.uuid() }),
    body: RestatementAnswer,
    bodyOf: ({ params, body }) => ({
      minuteId: params['minuteId'] ?? '',
      answer: body as z.infer<typeof RestatementAnswer>,
    }),
    answers: { 200: z.strictObject({ minuteId: z.uuid(), confirmed: z.boolean() }) },
  }),
  actRoute({
    act: objectToJudge,
    path: '/v1/appeals/:token/objection',
    summary: 'Object to the person who hears the case; a supervisor answers, and the subject reads the answer',
    params: AppealParams,
    body: z.strictObject({ reason: Words }),
    answers: { 201: z.strictObject({ objectionId: z.uuid(), receivedAt: z.iso.datetime() }) },
  }),
]);
