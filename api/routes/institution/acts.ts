import { z } from 'zod';
import { PHASES } from '#workflows/domain/state.ts';
import { eraseSubject, Erasure } from '../../acts/erase-subject.ts';
import { LaterOutcome } from '../../acts/later-outcome.ts';
import { recordLaterOutcome } from '../../acts/record-later-outcome.ts';
import { withdrawCase, WithdrawalReason } from '../../acts/withdraw-case.ts';
import { actRoute, staffActs } from '../act-route.ts';
import { CaseParams } from './case-params.ts';

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
    act: eraseSubject,
    path: '/v1/cases/:id/erasure',
    operationId: 'eraseSubject',
    summary: 'Erase what is personal about the subject of a case that is decided or withdrawn',
    params: CaseParams,
    body: Erasure,
    answers: { 200: z.strictObject({ id: z.uuid(), erasedAt: z.iso.datetime() }) },
  }),
]);
