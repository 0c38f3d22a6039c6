import { z } from 'zod';
import { TheoryAssessment } from '#workflows/domain/theory.ts';
import { addRecording } from '../../acts/add-recording.ts';
import { askQuestion, QuestionBody } from '../../acts/ask-question.ts';
import { assessTheory } from '../../acts/assess-theory.ts';
import { assessComparison, ComparisonBody } from '../../acts/assess-comparison.ts';
import { assign } from '../../acts/assign.ts';
import { cancelAppointment } from '../../acts/cancel-appointment.ts';
import { Move, moveAppointment } from '../../acts/move-appointment.ts';
import { delegate, Delegation } from '../../acts/delegate.ts';
import { DeliberationBody, noteDeliberation } from '../../acts/note-deliberation.ts';
import { AppointmentBody, proposeAppointment } from '../../acts/propose-appointment.ts';
import { DecisionBody, recordDecision } from '../../acts/record-decision.ts';
import { MinuteBody, recordMinute } from '../../acts/record-minute.ts';
import { recordMissedAppointment } from '../../acts/record-missed-appointment.ts';
import { PerspectiveBody, recordPerspective } from '../../acts/record-perspective.ts';
import { recuse } from '../../acts/recuse.ts';
import { release, ReleaseBody } from '../../acts/release.ts';
import { MessageBody, MessageReceipt, sendMessage } from '../../acts/send-message.ts';
import { Signature, signDecision } from '../../acts/sign-decision.ts';
import { receiveRecording } from '../../import/receive-file.ts';
import { ServedHearingView } from '../../views/judge/hearing-view.ts';
import { actRoute, staffActs } from '../act-route.ts';
import { CANCELLATION } from '../cancellation.ts';
import { HearingParams } from './hearing-params.ts';

/** Everything that a judge does in a hearing. */
export const registerJudgeActs = staffActs('judge', [
  actRoute({
    act: assign,
    path: '/v1/hearings/:id/assign',
    operationId: 'assignHearing',
    summary: 'Take this hearing; the trail records that the judge chose it',
    params: HearingParams,
    answers: { 200: ServedHearingView },
    servesHearing: true,
  }),
  actRoute({
    act: release,
    path: '/v1/hearings/:id/release',
    operationId: 'releaseHearing',
    summary: 'Return a hearing to the queue, with a reason',
    params: HearingParams,
    body: ReleaseBody,
    answers: { 204: z.null().describe('the hearing is waiting for another judge') },
  }),
  actRoute({
    act: delegate,
    path: '/v1/hearings/:id/delegate',
    operationId: 'delegateHearing',
    summary: 'Hand a hearing to a colleague, hand it back, or take it back, with a reason',
    params: HearingParams,
    body: Delegation,
    answers: { 204: z.null().describe('the colleague, or again the caller, has the hearing') },
  }),
  actRoute({
    act: recuse,
    path: '/v1/hearings/:id/recuse',
    operationId: 'recuseFromHearing',
    summary: 'Step back from this case permanently; no reason is required',
    params: HearingParams,
    body: z.strictObject({ conflict: z.boolean().default(false) }).nullish(),
    bodyOf: ({ body }) => ({ conflict: (body as { conflict: boolean } | null)?.conflict ?? false }),
    answers: { 204: z.null().describe('another judge will hear the case') },
  }),
  actRoute({
    act: askQuestion,
    path: '/v1/hearings/:id/questions',
    summary: 'Ask the subject a question; the hearing’s clock is paused until the answer or its deadline',
    params: HearingParams,
    body: QuestionBody,
    answers: { 201: z.strictObject({ questionId: z.uuid() }) },
  }),
  actRoute({
    act: sendMessage,
    path: '/v1/hearings/:id/messages',
    summary: 'Send a message to the subject, in the conversation of the hearing',
    params: HearingParams,
    body: MessageBody,
    answers: { 201: MessageReceipt },
    alsoProblems: [429],
  }),
  actRoute({
    act: proposeAppointment,
    path: '/v1/hearings/:id/appointments',
    summary: 'Propose times for a call, a video call or a meeting in person; the subject chooses one',
    params: HearingParams,
    body: AppointmentBody,
    answers: { 201: z.strictObject({ appointmentId: z.uuid(), status: z.literal('proposed') }) },
  }),
  actRoute({
    act: moveAppointment,
    path: '/v1/hearings/:id/appointments/:appointmentId/move',
    summary: 'Propose other times for an appointment, with a reason that the subject reads',
    params: HearingParams.extend({ appointmentId: z.uuid() }),
    body: Move,
    bodyOf: ({ params, body }) => ({
      appointmentId: params['appointmentId'] ?? '',
      move: body as z.infer<typeof Move>,
    }),
    answers: { 200: z.strictObject({ appointmentId: z.uuid(), status: z.literal('proposed') }) },
  }),
  actRoute({
    act: cancelAppointment,
    path: '/v1/hearings/:id/appointments/:appointmentId/cancel',
    summary: 'Cancel an appointment, with a reason that the subject reads',
    params: HearingParams.extend({ appointmentId: z.uuid() }),
    ...CANCELLATION,
  }),
  actRoute({
    act: recordMissedAppointment,
    path: '/v1/hearings/:id/appointments/:appointmentId/missed',
    summary: 'Record that an appointment did not take place; this is not a finding',
    params: HearingParams.extend({ appointmentId: z.uuid() }),
    bodyOf: ({ params }) => ({ appointmentId: params['appointmentId'] ?? '' }),
    answers: { 200: z.strictObject({ appointmentId: z.uuid(), status: z.literal('missed') }) },
  }),
  actRoute({
    act: addRecording,
    path: '/v1/hearings/:id/recordings',
    summary:
      'Add a recording or a transcript of a meeting, which the subject has to have allowed (multipart/form-data: `what`, `madeBy`, then `file`)',
    consumes: ['multipart/form-data'],
    params: HearingParams,
    bodyOf: ({ request }) => receiveRecording(request),
    answers: { 201: z.strictObject({ recordingId: z.uuid(), mediaType: z.string(), bytes: z.number().int() }) },
    alsoProblems: [413, 415],
  }),
  actRoute({
    act: recordMinute,
    path: '/v1/hearings/:id/minute',
    summary: 'Record the minute of a meeting, which the subject confirms or corrects',
    params: HearingParams,
    body: MinuteBody,
    answers: { 201: z.strictObject({ minuteId: z.uuid() }) },
  }),
  actRoute({
    act: recordPerspective,
    path: '/v1/hearings/:id/perspective',
    operationId: 'submitPerspective',
    summary: 'Submit the perspective record; the response is the reveal',
    params: HearingParams,
    body: PerspectiveBody,
    answers: { 201: ServedHearingView },
    servesHearing: true,
    draft: 'perspective',
  }),
  actRoute({
    act: assessTheory,
    path: '/v1/hearings/:id/theory',
    summary: 'Add a theory assessment from a named general theory, after the perspective record',
    params: HearingParams,
    body: TheoryAssessment,
    answers: { 201: z.strictObject({ assessmentId: z.uuid() }) },
    draft: 'theory',
  }),
  actRoute({
    act: assessComparison,
    path: '/v1/hearings/:id/comparison',
    summary: 'Say whether the reference class fits this person, after the reveal; the newest assessment counts',
    params: HearingParams,
    body: ComparisonBody,
    answers: { 201: z.strictObject({ comparisonId: z.uuid() }) },
  }),
  actRoute({
    act: noteDeliberation,
    path: '/v1/hearings/:id/deliberation',
    summary: 'Add your note to a deliberation; if you changed your mind, change your record first',
    params: HearingParams,
    body: DeliberationBody,
    answers: { 201: ServedHearingView },
    servesHearing: true,
  }),
  actRoute({
    act: recordDecision,
    path: '/v1/hearings/:id/decision',
    operationId: 'decideHearing',
    summary: 'Decide, marking each contribution as principal, considered or set aside',
    params: HearingParams,
    body: DecisionBody,
    answers: {
      201: z.strictObject({
        decisionId: z.uuid(),
        caseId: z.uuid(),
        phase: z.enum(['hearing', 'decided']),
        /** Whether a second person has to sign before it takes effect. */
        awaitsSignature: z.boolean(),
      }),
    },
    draft: 'decision',
  }),
  actRoute({
    act: signDecision,
    path: '/v1/hearings/:id/signature',
    summary: 'Sign another judge’s decision, or refuse to, with a reason',
    params: HearingParams,
    body: Signature,
    answers: { 200: z.strictObject({ decisionId: z.uuid(), phase: z.enum(['hearing', 'decided']) }) },
  }),
]);
