import { randomUUID } from 'node:crypto';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { recordOf, WORDS } from '../../case/words.ts';
import { TEXT_FILE, TRANSCRIPT, type CastCase } from './scene.ts';

/** What a route is about, which says who is tried on it and where. */
export type About =
  /** One case: everybody, in every state. */
  | 'case'
  /** Something that belongs to a case but knows no state, such as its docket: everybody, before one that is theirs or not. */
  | 'thing'
  /** The caller's institution as a whole: everybody once. */
  | 'institution'
  /** A private link: with every kind of link, in every state. */
  | 'link'
  /** Nobody in particular: signed out and signed in. */
  | 'open';

/** How a route is called so that nothing but who asks can stand in the way. */
export interface RouteRequest {
  about?: About;
  /** Values of the address's parameters that are not the usual ones. */
  params?: (one: CastCase) => Record<string, string>;
  /** Goes as JSON to the API, and as a form to the pages. */
  body?: (one: CastCase) => unknown;
  /** Sent as it is, with its own headers. */
  raw?: { headers: Record<string, string>; body: string };
}

const decisionOf = ({ sources, decisionId, isDecided }: CastCase) => ({
  outcome: 'grant',
  reasons: WORDS.reasons,
  outcomeWithoutIndividualFacts: 'refuse',
  contributions: sources.map((source) => ({ source, weight: 'considered', reason: WORDS.weighing })),
  ...(isDecided && { supersedes: { decisionId, reason: 'I have changed my mind.' } }),
});

const question = () => ({ question: WORDS.question });
const perspective = ({ claimId }: CastCase) => ({ ...recordOf(claimId), changeReason: 'I have read it again.' });
const comparison = () => ({ fit: 'doesNotFit', reasons: WORDS.weighing });
const theory = () => ({
  theory: 'Planned behaviour',
  source: 'Ajzen 1991',
  mentalStates: ['intends to pay'],
  causalStep: WORDS.theory,
  prediction: 'repays',
  mayNotFit: 'nobody knows how long the job lasts',
});
const signature = ({ decisionId }: CastCase) => ({ decisionId, agree: true, reason: 'It holds.' });
const reason = () => ({ reason: 'too much else to do' });
/** Later than any window of the cast, and no more than a year away. */
const moreTime = () => ({ endsAt: new Date(Date.now() + 90 * 86_400_000).toISOString(), ...reason() });
const claim = () => ({ statement: 'My case is different, for a reason nobody has written down.' });
const lateClaim = () => ({ ...claim(), why: 'I was in hospital.' });
const writtenClaim = () => ({ ...claim(), channel: 'phone', receivedAt: new Date().toISOString() });
const answer = () => ({ answer: WORDS.answer });
const survey = () => ({ feltHeard: 6 });
const recordingAnswer = () => ({ allowed: true });
const expectations = () => ({ understoodByPerson: 6, understoodByModel: 2 });
const syntheticPair = () => ({
  policy: 'nowhere',
  account: WORDS.statement,
  facts: { risk: 50, age: 40 },
  changed: { age: 60 },
});
const exerciseFinding = () => ({
  restatement: WORDS.reasons,
  finding: 'exceptional',
  reasons: WORDS.weighing,
  confidence: 4,
  feltWith: 4,
});
const nothing = () => ({});
/** Nobody's: whoever may take in files at all is told that there is none. */
const upload = ({ caseId }: CastCase) => ({ id: caseId });
const policy = ({ policyKey }: CastCase) => ({ key: policyKey });
const consent = () => ({ agreed: true });
const member = () => ({ id: 'judge-new', name: 'New', role: 'judge', active: true });
/** Of no case: a supervisor who may answer objections is told that there is none. */
const anObjection = () => ({ objectionId: '00000000-0000-7000-8000-0000000000ab' });
const aPrecedent = ({ policyKey }: CastCase) => ({ key: policyKey, precedentId: 'p-1' });
/** Of no case, like the objection. */
const anAppointment = () => ({ appointmentId: '00000000-0000-7000-8000-0000000000ac' });
const aMinute = () => ({ minuteId: '00000000-0000-7000-8000-0000000000ad' });
/** Of no case, like the objection. */
const aSearch = () => ({ id: '00000000-0000-7000-8000-0000000000af' });
/** Of no case, like the objection. */
const aLetter = () => ({ noticeId: '00000000-0000-7000-8000-0000000000ae' });
const aDay = () => ({ on: '2026-11-02' });
const inADay = () => new Date(Date.now() + 86_400_000).toISOString();
const call = () => ({ way: 'call', times: [inADay()] });
const minute = () => ({
  from: '2026-01-01T09:00:00.000Z',
  to: '2026-01-01T09:30:00.000Z',
  way: 'call',
  present: [],
  text: 'They said that they work again.',
});
const message = () => ({ text: 'I start on Monday.' });
const restatement = () => ({ confirmed: true });

/**
 * How routes are called that need a body, or an address of more than `:id` of a case. A GET whose address says it all needs
 * no entry here; neither does one without parameters.
 */
export const REQUESTS: Partial<Record<string, RouteRequest>> = {
  'PUT /v1/policies/:key': { about: 'institution', params: () => ({ key: 'fresh' }), body: () => samplePolicy() },
  'POST /v1/policies/draft': {
    about: 'institution',
    raw: { headers: { 'content-type': 'text/csv' }, body: 'id,bad\na,1\nb,0\n' },
  },
  'GET /v1/policies/:key': { about: 'thing', params: ({ policyKey }) => ({ key: policyKey }) },
  'GET /v1/policies/:key/forecast': { about: 'thing', params: ({ policyKey }) => ({ key: policyKey }) },
  'GET /v1/policies/:key/precedents/:precedentId': { about: 'thing', params: aPrecedent },
  'POST /v1/precedents': {
    about: 'institution',
    body: () => ({ policy: 'nowhere', precedents: [{ id: 'p-1', facts: { risk: 1, age: 30 }, event: 'repaid' }] }),
  },
  'POST /v1/dockets': {
    about: 'institution',
    body: () => ({
      policy: 'nowhere',
      cases: [{ externalRef: 'one', facts: { risk: 1, age: 30 }, subject: { name: 'N', contact: 'n@example.org' } }],
    }),
  },
  'GET /v1/dockets/:id': { about: 'thing', params: ({ docketId }) => ({ id: docketId }) },
  'POST /v1/dockets/:id/withdraw': { about: 'thing', params: ({ docketId }) => ({ id: docketId }), body: reason },
  'POST /v1/cases/:id/withdraw': { body: reason },
  'POST /v1/cases/:id/link': {},
  'PUT /v1/cases/:id/contact': { body: () => ({ contact: 'ada@example.org', ...reason() }) },
  'POST /v1/delivery-status': {
    about: 'institution',
    raw: { headers: { 'content-type': 'message/rfc822' }, body: 'Subject: I am on holiday\r\n\r\nUntil Monday.' },
  },
  'POST /v1/cases/:id/letters/:noticeId': { params: aLetter, body: aDay },
  'GET /v1/cases/:id/letters/:noticeId': { params: aLetter },
  'POST /v1/cases/:id/bounce': { body: reason },
  'POST /v1/cases/:id/outcome': { body: () => ({ event: 'repaid' }) },
  'PUT /v1/cases/:id/facts': { body: () => ({ facts: { risk: 41 }, reason: 'a typing error' }) },
  'POST /v1/outcomes': {
    about: 'institution',
    body: () => ({ policy: 'nowhere', outcomes: [{ externalRef: 'nobody', event: 'repaid' }] }),
  },
  'POST /v1/contacts': {
    about: 'institution',
    body: () => ({ policy: 'nowhere', contacts: [{ externalRef: 'nobody', contact: 'post', ...reason() }] }),
  },
  'POST /v1/withdrawals': {
    about: 'institution',
    body: () => ({ policy: 'nowhere', withdrawals: [{ externalRef: 'nobody', ...reason() }] }),
  },
  'POST /v1/imports': { about: 'institution', body: () => ({ kind: 'cases', policy: 'nowhere' }) },
  'DELETE /v1/imports/:id': { about: 'thing', params: upload },
  'GET /v1/imports/:id': { about: 'thing', params: upload },
  'GET /v1/imports/:id/refused': { about: 'thing', params: upload },
  'PATCH /v1/imports/:id': {
    about: 'thing',
    params: upload,
    raw: { headers: { 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' }, body: 'id' },
  },
  'PUT /v1/imports/:id': {
    about: 'thing',
    params: upload,
    raw: { headers: { 'content-type': 'text/csv' }, body: 'id' },
  },
  'POST /v1/cases/:id/erasure': { body: reason },
  'PUT /v1/cases/:id/legal-hold': { body: reason },

  'POST /v1/hearings/next': { about: 'institution' },
  'POST /v1/hearings/:id/assign': {},
  'POST /v1/hearings/:id/release': { body: reason },
  'POST /v1/hearings/:id/delegate': { body: () => ({ judgeId: 'judge-other@north', ...reason() }) },
  'POST /v1/hearings/:id/recuse': { body: () => ({ conflict: false }) },
  'POST /v1/hearings/:id/questions': { body: question },
  'PUT /v1/hearings/:id/drafts/:kind': { params: () => ({ kind: 'theory' }), body: theory },
  'POST /v1/hearings/:id/messages': { body: message },
  'POST /v1/hearings/:id/appointments': { body: call },
  'POST /v1/hearings/:id/appointments/:appointmentId/move': {
    params: anAppointment,
    body: () => ({ times: [inADay()], ...reason() }),
  },
  'POST /v1/hearings/:id/appointments/:appointmentId/cancel': { params: anAppointment, body: reason },
  'POST /v1/hearings/:id/appointments/:appointmentId/missed': { params: anAppointment },
  'GET /v1/hearings/:id/appointments/:appointmentId/calendar': { params: anAppointment },
  'POST /v1/hearings/:id/minute': { body: minute },
  'POST /v1/hearings/:id/perspective': { body: perspective },
  'POST /v1/hearings/:id/perspective/copies': { body: ({ claimId }) => recordOf(claimId) },
  'POST /v1/hearings/:id/theory': { body: theory },
  'POST /v1/hearings/:id/comparison': { body: comparison },
  'POST /v1/hearings/:id/deliberation': { body: () => ({ note: 'I see it otherwise.' }) },
  'POST /v1/hearings/:id/decision': { body: decisionOf },
  'POST /v1/hearings/:id/signature': { body: signature },
  'POST /v1/hearings/:id/reassign': { body: () => ({ judgeId: 'judge-other@north', ...reason() }) },
  'POST /v1/hearings/:id/escalate': {},
  'POST /v1/hearings/:id/objections/:objectionId/answer': {
    params: anObjection,
    body: () => ({ upheld: false, ...reason() }),
  },
  'PUT /v1/cases/:id/window': { body: moreTime },
  'POST /v1/cases/:id/reopen': { body: reason },
  'POST /v1/cases/:id/claims': { body: writtenClaim },
  'POST /v1/cases/:id/claims/:claimId/original': { raw: TEXT_FILE },
  'POST /v1/hearings/:id/recordings': { raw: TRANSCRIPT },
  'POST /v1/cases/:id/late-claims/:claimId/decline': { body: reason },
  'PUT /v1/staff/:id': {
    about: 'institution',
    params: () => ({ id: 'judge-new' }),
    body: () => ({ name: 'New', role: 'judge' }),
  },
  'GET /v1/audit/ledger/entries/:index/proof': { about: 'institution', params: () => ({ index: '0' }) },
  'GET /v1/audit/reports/:name': { about: 'institution', params: () => ({ name: 'effort' }) },

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

  'POST /dev/token': { about: 'open', body: () => ({ account: 'judge-1@demo' }) },
  'GET /dev/notices': { about: 'open' },

  // The pages.
  'GET /': { about: 'open' },
  'GET /*': { about: 'open', params: () => ({ '*': 'nowhere' }) },
  'GET /auth/sign-in': { about: 'open' },
  'GET /auth/callback': { about: 'open' },
  'GET /auth/signed-out': { about: 'open' },
  'POST /auth/sign-out': { about: 'open', body: nothing },
  'POST /hearings/next': { about: 'institution', body: nothing },
  'POST /hearings/:id/take': { body: nothing },
  'POST /hearings/:id/questions': { body: question },
  'POST /hearings/:id/messages': { body: () => ({ message: 'Tell me more about your new job.' }) },
  'POST /hearings/:id/appointments': { body: () => ({ way: 'call', 'times/0': inADay() }) },
  'POST /hearings/:id/appointments/:appointmentId/move': {
    params: anAppointment,
    body: () => ({ what: 'move', 'moveTimes/0': inADay(), moveReason: 'I am ill.' }),
  },
  'POST /hearings/:id/appointments/:appointmentId/missed': { params: anAppointment, body: nothing },
  'GET /hearings/:id/appointments/:appointmentId/calendar': { params: anAppointment },
  'POST /hearings/:id/minute': {
    body: () => {
      const { way, text, from, to } = minute();
      return { minuteWay: way, from, to, minute: text };
    },
  },
  'POST /hearings/:id/perspective': { body: perspective },
  'POST /hearings/:id/reveal': { body: nothing },
  'POST /hearings/:id/theory': { body: theory },
  'POST /hearings/:id/comparison': { body: () => ({ comparison: comparison() }) },
  'POST /hearings/:id/deliberation': { body: () => ({ note: 'I see it otherwise.' }) },
  'POST /hearings/:id/decision': { body: decisionOf },
  'POST /hearings/:id/signature': { body: signature },
  'POST /hearings/:id/release': { body: reason },
  'POST /hearings/:id/delegate': { body: () => ({ judgeId: 'judge-other@north', ...reason() }) },
  'POST /hearings/:id/recuse': { body: nothing },
  'POST /hearings/:id/drafts/perspective': { body: perspective },
  'POST /hearings/:id/drafts/theory': { body: theory },
  'POST /hearings/:id/drafts/decision': { body: decisionOf },
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
  'GET /audit/cases/:id/entries/:seq': { params: () => ({ seq: '1' }) },
  'GET /audit/cases/:id/provenance/:node': { params: ({ caseId }) => ({ node: `case-${caseId}` }) },
  'PUT /v1/policies/:key/legal-hold': { about: 'institution', params: () => ({ key: 'nowhere' }), body: reason },
  'POST /supervision/holds': { about: 'institution', body: () => ({ policy: 'nowhere', ...reason() }) },
  'POST /v1/searches': {
    about: 'institution',
    body: () => ({ list: 'audit', name: `One ${randomUUID()}`, query: '' }),
  },
  'PUT /v1/searches/:id': { about: 'institution', params: aSearch, body: () => ({ name: 'Another' }) },
  'DELETE /v1/searches/:id': { about: 'institution', params: aSearch },
  'POST /searches': { about: 'institution', body: () => ({ list: 'audit', name: `One ${randomUUID()}`, query: '' }) },
  'POST /searches/:id': { about: 'institution', params: aSearch, body: () => ({ name: 'Another' }) },
  'POST /v1/audit/synthetic-pairs': { about: 'institution', body: syntheticPair },
  'POST /v1/audit/synthetic-pairs/:id/withdraw': { about: 'institution', params: aSearch, body: reason },
  'GET /audit/synthetic-pairs/new': { about: 'institution' },
  'POST /audit/synthetic-pairs': { about: 'institution', body: syntheticPair },
  'POST /audit/synthetic-pairs/:id/withdraw': { about: 'institution', params: aSearch, body: reason },
  'PUT /v1/exercises/consent': { about: 'institution', body: () => ({ agreed: true }) },
  'POST /v1/exercises/:id/finding': { about: 'institution', params: aSearch, body: exerciseFinding },
  'POST /hearings/exercises/consent': { about: 'institution', body: () => ({ agreed: 'yes' }) },
  'POST /hearings/exercises/:id': { about: 'institution', params: aSearch, body: exerciseFinding },
  'POST /v1/people/search': { about: 'institution', body: () => ({ text: 'nobody at all' }) },
  'POST /supervision/cases': { about: 'institution', body: () => ({ text: 'nobody at all' }) },
  'GET /audit/decisions/:format': { about: 'institution', params: () => ({ format: 'csv' }) },
  'GET /audit/reports/:name': { about: 'institution', params: () => ({ name: 'effort' }) },
  'GET /audit/reports/:name/csv': { about: 'institution', params: () => ({ name: 'effort' }) },
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
  'POST /dockets/:id/title': { body: () => ({ title: 'November' }) },
  'POST /notifications': { about: 'institution', body: () => ({ how: 'never' }) },
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
  'POST /cases/:id/link': { body: nothing },
  'POST /cases/:id/notes': { body: () => ({ note: 'They call back on Monday.' }) },
  'POST /supervision/cases/:id/window': { body: moreTime },
  'POST /supervision/cases/:id/claims': { body: writtenClaim },
  'POST /supervision/cases/:id/claims/:claimId/original': { raw: TEXT_FILE },
  'POST /hearings/:id/recordings': { raw: TRANSCRIPT },
  'POST /supervision/cases/:id/hold': { body: () => ({ reason: 'a court asked for it' }) },
  'POST /supervision/cases/:id/reopen': { body: () => ({ reopenReason: 'they were in hospital' }) },
  'POST /supervision/cases/:id/late-claims/:claimId/decline': { body: () => ({ declineReason: 'no reason is given' }) },
  'POST /supervision/cases/:id/objections/:objectionId': {
    params: anObjection,
    body: () => ({ upheld: 'false', objectionReason: 'no reason is given' }),
  },
  'POST /supervision/hearings/:id/hold': { body: reason },
  'GET /dockets/:id': { about: 'thing', params: ({ docketId }) => ({ id: docketId }) },
  'POST /dockets/:id/withdraw': { about: 'thing', params: ({ docketId }) => ({ id: docketId }), body: reason },
  'POST /cases/:id/withdraw': { body: reason },
  'POST /notices/delivery-status': { about: 'institution', body: nothing },
  'GET /cases/:id/letters/:noticeId': { params: aLetter },
  'POST /cases/:id/letters/:noticeId': { params: aLetter, body: aDay },
  'POST /cases/:id/contact': { body: () => ({ contact: 'ada@example.org', ...reason() }) },
  'POST /cases/:id/bounce': { body: reason },
  'POST /cases/:id/facts': { body: () => ({ fields: 'risk', '/facts/risk#number': '41', reason: 'a typing error' }) },
  'POST /cases/:id/outcome': { body: () => ({ event: 'repaid' }) },
  'POST /cases/:id/erasure': { body: reason },
  'GET /models/:name': { about: 'institution', params: () => ({ name: 'builtin-reference-class.v1' }) },
  'POST /import': { about: 'institution', body: () => ({ kind: 'cases', policy: 'nowhere' }) },
  'POST /imports': { about: 'institution', body: () => ({ kind: 'cases', policy: 'nowhere' }) },
  'GET /imports/:id': { about: 'thing', params: upload },
  'GET /imports/:id/pieces': { about: 'thing', params: upload },
  'POST /imports/:id/pieces': {
    about: 'thing',
    params: upload,
    raw: { headers: { 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' }, body: 'id' },
  },
  'GET /imports/:id/refused': { about: 'thing', params: upload },
  'POST /imports/:id/file': { about: 'thing', params: upload, body: nothing },
  'POST /imports/:id/cancel': { about: 'thing', params: upload, body: nothing },
  'GET /import/:id': { about: 'thing', params: upload },
  'POST /import/:id/columns': { about: 'thing', params: upload, body: nothing },
  'POST /import/:id/reading': { about: 'thing', params: upload, body: nothing },
  'GET /import/:id/faulty': { about: 'thing', params: upload },
  'POST /import/:id/file': { about: 'thing', params: upload, body: nothing },
  'POST /import/:id/take': { about: 'thing', params: upload, body: nothing },
  'POST /import/:id/discard': { about: 'thing', params: upload, body: nothing },
  'POST /new-policy': { about: 'institution', body: nothing },
  'POST /new-policy/from-file': { about: 'institution', body: nothing },
  'GET /new-policy/from-file/:id': { about: 'thing', params: upload },
  'POST /new-policy/from-file/:id': { about: 'thing', params: upload, body: nothing },
  'GET /policies/:key': { about: 'thing', params: policy },
  'GET /policies/:key/columns.csv': { about: 'thing', params: policy },
  'GET /policies/:key/edit': { about: 'thing', params: policy },
  'GET /policies/:key/precedents': { about: 'thing', params: policy },
  'POST /policies/:key/precedents': { about: 'thing', params: policy, body: nothing },
  'POST /policies/:key/edit': { about: 'thing', params: policy, body: nothing },
};
