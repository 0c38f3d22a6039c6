import { TEXT_FILE } from '../scene.ts';
import { claim, nothing, reason } from './bodies.ts';
import type { Requests } from './request.ts';

/** Later than any window of the cast, and no more than a year away. */
const moreTime = () => ({ endsAt: new Date(Date.now() + 90 * 86_400_000).toISOString(), ...reason() });

const writtenClaim = () => ({ ...claim(), channel: 'phone', receivedAt: new Date().toISOString() });

const member = () => ({ id: 'judge-new', name: 'New', role: 'judge', active: true });
/** Of no case: a supervisor who may answer objections is told that there is none. */
const anObjection = () => ({ objectionId: '00000000-0000-7000-8000-0000000000ab' });

/** The same for one who may extend the time for an answer. */
const aQuestion = () => ({ questionId: '00000000-0000-7000-8000-0000000000ab' });

export const OF_SUPERVISORS: Requests = {
  'PUT /v1/cases/:id/legal-hold': { body: reason },
  'POST /v1/hearings/:id/reassign': { body: () => ({ judgeId: 'judge-other@north', ...reason() }) },
  'POST /v1/hearings/:id/escalate': {},
  'POST /v1/hearings/:id/objections/:objectionId/answer': {
    params: anObjection,
    body: () => ({ upheld: false, ...reason() }),
  },
  'PUT /v1/cases/:id/window': { body: moreTime },
  'PUT /v1/hearings/:id/questions/:questionId/term': {
    params: aQuestion,
    body: () => ({ answerBy: moreTime().endsAt, ...reason() }),
  },
  'POST /v1/cases/:id/reopen': { body: reason },
  'POST /v1/cases/:id/claims': { body: writtenClaim },
  'POST /v1/cases/:id/claims/:claimId/original': { raw: TEXT_FILE },
  'POST /v1/cases/:id/late-claims/:claimId/decline': { body: reason },
  'PUT /v1/staff/:id': {
    about: 'institution',
    params: () => ({ id: 'judge-new' }),
    body: () => ({ name: 'New', role: 'judge' }),
  },
  'PUT /v1/policies/:key/legal-hold': { about: 'institution', params: () => ({ key: 'nowhere' }), body: reason },
  'POST /v1/people/search': { about: 'institution', body: () => ({ text: 'nobody at all' }) },

  'POST /supervision/holds': { about: 'institution', body: () => ({ policy: 'nowhere', ...reason() }) },
  'POST /supervision/cases': { about: 'institution', body: () => ({ text: 'nobody at all' }) },
  'POST /staff': { about: 'institution', body: member },
  'GET /staff/:id': { about: 'institution', params: () => ({ id: 'judge-holder@north' }) },
  'POST /staff/:id': { about: 'institution', params: () => ({ id: 'judge-holder@north' }), body: member },
  'POST /staff/:id/return': {
    about: 'institution',
    params: () => ({ id: 'judge-holder@north' }),
    body: () => ({ returnReason: 'away until Monday' }),
  },
  'POST /supervision/hearings/:id/give': { body: () => ({ judgeId: 'judge-other@north', ...reason() }) },
  'POST /supervision/hearings/:id/return': { body: () => ({ returnReason: 'away until Monday' }) },
  'POST /supervision/hearings/:id/escalate': { body: nothing },
  'POST /supervision/hearings/preview': {
    about: 'institution',
    body: () => ({ what: 'return', reason: 'away until Monday' }),
  },
  'POST /supervision/hearings/carry-out': {
    about: 'institution',
    body: () => ({ what: 'return', reason: 'away until Monday' }),
  },
  'POST /supervision/cases/:id/contact': {
    body: () => ({ contact: 'ada@example.org', contactReason: 'it was mistyped' }),
  },
  'POST /supervision/cases/:id/link': { body: nothing },
  'POST /supervision/cases/:id/notes': { body: () => ({ note: 'They call back on Monday.' }) },
  'POST /supervision/cases/:id/window': { body: moreTime },
  'POST /supervision/cases/:id/questions/:questionId': {
    params: aQuestion,
    body: () => ({ answerBy: moreTime().endsAt.slice(0, 16), answerReason: 'they were in hospital' }),
  },
  'POST /supervision/cases/:id/claims': { body: writtenClaim },
  'POST /supervision/cases/:id/claims/:claimId/original': { raw: TEXT_FILE },
  'POST /supervision/cases/:id/hold': { body: () => ({ reason: 'a court asked for it' }) },
  'POST /supervision/cases/:id/reopen': { body: () => ({ reopenReason: 'they were in hospital' }) },
  'POST /supervision/cases/:id/late-claims/:claimId/decline': { body: () => ({ declineReason: 'no reason is given' }) },
  'POST /supervision/cases/:id/objections/:objectionId': {
    params: anObjection,
    body: () => ({ upheld: 'false', objectionReason: 'no reason is given' }),
  },
  'POST /supervision/hearings/:id/hold': { body: reason },
};
