import { addDuration } from '../duration.ts';
import type { CaseEvent, TrailEvent } from '../event.ts';
import { recordOf, type CaseState } from '../state.ts';
import type { DecisionSummary } from '../decision.ts';
import type { Hearing, Objection } from '../hearing.ts';

type HearingEvent = Extract<
  CaseEvent,
  {
    type:
      | 'hearingAssigned'
      | 'leaseRenewed'
      | 'leaseExpired'
      | 'holderAbsent'
      | 'hearingDelegated'
      | 'hearingReleased'
      | 'judgeRecused'
      | 'judgeObjectedTo'
      | 'objectionOverdue'
      | 'objectionAnswered'
      | 'hearingMoved'
      | 'hearingReminded'
      | 'hearingOverdue'
      | 'questionAsked'
      | 'answerTermExtended'
      | 'questionAnswered'
      | 'questionLapsed'
      | 'scoreRevealed'
      | 'theoryAssessed'
      | 'comparisonAssessed'
      | 'deliberationOpened'
      | 'deliberationNoted'
      | 'deliberationClosed'
      | 'decisionProposed'
      | 'signatureRefused';
  }
>;

/** What an entry changes in the hearing that is open, and in nothing else of the case. */
export function applyToHearing(
  state: CaseState,
  hearing: Hearing,
  entry: TrailEvent & { event: HearingEvent },
): Partial<Hearing> {
  const { event, at } = entry;
  switch (event.type) {
    case 'hearingAssigned':
      return {
        holding: {
          judgeId: event.judgeId,
          role: event.role,
          seat: event.seat,
          since: at,
          lease: event.lease,
          leaseUntil: addDuration(at, event.lease),
          ...(event.delegatedBy !== undefined && { delegatedBy: event.delegatedBy }),
        },
      };
    case 'leaseRenewed':
      return {};
    case 'leaseExpired':
    case 'holderAbsent':
    case 'hearingDelegated':
      return { holding: null };
    case 'hearingReleased':
      return { holding: null, released: [...hearing.released, event.judgeId] };
    case 'judgeRecused':
      return {
        ...withoutJudge(state, hearing, event.judgeId),
        ...changeObjections(hearing, ({ judgeId, status }) => status === 'open' && judgeId === event.judgeId, {
          status: 'steppedBack',
        }),
      };
    case 'judgeObjectedTo': {
      const { objectionId, judgeId, reasonCommitment, answerBy, waits } = event;
      const made = { objectionId, judgeId, at, answerBy, reasonCommitment, waits, overdue: false };
      return { objections: [...(hearing.objections ?? []), { ...made, status: 'open' }] };
    }
    case 'objectionOverdue':
      return {
        ...changeObjections(hearing, ({ objectionId }) => objectionId === event.objectionId, { overdue: true }),
      };
    case 'objectionAnswered':
      return {
        ...(event.upheld ? withoutJudge(state, hearing, event.judgeId) : restoreLease(hearing, event.judgeId, at)),
        ...(event.dueAt !== undefined && { dueAt: event.dueAt }),
        ...changeObjections(hearing, ({ objectionId }) => objectionId === event.objectionId, {
          status: event.upheld ? 'upheld' : 'declined',
          answerCommitment: event.reasonCommitment,
        }),
      };
    case 'hearingMoved':
      return {
        ...passUp(hearing, event),
        holding: null,
        seeking: { role: event.to, seat: event.seat },
      };
    case 'hearingReminded':
      return { reminded: true };
    case 'hearingOverdue':
      return { overdue: true };
    case 'questionAsked':
      return {
        questions: [
          ...hearing.questions,
          {
            questionId: event.questionId,
            judgeId: entry.actor.id,
            askedAt: at,
            answerBy: event.answerBy,
            status: 'open',
          },
        ],
      };
    case 'answerTermExtended':
      return {
        questions: hearing.questions.map((question) =>
          question.questionId === event.questionId
            ? { ...question, answerBy: event.answerBy, earlierAnswerBy: question.answerBy }
            : question,
        ),
      };
    case 'questionAnswered':
    case 'questionLapsed': {
      const status = event.type === 'questionAnswered' ? 'answered' : 'lapsed';
      return {
        dueAt: event.dueAt,
        questions: hearing.questions.map((question) =>
          question.questionId === event.questionId ? { ...question, status } : question,
        ),
      };
    }
    case 'scoreRevealed':
      return { revealedTo: [...hearing.revealedTo, event.judgeId] };
    case 'theoryAssessed':
      return {
        theories: [...hearing.theories, { assessmentId: event.assessmentId, judgeId: entry.actor.id }],
      };
    case 'comparisonAssessed':
      return {
        comparisons: [
          ...(hearing.comparisons ?? []).filter(({ judgeId }) => judgeId !== event.judgeId),
          { judgeId: event.judgeId, fit: event.fit, reasonsCommitment: event.reasonsCommitment },
        ],
      };
    case 'deliberationOpened':
      return {
        deliberation: { judgeIds: event.judgeIds, notedBy: [], closed: false, agreed: false },
      };
    case 'deliberationNoted':
      return {
        deliberation: hearing.deliberation && {
          ...hearing.deliberation,
          notedBy: [...hearing.deliberation.notedBy, event.judgeId],
        },
      };
    case 'deliberationClosed':
      return {
        deliberation: hearing.deliberation && { ...hearing.deliberation, closed: true, agreed: event.agreed },
      };
    case 'decisionProposed':
      return { proposal: summarize(event, entry, event.proposalCommitment) };
    case 'signatureRefused':
      return { proposal: null };
  }
}

export function openHearing(
  hearing: Hearing | null,
  event: Extract<CaseEvent, { type: 'hearingOpened' }>,
  at: string,
): Hearing {
  if (hearing) {
    const grounds = hearing.grounds.includes(event.ground) ? hearing.grounds : [...hearing.grounds, event.ground];
    const reopened = hearing.grounds.length === 0 ? { reminded: false, overdue: false } : {};
    return { ...hearing, ...reopened, grounds, dueAt: event.dueAt };
  }
  return {
    grounds: [event.ground],
    openedAt: at,
    dueAt: event.dueAt,
    reminded: false,
    overdue: false,
    secondJudge: event.secondJudge ?? { seed: '', drawn: false },
    holding: null,
    seeking: { role: 'judge', seat: 'first' },
    recused: [],
    released: [],
    questions: [],
    revealedTo: [],
    theories: [],
    deliberation: null,
    proposal: null,
  };
}

/** A hearing that a judge has no more part in, because they stepped back or the subject's objection to them was upheld. */
const withoutJudge = (state: CaseState, hearing: Hearing, judgeId: string): Partial<Hearing> => ({
  holding: hearing.holding?.judgeId === judgeId ? null : hearing.holding,
  recused: [...hearing.recused, judgeId],
  // A decision that waits for a signature rests on every record: on this one no longer.
  proposal: recordOf(state, judgeId) ? null : hearing.proposal,
});

/** A judge who goes on after an objection has their whole lease again. */
const restoreLease = ({ holding }: Hearing, judgeId: string, at: string): Partial<Hearing> =>
  holding?.judgeId === judgeId ? { holding: { ...holding, leaseUntil: addDuration(at, holding.lease) } } : {};

/**
 * Remembers the seat that a supervisor can give back, if the hearing was escalated only on request or because no judge could
 * take it. A hearing escalated for a disagreement, an undeciphered claim or a refused signature stays with supervisors.
 */
function passUp(hearing: Hearing, event: Extract<CaseEvent, { type: 'hearingMoved' }>): Partial<Hearing> {
  const isForWant = event.reason === 'requested' || event.reason === 'nobodyMayTake';
  if (event.to === 'judge' || !isForWant || hearing.deliberation) return { escalatedFrom: null };
  const seat = hearing.holding?.seat ?? hearing.seeking.seat;
  return seat === 'supervisor' ? {} : { escalatedFrom: seat };
}

export const changeObjections = (
  { objections }: Hearing,
  isMeant: (objection: Objection) => boolean,
  change: Partial<Objection>,
): Partial<Hearing> =>
  objections ? { objections: objections.map((each) => (isMeant(each) ? { ...each, ...change } : each)) } : {};

export function summarize(
  event: Extract<CaseEvent, { type: 'decided' | 'decisionProposed' }>,
  entry: TrailEvent,
  reasonsCommitment: string | null,
): DecisionSummary {
  return {
    decisionId: event.decisionId,
    outcome: event.outcome,
    adverse: event.adverse,
    judgeId: event.type === 'decided' ? event.decidedBy : entry.actor.id,
    at: entry.at,
    seq: entry.seq,
    contributions: event.contributions,
    outcomeWithoutIndividualFacts: event.outcomeWithoutIndividualFacts,
    ...(event.individualFacts && { individualFacts: event.individualFacts }),
    reasonsCommitment,
    supersedes: event.supersedes,
  };
}
