import { z } from 'zod';
import { escalate } from '../../acts/escalate.ts';
import { reassign, Reassignment } from '../../acts/reassign.ts';
import { LegalHold, setLegalHold } from '../../acts/set-legal-hold.ts';
import { actRoute, staffActs } from '../act-route.ts';
import { CaseParams } from '../institution/case-params.ts';
import { HearingParams } from '../judge/hearing-params.ts';

/** A supervisor's acts on hearings that they do not hear themselves. */
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
    act: setLegalHold,
    method: 'PUT',
    path: '/v1/cases/:id/legal-hold',
    operationId: 'setLegalHold',
    summary: 'Hold back the erasure of a case’s data until a moment, or end the hold by a moment that has passed',
    params: CaseParams,
    body: LegalHold,
    answers: { 200: z.strictObject({ id: z.uuid(), until: z.iso.datetime().nullable() }) },
  }),
]);
