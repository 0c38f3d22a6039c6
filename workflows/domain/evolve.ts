import { addDuration } from './duration.ts';
import type { CaseEvent, ExtensionReason, TrailEvent } from './event.ts';
import { hearMore, raiseClaim, writeDownClaim } from './evolve/claims.ts';
import { applyToConversation } from './evolve/conversation.ts';
import { applyToHearing, changeObjections, openHearing, summarize } from './evolve/hearing.ts';
import { prepareLetter, sendLetter, withoutLetters } from './evolve/letters.ts';
import { bounce, markUndeliverable, reach } from './evolve/reaching.ts';
import { changeLateClaim, reopen } from './evolve/reopen.ts';
import { applyRecording } from './evolve/recording.ts';
import { scoreAnew, takeScore } from './evolve/scoring.ts';
import { assertNever } from './refusal.ts';
import { hasUnansweredCorrection, type CaseState, type LateClaim } from './state.ts';
import type { Hearing } from './hearing.ts';

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
    ...(event.completedAt !== undefined && { completedAt: event.completedAt }),
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
      return markUndeliverable(state, at);
    case 'letterPrepared':
      return { ...state, letters: prepareLetter(state, event, at) };
    case 'letterHandedOver':
      return { ...state, ...sendLetter(state, event) };
    case 'noticeBounced':
      return bounce(state, at);
    case 'contactCorrected':
      // What waits to be posted or collected is prepared anew for the new contact.
      return { ...state, contactCorrectedAt: at, ...withoutLetters(state, ({ arrivesAt }) => arrivesAt !== undefined) };
    case 'caseSeen':
    case 'noticeDelayed':
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
    case 'claimRaised':
      return raiseClaim(state, { ...entry, event });
    case 'claimWrittenDown':
      return writeDownClaim(state, { ...entry, event });
    case 'claimWithdrawn':
      return {
        ...state,
        claims: state.claims.map((claim) => (claim.claimId === event.claimId ? { ...claim, withdrawn: true } : claim)),
      };
    case 'lateClaimRaised': {
      const { claimId, language } = event;
      const late: LateClaim = { claimId, raisedAt: at, status: 'waiting', ...(language !== undefined && { language }) };
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
    case 'attachmentRemoved':
      return {
        ...state,
        attachments: state.attachments.map((file) =>
          file.attachmentId === event.attachmentId ? { ...file, removedAt: at } : file,
        ),
      };
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
    case 'leaseRenewed':
    case 'leaseExpired':
    case 'holderAbsent':
    case 'hearingDelegated':
    case 'hearingReleased':
    case 'judgeRecused':
    case 'judgeObjectedTo':
    case 'objectionOverdue':
    case 'objectionAnswered':
    case 'hearingMoved':
    case 'hearingReminded':
    case 'hearingOverdue':
    case 'questionAsked':
    case 'answerTermExtended':
    case 'questionAnswered':
    case 'questionLapsed':
    case 'scoreRevealed':
    case 'theoryAssessed':
    case 'comparisonAssessed':
    case 'deliberationOpened':
    case 'deliberationNoted':
    case 'deliberationClosed':
    case 'decisionProposed':
    case 'signatureRefused':
      return inHearing((hearing) => applyToHearing(state, hearing, { ...entry, event }));
    case 'messageSent':
    case 'appointmentProposed':
    case 'appointmentChosen':
    case 'appointmentMoved':
    case 'appointmentCancelled':
    case 'appointmentMissed':
    case 'minuteRecorded':
    case 'minuteAnswered':
      return inHearing((hearing) => applyToConversation(hearing, { ...entry, event }));
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
    case 'recordingAnswered':
    case 'recordingAdded':
      return { ...state, ...applyRecording(state, event, at) };
    case 'expectationsAnswered':
      return { ...state, expectationsAnswered: true };
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
      return { ...state, ...withoutLetters(state, () => false), erasedAt: at };
    case 'legalHoldSet':
      return { ...state, legalHold: { until: event.until } };
    default:
      return assertNever(event);
  }
}

/** A proposal that the subject's first correction came after was made without it, and an adverse one waits for it. */
function takeUpCorrection(state: CaseState): CaseState {
  const proposal = state.hearing?.proposal;
  if (!state.hearing || !proposal?.adverse || proposal.judgeId === null) return state;
  if (!hasUnansweredCorrection(state, proposal.judgeId)) return state;
  return { ...state, hearing: { ...state.hearing, proposal: null } };
}
