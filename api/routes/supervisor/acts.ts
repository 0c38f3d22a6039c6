import { z } from 'zod';
import { PHASES } from '#workflows/domain/state.ts';
import { attachOriginal } from '../../acts/attach-original.ts';
import { answerObjection, ObjectionAnswer } from '../../acts/answer-objection.ts';
import { declineLateClaim } from '../../acts/decline-late-claim.ts';
import { escalate } from '../../acts/escalate.ts';
import { AnswerTermExtension, extendAnswerTerm } from '../../acts/extend-answer-term.ts';
import { extendWindow, WindowExtension } from '../../acts/extend-window.ts';
import { reassign, Reassignment } from '../../acts/reassign.ts';
import { LegalHold, setLegalHold } from '../../acts/set-legal-hold.ts';
import { WrittenClaim, writeDownClaim } from '../../acts/write-down-claim.ts';
import { ClaimReceipt } from '../../acts/raise-claim.ts';
import { actRoute, staffActs } from '../act-route.ts';
import { reopenCase } from '../../acts/reopen-case.ts';
import { receiveFile } from '../../import/receive-file.ts';
import { Words } from '../../fields/words.ts';
import { CaseParams } from '../institution/case-params.ts';
import { HearingParams } from '../judge/hearing-params.ts';

/** A supervisor's acts on cases, and on hearings that they do not hear themselves. */
export const registerSupervisorActs = staffActs('supervisor', [
  actRoute({
    act: reassign,
    path: '/v1/hearings/:id/reassign',
    operationId: 'reassignHearing',
    summary: 'Assign a hearing to a named judge, or return it to the queue',
    params: HearingParams,
    body: Reassignment,
    answers: { 204: z.null().describe('the hearing is reassigned') },
  }),
  actRoute({
    act: escalate,
    path: '/v1/hearings/:id/escalate',
    operationId: 'escalateHearing',
    summary: 'Move a hearing to the supervisors',
    params: HearingParams,
    answers: { 204: z.null().describe('the hearing is waiting for a supervisor') },
  }),
  actRoute({
    act: extendWindow,
    path: '/v1/cases/:id/window',
    method: 'PUT',
    summary: 'Give the subject more time to raise a claim, with a reason; the subject is told',
    params: CaseParams,
    body: WindowExtension,
    answers: { 200: z.strictObject({ id: z.uuid(), windowEndsAt: z.iso.datetime() }) },
  }),
  actRoute({
    act: extendAnswerTerm,
    path: '/v1/hearings/:id/questions/:questionId/term',
    method: 'PUT',
    summary: 'Give the subject more time to answer a judge’s question, with a reason; the subject is told',
    params: HearingParams.extend({ questionId: z.uuid() }),
    body: AnswerTermExtension,
    bodyOf: ({ params, body }) => ({
      questionId: params['questionId'] ?? '',
      extension: body as z.infer<typeof AnswerTermExtension>,
    }),
    answers: { 200: z.strictObject({ questionId: z.uuid(), answerBy: z.iso.datetime() }) },
  }),
  actRoute({
    act: reopenCase,
    path: '/v1/cases/:id/reopen',
    summary: 'Have a person hear a decided case again, or admit late claims; the decision stays in force meanwhile',
    params: CaseParams,
    body: z.strictObject({ reason: Words }),
    answers: {
      200: z.strictObject({
        id: z.uuid(),
        phase: z.enum(PHASES),
        /** Whether a decision is in force that a person has to confirm or supersede. */
        underReview: z.boolean(),
        /** Every claim that has to be heard or was, the admitted ones included. */
        claims: z.array(z.strictObject({ id: z.uuid() })),
      }),
    },
  }),
  actRoute({
    act: declineLateClaim,
    path: '/v1/cases/:id/late-claims/:claimId/decline',
    summary: 'Decline a late claim, with a reason that the subject reads',
    params: CaseParams.extend({ claimId: z.uuid() }),
    body: z.strictObject({ reason: Words }),
    bodyOf: ({ params, body }) => ({ claimId: params['claimId'] ?? '', reason: (body as { reason: string }).reason }),
    answers: { 200: z.strictObject({ claimId: z.uuid(), status: z.literal('declined') }) },
  }),
  actRoute({
    act: writeDownClaim,
    path: '/v1/cases/:id/claims',
    summary: 'Write down what the subject said by phone, by letter or in person within the window; the subject is told',
    params: CaseParams,
    body: WrittenClaim,
    answers: { 201: ClaimReceipt },
  }),
  actRoute({
    act: attachOriginal,
    path: '/v1/cases/:id/claims/:claimId/original',
    summary: 'Add the letter or note behind a claim that was written down (multipart/form-data, field `file`)',
    consumes: ['multipart/form-data'],
    params: CaseParams.extend({ claimId: z.uuid() }),
    bodyOf: async ({ params, request }) => ({
      claimId: params['claimId'] ?? '',
      file: await receiveFile(request, true),
    }),
    answers: {
      201: z.strictObject({
        attachmentId: z.uuid(),
        claimId: z.uuid(),
        mediaType: z.string(),
        bytes: z.number().int(),
      }),
    },
    alsoProblems: [413, 415],
  }),
  actRoute({
    act: setLegalHold,
    method: 'PUT',
    path: '/v1/cases/:id/legal-hold',
    operationId: 'setLegalHold',
    summary: 'Hold back the erasure of a case’s data until a moment, or end the hold by a moment that has passed',
    params: CaseParams,
    body: LegalHold,
    answers: { 200: z.strictObject({ id: z.uuid(), until: z.iso.datetime().nullable() }) },
  }),
  actRoute({
    act: answerObjection,
    path: '/v1/hearings/:id/objections/:objectionId/answer',
    summary:
      'Uphold a subject’s objection to a judge, so that another person hears the case, or decline it, with a reason',
    params: HearingParams.extend({ objectionId: z.uuid() }),
    body: ObjectionAnswer,
    bodyOf: ({ params, body }) => ({
      objectionId: params['objectionId'] ?? '',
      answer: body as z.infer<typeof ObjectionAnswer>,
    }),
    answers: { 200: z.strictObject({ objectionId: z.uuid(), status: z.enum(['upheld', 'declined']) }) },
  }),
]);
