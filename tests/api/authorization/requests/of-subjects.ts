import { WORDS } from '#tests/case/words.ts';
import { TEXT_FILE } from '../scene.ts';
import { anAppointment, claim, inADay, message, nothing, reason, restatement } from './bodies.ts';
import type { Requests } from './request.ts';

const lateClaim = () => ({ ...claim(), why: 'I was in hospital.' });

const answer = () => ({ answer: WORDS.answer });
const survey = () => ({ feltHeard: 6 });
const recordingAnswer = () => ({ allowed: true });
const expectations = () => ({ understoodByPerson: 6, understoodByModel: 2 });

const consent = () => ({ agreed: true });

const aMinute = () => ({ minuteId: '00000000-0000-7000-8000-0000000000ad' });

export const OF_SUBJECTS: Requests = {
  'POST /v1/appeals/:token/claims': { body: claim },
  'POST /v1/appeals/:token/claims/:claimId/withdraw': {},
  'POST /v1/appeals/:token/late-claims': { body: lateClaim },
  'POST /v1/appeals/:token/erasure-request': { body: () => ({ why: 'I want to be forgotten.' }) },
  'POST /v1/appeals/:token/helpers': { body: () => ({ name: 'An advice centre' }) },
  'POST /v1/appeals/:token/helpers/:helperId/revoke': { params: ({ helperId }) => ({ helperId }) },
  'POST /v1/appeals/:token/review': { body: () => ({ why: 'I want a person to look at it.' }) },
  'POST /v1/appeals/:token/messages': { body: message },
  'POST /v1/appeals/:token/appointments/:appointmentId/choose': {
    params: anAppointment,
    body: () => ({ time: inADay() }),
  },
  'POST /v1/appeals/:token/appointments/:appointmentId/cancel': { params: anAppointment, body: reason },
  'GET /v1/appeals/:token/appointments/:appointmentId/calendar': { params: anAppointment },
  'POST /v1/appeals/:token/minutes/:minuteId': { params: aMinute, body: restatement },
  'POST /v1/appeals/:token/objection': { body: reason },
  'POST /v1/appeals/:token/attachments': { raw: TEXT_FILE },
  'POST /v1/appeals/:token/attachments/:attachmentId/remove': {},
  'POST /v1/appeals/:token/answers': { body: answer },
  'POST /v1/appeals/:token/nothing-to-add': {},
  'POST /v1/appeals/:token/seen': {},
  'POST /v1/appeals/:token/withdrawal': { body: consent },
  'POST /v1/appeals/:token/restatements/:recordId': { body: restatement },
  'POST /v1/appeals/:token/survey': { body: survey },
  'POST /v1/appeals/:token/expectations': { body: expectations },
  'POST /v1/appeals/:token/recording': { body: recordingAnswer },
  'PUT /v1/appeals/:token/drafts/:kind': { params: () => ({ kind: 'claim' }), body: claim },

  'POST /appeal/:token/claims': { body: claim },
  'POST /appeal/:token/claims/:claimId/withdraw': { body: nothing },
  'POST /appeal/:token/late-claims': { body: lateClaim },
  'POST /appeal/:token/erasure-request': { body: () => ({ erasureWhy: 'I want to be forgotten.' }) },
  'POST /appeal/:token/helpers': { body: () => ({ helperName: 'An advice centre' }) },
  'POST /appeal/:token/helpers/:helperId/revoke': {
    params: ({ helperId }) => ({ helperId }),
    body: nothing,
  },
  'POST /appeal/:token/review': { body: () => ({ reviewWhy: 'I want a person to look at it.' }) },
  'POST /appeal/:token/messages': { body: () => ({ message: 'I start on Monday.' }) },
  'POST /appeal/:token/appointments/:appointmentId/choose': { params: anAppointment, body: () => ({ time: inADay() }) },
  'POST /appeal/:token/appointments/:appointmentId/cancel': {
    params: anAppointment,
    body: () => ({ [`cancel-${anAppointment().appointmentId}`]: 'I am ill.' }),
  },
  'GET /appeal/:token/appointments/:appointmentId/calendar': { params: anAppointment },
  'POST /appeal/:token/minutes/:minuteId': { params: aMinute, body: () => ({ confirmed: 'true' }) },
  'POST /appeal/:token/objection': { body: () => ({ objection: 'They know my former employer.' }) },
  'POST /appeal/:token/answers': { body: answer },
  'POST /appeal/:token/restatements/:recordId': { body: restatement },
  'POST /appeal/:token/seen': { body: nothing },
  'POST /appeal/:token/rest': { body: nothing },
  'POST /appeal/:token/withdrawal': { body: consent },
  'POST /appeal/:token/survey': { body: survey },
  'POST /appeal/:token/expectations': { body: expectations },
  'POST /appeal/:token/recording': { body: recordingAnswer },
  'POST /appeal/:token/files': { raw: TEXT_FILE },
  'POST /appeal/:token/attachments/:attachmentId/remove': { body: nothing },
  'POST /appeal/:token/drafts/:kind': { params: () => ({ kind: 'claim' }), body: claim },
};
