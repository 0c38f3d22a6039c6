import { z } from 'zod';
import { escalate } from '../../acts/escalate.ts';
import { reassign, Reassignment } from '../../acts/reassign.ts';
import { actRoute, staffActs } from '../act-route.ts';
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
]);
