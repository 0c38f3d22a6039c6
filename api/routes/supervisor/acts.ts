import { z } from 'zod';
import { escalate } from '../../acts/escalate.ts';
import { extendWindow, WindowExtension } from '../../acts/extend-window.ts';
import { reassign, Reassignment } from '../../acts/reassign.ts';
import { actRoute, staffActs } from '../act-route.ts';
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
]);
