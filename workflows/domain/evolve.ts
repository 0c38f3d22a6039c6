import { helperIdOf } from './actor.ts';
import { addDuration } from './duration.ts';
import type { CaseEvent, ExtensionReason, TrailEvent } from './event.ts';
import { assertNever } from './refusal.ts';
import {
  hasUnansweredCorrection,
  recordOf,
  type Appointment,
  type CaseState,
  type DecisionSummary,
  type Hearing,
  type LateClaim,
  type Objection,
} from './state.ts';

/** Whether a longer window gives back everything that outages have taken of it so far. */
const MAKES_UP_FOR_OUTAGES: Record<ExtensionReason, boolean> = {
  outage: true,
  granted: false,
  corrected: true,
};

/**
 * The state after one more entry. Folding a case's trail with it, from `null`, gives the case's state: the same in a
 * workflow, in the case's row and in an auditor's view.
 *
 * Throws `RangeError` when the entry does not follow on the state: the trail is not whole.
 */
export function evolve(state: CaseState | null, entry: TrailEvent): CaseState {
  if (entry.seq !== (state?.seq ?? 0) + 1)
    throw new RangeError(`entry ${entry.seq} does not follow ${state?.seq ?? 0}`);
  if (state === null) {
    if (entry.event.type !== 'caseReceived') throw new RangeError('a trail must start with caseReceived');
    return receive(entry.event, entry.at);
  }
  const next = apply({ ...state, seq: entry.seq, at: entry.at }, entry);
  return renewLease(rememberHolder(state, next), entry);
}

/** Folds a whole trail. */
export function fold(trail: readonly TrailEvent[]): CaseState {
  const state = trail.reduce<CaseState | null>(evolve, null);
  if (state === null) throw new RangeError('the trail is empty');
  return state;
}

function receive(event: Extract<CaseEvent, { type: 'caseReceived' }>, at: string): CaseState {
  return {
    seq: 1,
    at,
    institutionId: event.institutionId,
    phase: 'received',
    docketId: event.docketId,
    subjectId: event.subjectId,
    receivedAt: event.receivedAt ?? at,
    legalDeadline: event.legalDeadline,
    score: null,
    unscored: null,
    notified: false,
    window: null,
    nothingToAdd: false,
    claims: [],
    attachments: [],
    records: [],
    hearing: null,
    decision: null,
    laterOutcome: null,
    surveyed: false,
    ...(event.replaces !== undefined && { replaces: event.replaces }),
  };
}

/** A judge who has lost the hearing may still read their drafts. */
function rememberHolder(before: CaseState, after: CaseState): CaseState {
  const judgeId = before.hearing?.holding?.judgeId;
  const { hearing } = after;
  if (judgeId === undefined || !hearing || hearing.holding?.judgeId === judgeId) return after;
  const others = (hearing.formerHolders ?? []).filter((each) => each !== judgeId);
  return { ...after, hearing: { ...hearing, formerHolders: [...others, judgeId] } };
}

/** Every act of the judge who holds a hearing renews their lease. */
function renewLease(state: CaseState, entry: TrailEvent): CaseState {
  const holding = state.hearing?.holding;
  if (!state.hearing || !holding || entry.actor.kind !== 'human' || entry.actor.id !== holding.judgeId) return state;
  const leaseUntil = addDuration(entry.at, holding.lease);
  return { ...state, hearing: { ...state.hearing, holding: { ...holding, leaseUntil } } };
}

/**
 * A case whose facts were corrected waits for a score: as if it had just come, or, once its subject has been told, in the phase
 * that it is in. What the subject had nothing to add to, or a judge proposed to decide, were other facts.
 */
function scoreAnew(state: CaseState): CaseState {
  const corrections = (state.corrections ?? 0) + 1;
  if (state.phase === 'received') return { ...state, corrections };
  if (state.phase === 'scored')
    return { ...state, corrections, phase: 'received', score: null, unscored: null, notified: false };
  return { ...state, ...hearMore(state), corrections, scoringAgain: true };
}

/** A score, or why there is none. A decision marks the score that it rests on, so that a judge has to read the new one first. */
function takeScore(state: CaseState, scoring: Pick<CaseState, 'score' | 'unscored'>): CaseState {
  const { scoringAgain, ...rest } = state;
  if (!scoringAgain) return { ...state, phase: 'scored', ...scoring };
  return { ...rest, ...scoring, nothingToAdd: false };
}

function apply(state: CaseState, entry: TrailEvent): CaseState {
  const { event, at } = entry;
  const inHearing = (change: (hearing: Hearing) => Partial<Hearing>): CaseState => {
    if (!state.hearing) throw new RangeError(`${event.type} without a hearing`);
    return { ...state, hearing: { ...state.hearing, ...change(state.hearing) } };
  };
  switch (event.type) {
    case 'caseReceived':
      throw new RangeError('the case has already been received');
    case 'factsCorrected':
      return scoreAnew(state);
    case 'scored':
      return takeScore(state, { score: event.score, unscored: null });
    case 'unscored':
      return takeScore(state, { score: null, unscored: event.reason });
    case 'noticeHandedOver':
    case 'subjectReached':
      return reach(state, event, at);
    case 'noticeUndeliverable':
      return state.notified || state.unreached ? state : { ...state, unreached: { since: at, why: 'undeliverable' } };
    case 'noticeBounced':
      return {
        ...state,
        notified: false,
        unreached: { since: at, why: 'bounced' },
        // An adverse decision that waits for a signature was proposed without knowing this.
        hearing: state.hearing && {
          ...state.hearing,
          proposal: state.hearing.proposal?.adverse ? null : state.hearing.proposal,
        },
      };
    case 'noticeDelayed':
    case 'contactCorrected':
    case 'claimRefused':
    case 'hearingReassigned':
      return state;
    case 'restatementAnswered': {
      const restatement = { confirmed: event.confirmed, at };
      return takeUpCorrection({
        ...state,
        records: state.records.map((record) =>
          record.recordId === event.recordId ? { ...record, restatement } : record,
        ),
      });
    }
    case 'claimRaised': {
      const helperId = helperIdOf(entry.actor);
      const by = { ...(event.kind && { kind: event.kind }), ...(helperId !== undefined && { helperId }) };
      const claim = { claimId: event.claimId, raisedAt: at, withdrawn: false, ...by };
      return { ...state, ...hearMore(state), claims: [...state.claims, claim] };
    }
    case 'claimWrittenDown': {
      const { claimId, channel, receivedAt } = event;
      const before = state.phase === 'decided' ? reopen(state, []) : { ...state, ...hearMore(state) };
      const writtenDown = { by: entry.actor.id, channel, at };
      return {
        ...before,
        claims: [...before.claims, { claimId, raisedAt: receivedAt, withdrawn: false, writtenDown }],
      };
    }
    case 'claimWithdrawn':
      return {
        ...state,
        claims: state.claims.map((claim) => (claim.claimId === event.claimId ? { ...claim, withdrawn: true } : claim)),
      };
    case 'lateClaimRaised': {
      const late: LateClaim = { claimId: event.claimId, raisedAt: at, status: 'waiting' };
      return { ...state, lateClaims: [...(state.lateClaims ?? []), late] };
    }
    case 'lateClaimDeclined':
      return changeLateClaim(state, [event.claimId], { status: 'declined', reasonCommitment: event.reasonCommitment });
    case 'caseReopened':
      return reopen(state, event.admitted);
    case 'reviewRequested': {
      const request = { requestId: event.requestId, at };
      return { ...reopen(state, []), reviewRequests: [...(state.reviewRequests ?? []), request] };
    }
    case 'attachmentAdded': {
      const { attachmentId, mediaType, bytes, originalOf } = event;
      const added = { attachmentId, mediaType, bytes, at, ...(originalOf !== undefined && { originalOf }) };
      return {
        ...state,
        ...hearMore(state),
        attachments: [...state.attachments, added],
      };
    }
    case 'nothingToAdd':
      return { ...state, nothingToAdd: true };
    case 'appealWindowClosed':
      return { ...state, window: state.window && { ...state.window, closed: true } };
    case 'appealWindowExtended': {
      const { windowEndsAt: endsAt, reason, dueAt } = event;
      const madeUp = MAKES_UP_FOR_OUTAGES[reason] ? { outagesSince: at } : {};
      return {
        ...state,
        window: state.window && {
          ...state.window,
          endsAt,
          extendedFor: reason,
          ...madeUp,
          ...(reason === 'corrected' && { closed: false }),
        },
        hearing: state.hearing && { ...state.hearing, ...(dueAt !== undefined && { dueAt }) },
      };
    }
    case 'hearingOpened':
      return { ...state, phase: 'hearing', hearing: openHearing(state.hearing, event, at) };
    case 'hearingClosed':
      return {
        ...inHearing((hearing) => ({
          grounds: [],
          holding: null,
          ...changeObjections(hearing, ({ status }) => status === 'open', { status: 'closed' }),
          questions: hearing.questions.map((question) =>
            question.status === 'open' ? { ...question, status: 'lapsed' } : question,
          ),
        })),
        phase: 'appealWindow',
      };
    case 'hearingAssigned':
      return inHearing(() => ({
        holding: {
          judgeId: event.judgeId,
          role: event.role,
          seat: event.seat,
          since: at,
          lease: event.lease,
          leaseUntil: addDuration(at, event.lease),
        },
      }));
    case 'leaseExpired':
      return inHearing(() => ({ holding: null }));
    case 'hearingReleased':
      return inHearing((hearing) => ({ holding: null, released: [...hearing.released, event.judgeId] }));
    case 'judgeRecused':
      return inHearing((hearing) => ({
        ...withoutJudge(state, hearing, event.judgeId),
        ...changeObjections(hearing, ({ judgeId, status }) => status === 'open' && judgeId === event.judgeId, {
          status: 'steppedBack',
        }),
      }));
    case 'messageSent':
      return inHearing(({ conversation }) => ({
        conversation: { messages: (conversation?.messages ?? 0) + 1, lastAt: at },
      }));
    case 'appointmentProposed': {
      const { appointmentId, way, times, placeCommitment } = event;
      const made: Appointment = {
        appointmentId,
        way,
        times,
        placeCommitment,
        time: null,
        entered: null,
        reasonCommitment: null,
        at,
        sequence: 0,
        status: 'proposed',
      };
      return inHearing(({ appointments = [] }) => ({ appointments: [...appointments, made] }));
    }
    case 'appointmentChosen': {
      const { time } = event;
      return inHearing((hearing) =>
        changeAppointment(hearing, event, { at, time, entered: time, reasonCommitment: null, status: 'chosen' }),
      );
    }
    case 'appointmentMoved': {
      const { times, reasonCommitment } = event;
      return inHearing((hearing) =>
        changeAppointment(hearing, event, { at, times, time: null, reasonCommitment, status: 'proposed' }),
      );
    }
    case 'appointmentCancelled': {
      const { reasonCommitment } = event;
      return inHearing((hearing) => changeAppointment(hearing, event, { at, reasonCommitment, status: 'cancelled' }));
    }
    case 'appointmentMissed':
      return inHearing((hearing) => changeAppointment(hearing, event, { at, status: 'missed' }));
    case 'minuteRecorded': {
      const { minuteId, way, from, to } = event;
      return inHearing(({ minutes = [] }) => ({
        minutes: [...minutes, { minuteId, judgeId: entry.actor.id, at, way, from, to }],
      }));
    }
    case 'minuteAnswered': {
      const { confirmed, correctionCommitment } = event;
      return inHearing(({ minutes = [] }) => ({
        minutes: minutes.map((minute) =>
          minute.minuteId === event.minuteId ? { ...minute, answer: { confirmed, correctionCommitment, at } } : minute,
        ),
      }));
    }
    case 'judgeObjectedTo': {
      const { objectionId, judgeId, reasonCommitment, answerBy, waits } = event;
      const made = { objectionId, judgeId, at, answerBy, reasonCommitment, waits, overdue: false };
      return inHearing((hearing) => ({ objections: [...(hearing.objections ?? []), { ...made, status: 'open' }] }));
    }
    case 'objectionOverdue':
      return inHearing((hearing) => ({
        ...changeObjections(hearing, ({ objectionId }) => objectionId === event.objectionId, { overdue: true }),
      }));
    case 'objectionAnswered':
      return inHearing((hearing) => ({
        ...(event.upheld ? withoutJudge(state, hearing, event.judgeId) : restoreLease(hearing, event.judgeId, at)),
        ...(event.dueAt !== undefined && { dueAt: event.dueAt }),
        ...changeObjections(hearing, ({ objectionId }) => objectionId === event.objectionId, {
          status: event.upheld ? 'upheld' : 'declined',
          answerCommitment: event.reasonCommitment,
        }),
      }));
    case 'hearingMoved':
      return inHearing((hearing) => ({
        ...passUp(hearing, event),
        holding: null,
        seeking: { role: event.to, seat: event.seat },
      }));
    case 'hearingReminded':
      return inHearing(() => ({ reminded: true }));
    case 'hearingOverdue':
      return inHearing(() => ({ overdue: true }));
    case 'questionAsked':
      return inHearing((hearing) => ({
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
      }));
    case 'questionAnswered':
    case 'questionLapsed': {
      const status = event.type === 'questionAnswered' ? 'answered' : 'lapsed';
      return inHearing((hearing) => ({
        dueAt: event.dueAt,
        questions: hearing.questions.map((question) =>
          question.questionId === event.questionId ? { ...question, status } : question,
        ),
      }));
    }
    case 'perspectiveRecorded':
      return {
        ...state,
        records: [
          ...state.records,
          {
            recordId: event.recordId,
            version: event.version,
            judgeId: entry.actor.id,
            role: entry.actor.role === 'supervisor' ? 'supervisor' : 'judge',
            seat: event.seat,
            at,
            seq: entry.seq,
            findings: event.findings,
          },
        ],
      };
    case 'scoreRevealed':
      return inHearing((hearing) => ({ revealedTo: [...hearing.revealedTo, event.judgeId] }));
    case 'theoryAssessed':
      return inHearing((hearing) => ({
        theories: [...hearing.theories, { assessmentId: event.assessmentId, judgeId: entry.actor.id }],
      }));
    case 'comparisonAssessed':
      return inHearing((hearing) => ({
        comparisons: [
          ...(hearing.comparisons ?? []).filter(({ judgeId }) => judgeId !== event.judgeId),
          { judgeId: event.judgeId, fit: event.fit, reasonsCommitment: event.reasonsCommitment },
        ],
      }));
    case 'deliberationOpened':
      return inHearing(() => ({
        deliberation: { judgeIds: event.judgeIds, notedBy: [], closed: false, agreed: false },
      }));
    case 'deliberationNoted':
      return inHearing((hearing) => ({
        deliberation: hearing.deliberation && {
          ...hearing.deliberation,
          notedBy: [...hearing.deliberation.notedBy, event.judgeId],
        },
      }));
    case 'deliberationClosed':
      return inHearing((hearing) => ({
        deliberation: hearing.deliberation && { ...hearing.deliberation, closed: true, agreed: event.agreed },
      }));
    case 'decisionProposed':
      return inHearing(() => ({ proposal: summarize(event, entry, event.proposalCommitment) }));
    case 'signatureRefused':
      return inHearing(() => ({ proposal: null }));
    case 'decided':
      return {
        ...state,
        phase: 'decided',
        decision: summarize(event, entry, event.reasonsCommitment),
        hearing: state.hearing && { ...state.hearing, holding: null, proposal: null },
      };
    case 'withdrawalProposed':
      return { ...state, withdrawal: { reasonCommitment: event.reasonCommitment, declined: false } };
    case 'withdrawalAnswered':
      return { ...state, ...(state.withdrawal && { withdrawal: { ...state.withdrawal, declined: !event.agreed } }) };
    case 'caseWithdrawn':
      return { ...state, phase: 'withdrawn', hearing: state.hearing && { ...state.hearing, holding: null } };
    case 'laterOutcomeRecorded':
      return {
        ...state,
        laterOutcome: event.event,
        laterOutcomeSeq: entry.seq,
        laterOutcomeComparable: event.comparable ?? true,
      };
    case 'surveyAnswered':
      return { ...state, surveyed: true };
    case 'helperGranted': {
      const helper = { helperId: event.helperId, grantedAt: at, revoked: false };
      return { ...state, helpers: [...(state.helpers ?? []), helper] };
    }
    case 'helperRevoked':
      return {
        ...state,
        helpers: (state.helpers ?? []).map((each) =>
          each.helperId === event.helperId ? { ...each, revoked: true } : each,
        ),
      };
    case 'linkReadByStaff': {
      const { type: _, ...reader } = event;
      const { hearing } = state;
      const leaves = reader.endsBlindness && hearing?.holding?.judgeId === reader.staffId;
      return {
        ...state,
        linkReaders: [...(state.linkReaders ?? []), reader],
        hearing: hearing && leaves ? { ...hearing, holding: null } : hearing,
      };
    }
    case 'erasureRequested':
      return { ...state, erasureRequest: { at, whyCommitment: event.whyCommitment } };
    case 'subjectErased':
      return { ...state, erasedAt: at };
    case 'legalHoldSet':
      return { ...state, legalHold: { until: event.until } };
    default:
      return assertNever(event);
  }
}

/** The subject has been reached: a window that this opens begins anew. */
function reach(
  { unreached: _, ...state }: CaseState,
  { windowEndsAt: endsAt, dueAt }: Extract<CaseEvent, { type: 'noticeHandedOver' | 'subjectReached' }>,
  at: string,
): CaseState {
  return {
    ...state,
    notified: true,
    phase: endsAt !== null && state.phase === 'scored' ? 'appealWindow' : state.phase,
    window: endsAt === null ? state.window : { endsAt, closed: false, outagesSince: at },
    hearing: state.hearing && { ...state.hearing, ...(dueAt !== undefined && { dueAt }) },
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

/** The subject has said more: a decision that waits for a signature was made without it. */
const hearMore = ({ hearing }: CaseState): Partial<CaseState> => ({
  nothingToAdd: false,
  hearing: hearing && { ...hearing, proposal: null },
});

/** A proposal that the subject's first correction came after was made without it, and an adverse one waits for it. */
function takeUpCorrection(state: CaseState): CaseState {
  const proposal = state.hearing?.proposal;
  if (!state.hearing || !proposal?.adverse || proposal.judgeId === null) return state;
  if (!hasUnansweredCorrection(state, proposal.judgeId)) return state;
  return { ...state, hearing: { ...state.hearing, proposal: null } };
}

const changeAppointment = (
  { appointments = [] }: Hearing,
  { appointmentId }: { appointmentId: string },
  change: Pick<Appointment, 'at'> & Partial<Appointment>,
): Partial<Hearing> => ({
  appointments: appointments.map((each) =>
    each.appointmentId === appointmentId ? { ...each, ...change, sequence: each.sequence + 1 } : each,
  ),
});

const changeObjections = (
  { objections }: Hearing,
  isMeant: (objection: Objection) => boolean,
  change: Partial<Objection>,
): Partial<Hearing> =>
  objections ? { objections: objections.map((each) => (isMeant(each) ? { ...each, ...change } : each)) } : {};

const changeLateClaim = (state: CaseState, claimIds: readonly string[], change: Partial<LateClaim>): CaseState => ({
  ...state,
  lateClaims: (state.lateClaims ?? []).map((each) => (claimIds.includes(each.claimId) ? { ...each, ...change } : each)),
});

/**
 * Late claims that are admitted become claims of the time at which they were raised. The hearing that led to a decision starts
 * anew with its first judge; what was recorded, asked and shown in it stays.
 */
function reopen(before: CaseState, admitted: readonly string[]): CaseState {
  const state = changeLateClaim(before, admitted, { status: 'admitted' });
  const claims = (state.lateClaims ?? [])
    .filter(({ claimId }) => admitted.includes(claimId))
    .map(({ claimId, raisedAt }) => ({ claimId, raisedAt, withdrawn: false }));
  const { hearing } = state;
  const anew: Partial<Hearing> =
    state.phase === 'decided'
      ? {
          grounds: [],
          deliberation: null,
          escalatedFrom: null,
          seeking: { role: 'judge', seat: 'first' },
          secondJudge: { seed: '', drawn: false },
        }
      : {};
  return {
    ...state,
    nothingToAdd: false,
    claims: [...state.claims, ...claims],
    hearing: hearing && { ...hearing, ...anew, proposal: null },
  };
}

function openHearing(
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

function summarize(
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
