import { z } from 'zod';
import { PHASES } from '#workflows/domain/state.ts';
import { ContactCorrection, correctContact } from '../../acts/correct-contact.ts';
import { eraseSubject, Erasure } from '../../acts/erase-subject.ts';
import { LaterOutcome } from '../../acts/later-outcome.ts';
import { recordLaterOutcome } from '../../acts/record-later-outcome.ts';
import { Bounce, reportBounce } from '../../acts/report-bounce.ts';
import { withdrawCase, WithdrawalReason } from '../../acts/withdraw-case.ts';
import { handOverLetter, LetterDay } from '../../acts/hand-over-letter.ts';
import { actRoute, staffActs } from '../act-route.ts';
import { CaseParams, LetterParams } from './case-params.ts';

const WithdrawnCase = z.strictObject({ id: z.uuid(), phase: z.enum(PHASES) });

/** The acts of an institution on one of its cases. */
export const registerInstitutionActs = staffActs('institution', [
  actRoute({
    act: withdrawCase,
    path: '/v1/cases/:id/withdraw',
    summary: 'Withdraw an undecided case, with a reason; if a claim is open, the subject has to agree',
    params: CaseParams,
    body: z.strictObject({ reason: WithdrawalReason }),
    answers: {
      200: WithdrawnCase.describe('the case is withdrawn'),
      202: WithdrawnCase.describe(
        'a claim is open; the subject is asked to agree, and the hearing goes on until they do',
      ),
    },
    statusOf: ({ phase }) => (phase === 'withdrawn' ? 200 : 202),
  }),
  actRoute({
    act: recordLaterOutcome,
    path: '/v1/cases/:id/outcome',
    summary: 'Record the later outcome, or correct it with supersedes and a reason; the case becomes a precedent',
    params: CaseParams,
    body: LaterOutcome,
    answers: {
      200: z.strictObject({
        id: z.uuid(),
        event: z.string(),
        seq: z.number().int().describe('the entry that recorded it, for a correction'),
        precedent: z.strictObject({
          id: z.string(),
          status: z
            .enum(['added', 'present', 'differs', 'leftOut'])
            .describe(
              'leftOut: the decision was adverse, so that no score uses it; differs: the policy already has a different precedent with that id, which is left unchanged',
            ),
        }),
      }),
    },
  }),
  actRoute({
    act: correctContact,
    method: 'PUT',
    path: '/v1/cases/:id/contact',
    summary: 'Correct how a subject is reached, with a reason; they are sent a notice with a private link',
    params: CaseParams,
    body: ContactCorrection,
    answers: { 200: z.strictObject({ id: z.uuid(), phase: z.enum(PHASES), correctedAt: z.iso.datetime() }) },
  }),
  actRoute({
    act: reportBounce,
    path: '/v1/cases/:id/bounce',
    summary:
      'Say that what was handed over to a subject has come back; their window does not run until they are reached',
    params: CaseParams,
    body: Bounce,
    answers: {
      200: z.strictObject({ id: z.uuid(), phase: z.enum(PHASES), reached: z.literal(false) }),
    },
  }),
  actRoute({
    act: eraseSubject,
    path: '/v1/cases/:id/erasure',
    operationId: 'eraseSubject',
    summary: 'Erase what is personal about the subject of a case that is decided or withdrawn',
    params: CaseParams,
    body: Erasure,
    answers: { 200: z.strictObject({ id: z.uuid(), erasedAt: z.iso.datetime() }) },
  }),
  actRoute({
    act: handOverLetter,
    path: '/v1/cases/:id/letters/:noticeId',
    summary: 'Say on which day a letter was posted, or collected and signed for; the subject then counts as reached',
    params: LetterParams,
    body: LetterDay,
    bodyOf: ({ params, body }) => ({ ...LetterDay.parse(body), noticeId: params['noticeId'] ?? '' }),
    answers: {
      200: z.strictObject({
        id: z.uuid(),
        phase: z.enum(PHASES),
        reached: z.boolean(),
        arrivesAt: z.iso
          .datetime()
          .nullable()
          .describe('when a subject who has not been reached counts as reached by what was posted'),
      }),
    },
  }),
]);
