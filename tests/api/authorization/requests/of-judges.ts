import { recordOf, WORDS } from '#tests/case/words.ts';
import { TRANSCRIPT, type CastCase } from '../scene.ts';
import { aSearch, anAppointment, inADay, message, nothing, reason } from './bodies.ts';
import type { Requests } from './request.ts';

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

const exerciseFinding = () => ({
  restatement: WORDS.reasons,
  finding: 'exceptional',
  reasons: WORDS.weighing,
  confidence: 4,
  feltWith: 4,
});

const call = () => ({ way: 'call', times: [inADay()] });
const minute = () => ({
  from: '2026-01-01T09:00:00.000Z',
  to: '2026-01-01T09:30:00.000Z',
  way: 'call',
  present: [],
  text: 'They said that they work again.',
});

export const OF_JUDGES: Requests = {
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
  'POST /v1/hearings/:id/recordings': { raw: TRANSCRIPT },
  'PUT /v1/exercises/consent': { about: 'institution', body: () => ({ agreed: true }) },
  'POST /v1/exercises/:id/finding': { about: 'institution', params: aSearch, body: exerciseFinding },

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
  'POST /hearings/:id/drafts/message': { body: () => ({ message: 'Since when?' }) },
  'POST /hearings/:id/drafts/perspective': { body: perspective },
  'POST /hearings/:id/drafts/theory': { body: theory },
  'POST /hearings/:id/drafts/decision': { body: decisionOf },
  'POST /hearings/exercises/consent': { about: 'institution', body: () => ({ agreed: 'yes' }) },
  'POST /hearings/exercises/:id': { about: 'institution', params: aSearch, body: exerciseFinding },
  'POST /hearings/:id/recordings': { raw: TRANSCRIPT },
};
