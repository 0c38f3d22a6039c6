import { letter } from '../../../case/commands.ts';
import { theEngine } from '../../../case/people.ts';
import { WORDS } from '../../../case/words.ts';
import { OTHER_JUDGE, textFile } from '../../court.ts';
import { hearing, inDays, json, type ActKind } from './act-kind.ts';

/** Acts of a supervisor or of the institution. */
export const OFFICES_ACTS: Record<string, ActKind> = {
  reassign: {
    bring: (court) => court.held(),
    by: 'supervisor@demo',
    request: hearing('reassign'),
    sent: json({ judgeId: OTHER_JUDGE, reason: 'they know the trade' }),
    other: json({ judgeId: null, reason: 'they know the trade' }),
    leaves: 'hearingReassigned',
  },
  escalate: {
    bring: (court) => court.claimed(),
    by: 'supervisor@demo',
    request: hearing('escalate'),
    other: (one) => ({ request: hearing('reassign')(one), body: { judgeId: null, reason: 'back' } }),
    leaves: 'hearingMoved',
  },
  extendWindow: {
    bring: (court) => court.opened(),
    by: 'supervisor@demo',
    request: ({ caseId }) => `PUT /v1/cases/${caseId}/window`,
    sent: json({ endsAt: inDays(200), reason: 'they were in hospital' }),
    other: json({ endsAt: inDays(201), reason: 'they were in hospital' }),
    leaves: 'appealWindowExtended',
  },
  extendAnswerTerm: {
    bring: (court) => court.asked(),
    by: 'supervisor@demo',
    request: ({ caseId, questionId }) => `PUT /v1/hearings/${caseId}/questions/${questionId}/term`,
    sent: json({ answerBy: inDays(200), reason: 'they were in hospital' }),
    other: json({ answerBy: inDays(201), reason: 'they were in hospital' }),
    leaves: 'answerTermExtended',
  },
  writeDownClaim: {
    async bring(court) {
      const one = await court.opened();
      return { ...one, spokenAt: court.bank.at };
    },
    by: 'supervisor@demo',
    request: (one) => `POST /v1/cases/${one.caseId}/claims`,
    sent: ({ spokenAt }) => ({ body: { statement: WORDS.statement, channel: 'phone', receivedAt: spokenAt } }),
    other: ({ spokenAt }) => ({ body: { statement: 'Something else.', channel: 'phone', receivedAt: spokenAt } }),
    leaves: 'claimWrittenDown',
  },
  attachOriginal: {
    bring: (court) => court.writtenDown(),
    by: 'supervisor@demo',
    request: (one) => `POST /v1/cases/${one.caseId}/claims/${one.claimId}/original`,
    sent: () => textFile(1),
    other: () => textFile(2),
    leaves: 'attachmentAdded',
  },
  answerObjection: {
    bring: (court) => court.objected(),
    by: 'supervisor@demo',
    request: (one) => `POST /v1/hearings/${one.caseId}/objections/${one.objectionId ?? ''}/answer`,
    sent: json({ upheld: false, reason: 'they have never met' }),
    other: json({ upheld: true, reason: 'something else' }),
    leaves: 'objectionAnswered',
  },
  declineLateClaim: {
    bring: (court) => court.claimedLate(),
    by: 'supervisor@demo',
    request: (one) => `POST /v1/cases/${one.caseId}/late-claims/${one.claimId}/decline`,
    sent: json({ reason: 'they had been told' }),
    other: json({ reason: 'something else' }),
    leaves: 'lateClaimDeclined',
  },
  reopenCase: {
    bring: (court) => court.claimedLate(),
    by: 'supervisor@demo',
    request: (one) => `POST /v1/cases/${one.caseId}/reopen`,
    sent: json({ reason: 'they were in hospital' }),
    other: json({ reason: 'something else' }),
    leaves: 'caseReopened',
  },
  withdrawCase: {
    bring: (court) => court.opened(),
    by: 'institution@demo',
    request: (one) => `POST /v1/cases/${one.caseId}/withdraw`,
    sent: json({ reason: 'sent twice' }),
    other: json({ reason: 'something else' }),
    leaves: 'caseWithdrawn',
  },
  correctContact: {
    bring: (court) => court.opened(),
    by: 'institution@demo',
    request: (one) => `PUT /v1/cases/${one.caseId}/contact`,
    sent: json({ contact: 'ada@example.org', reason: 'it was mistyped' }),
    other: json({ contact: 'eve@example.org', reason: 'it was mistyped' }),
    leaves: 'contactCorrected',
  },
  handOverLetter: {
    async bring(court) {
      const one = await court.opened();
      const prepared = letter(court.bank, { about: 'decision' });
      await court.bank.case(one.caseId).does(theEngine, prepared);
      return { ...one, letterId: prepared.noticeId };
    },
    by: 'institution@demo',
    request: ({ caseId, letterId }) => `POST /v1/cases/${caseId}/letters/${letterId}`,
    sent: (_one, court) => ({ body: { on: court.bank.at.slice(0, 10) } }),
    other: (one) => ({ request: `POST /v1/cases/${one.caseId}/bounce`, body: { reason: 'returned to sender' } }),
    leaves: 'letterHandedOver',
  },
  reportBounce: {
    bring: (court) => court.opened(),
    by: 'institution@demo',
    request: (one) => `POST /v1/cases/${one.caseId}/bounce`,
    sent: json({ reason: 'mailbox unknown' }),
    other: json({ reason: 'returned to sender' }),
    leaves: 'noticeBounced',
  },
  recordLaterOutcome: {
    bring: (court) => court.decided(),
    by: 'institution@demo',
    request: (one) => `POST /v1/cases/${one.caseId}/outcome`,
    sent: json({ event: 'repaid' }),
    other: json({ event: 'defaulted' }),
    leaves: 'laterOutcomeRecorded',
  },
};
