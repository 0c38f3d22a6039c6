import type { AuditedEntry } from '#db/audit/case-trail.ts';
import { assertNever } from '#workflows/domain/refusal.ts';
import { startDescription, thing, type Described, type Earlier } from './entry-description.ts';
import { named } from './prov-document.ts';

/** Says what an entry made and used, and notes in `earlier` what it leaves. */
export function describeEntry({ body: event, seq, actor }: AuditedEntry, earlier: Earlier): Described {
  const { described, make, use, take } = startDescription(earlier);
  const place = `${earlier.caseId}-${seq}`;

  switch (event.type) {
    case 'caseReceived':
      make(
        named('case', earlier.caseId),
        thing('Case', {
          'hearken:docket': event.docketId,
          ...(event.receivedAt !== undefined && { 'hearken:receivedAt': event.receivedAt }),
          ...(event.completedAt !== undefined && { 'hearken:completedAt': event.completedAt }),
        }),
      );
      make(earlier.facts, thing('Facts', { 'hearken:commitment': event.factsCommitment }));
      use(earlier.policy);
      break;
    case 'factsCorrected': {
      const corrected = make(
        named('facts', place),
        thing('Facts', { 'hearken:commitment': event.factsCommitment }),
        earlier.facts,
      );
      earlier.facts = corrected;
      break;
    }
    case 'scored': {
      const { score } = event;
      const referenceClass = named('reference-class', score.referenceClassVersion);
      earlier.score = make(
        named('score', score.scoreId),
        thing('Score', {
          'hearken:probability': { $: String(score.probability), type: 'xsd:double' },
          'hearken:provisionalOutcome': score.provisionalOutcome,
          'hearken:sha256': score.scoreHash,
        }),
        earlier.facts,
        referenceClass,
      );
      use(earlier.policy);
      earlier.sources.set(score.scoreId, earlier.score);
      break;
    }
    case 'unscored':
      use(earlier.facts, earlier.policy);
      break;
    case 'noticeHandedOver':
      earlier.notice = make(
        named('notice', event.noticeId),
        thing('Notice', { 'hearken:commitment': event.contentCommitment }),
        earlier.score,
      );
      break;
    case 'claimRaised':
    case 'lateClaimRaised':
      earlier.claims.set(
        event.claimId,
        make(named('claim', event.claimId), thing('Claim', { 'hearken:commitment': event.statementCommitment })),
      );
      use(earlier.notice);
      break;
    case 'claimWrittenDown':
      earlier.claims.set(
        event.claimId,
        make(
          named('claim', event.claimId),
          thing('Claim', {
            'hearken:commitment': event.statementCommitment,
            'hearken:channel': event.channel,
            'hearken:receivedAt': { $: event.receivedAt, type: 'xsd:dateTime' },
          }),
        ),
      );
      use(earlier.notice, earlier.decision);
      break;
    case 'caseReopened':
      use(...event.admitted.map((claimId) => earlier.claims.get(claimId) ?? null), earlier.decision);
      break;
    case 'reviewRequested':
      make(
        named('review-request', event.requestId),
        thing('ReviewRequest', { 'hearken:commitment': event.whyCommitment }),
      );
      use(earlier.decision);
      break;
    case 'claimRefused':
      make(
        named('refused-claim', event.claimId),
        thing('RefusedClaim', { 'hearken:commitment': event.statementCommitment, 'hearken:reason': event.reason }),
      );
      break;
    case 'claimWithdrawn':
    case 'lateClaimDeclined':
      described.invalidated.push(named('claim', event.claimId));
      earlier.claims.delete(event.claimId);
      break;
    case 'attachmentAdded':
      earlier.materials.push(
        make(
          named('attachment', event.attachmentId),
          thing('Attachment', { 'hearken:commitment': event.contentCommitment, 'hearken:mediaType': event.mediaType }),
        ),
      );
      break;
    case 'attachmentRemoved': {
      const removed = named('attachment', event.attachmentId);
      described.invalidated.push(removed);
      earlier.materials = earlier.materials.filter((each) => each !== removed);
      break;
    }
    case 'questionAsked':
      make(named('question', event.questionId), thing('Question', { 'hearken:commitment': event.questionCommitment }));
      use(...earlier.claims.values());
      break;
    case 'questionAnswered':
      earlier.materials.push(
        make(
          named('answer', event.answerId),
          thing('Answer', { 'hearken:commitment': event.answerCommitment }),
          named('question', event.questionId),
        ),
      );
      break;
    case 'questionLapsed':
      use(named('question', event.questionId));
      break;
    case 'perspectiveRecorded': {
      const record = make(
        named('perspective-record', event.recordId),
        thing('PerspectiveRecord', { 'hearken:commitment': event.recordCommitment, 'hearken:version': event.version }),
        ...earlier.claims.values(),
        ...earlier.materials,
      );
      use(earlier.facts);
      for (const { claimId, finding, confidence } of event.findings)
        make(
          named('finding', `${event.recordId}-${claimId}`),
          thing('Finding', { 'hearken:finding': finding, 'hearken:confidence': confidence }),
          named('claim', claimId),
        );
      const replaced = earlier.records.get(actor.id);
      if (replaced !== undefined) {
        described.invalidated.push(replaced);
        described.derived.push({ name: record, from: replaced, revision: true });
        use(replaced);
      }
      earlier.records.set(actor.id, record);
      earlier.sources.set(event.recordId, record);
      break;
    }
    case 'restatementAnswered':
      make(
        named('restatement-answer', place),
        thing('RestatementAnswer', { 'hearken:confirmed': event.confirmed }),
        named('perspective-record', event.recordId),
      );
      break;
    case 'scoreRevealed':
      use(earlier.score, named('perspective-record', event.recordId));
      break;
    case 'theoryAssessed':
      earlier.sources.set(
        event.assessmentId,
        make(
          named('theory-assessment', event.assessmentId),
          thing('TheoryAssessment', { 'hearken:commitment': event.assessmentCommitment }),
          earlier.facts,
        ),
      );
      use(earlier.score);
      break;
    case 'comparisonAssessed':
      make(
        named('comparison-assessment', event.comparisonId),
        thing('ComparisonAssessment', { 'hearken:fit': event.fit, 'hearken:commitment': event.reasonsCommitment }),
      );
      use(earlier.score);
      break;
    case 'deliberationNoted':
      make(
        named('deliberation-note', place),
        thing('DeliberationNote', { 'hearken:commitment': event.noteCommitment }),
        ...earlier.records.values(),
      );
      break;
    case 'decisionProposed':
      earlier.proposal = make(
        named('proposal', event.decisionId),
        thing('ProposedDecision', { 'hearken:outcome': event.outcome, 'hearken:adverse': event.adverse }),
      );
      take(earlier.proposal, event.contributions);
      use(earlier.policy);
      break;
    case 'signatureRefused':
      if (earlier.proposal !== null) described.invalidated.push(earlier.proposal);
      earlier.proposal = null;
      break;
    case 'decided': {
      const decision = make(
        named('decision', event.decisionId),
        thing('Decision', {
          'hearken:outcome': event.outcome,
          'hearken:adverse': event.adverse,
          'hearken:route': event.route,
          ...(event.outcomeWithoutIndividualFacts !== null && {
            'hearken:outcomeWithoutIndividualFacts': event.outcomeWithoutIndividualFacts,
          }),
        }),
        earlier.proposal,
      );
      take(decision, event.contributions);
      use(earlier.policy);
      if (event.supersedes) {
        const replaced = named('decision', event.supersedes.decisionId);
        described.invalidated.push(replaced);
        described.derived.push({ name: decision, from: replaced, revision: true });
        use(replaced);
      }
      earlier.decision = decision;
      earlier.proposal = null;
      break;
    }
    case 'caseWithdrawn':
      described.invalidated.push(named('case', earlier.caseId));
      break;
    case 'laterOutcomeRecorded':
      make(
        named('later-outcome', event.supersedes ? place : earlier.caseId),
        thing('LaterOutcome', { 'hearken:event': event.event, 'hearken:observedAt': event.observedAt }),
      );
      use(earlier.decision);
      break;
    case 'surveyAnswered':
      make(named('survey', event.surveyId), thing('Survey'));
      use(earlier.decision);
      break;
    case 'expectationsAnswered':
      make(named('survey', event.surveyId), thing('Survey'));
      break;
    case 'messageSent': {
      const message = make(
        named('message', event.messageId),
        thing('Message', { 'hearken:commitment': event.messageCommitment }),
      );
      if (actor.kind === 'subject') earlier.materials.push(message);
      break;
    }
    case 'minuteRecorded':
      earlier.materials.push(
        make(named('minute', event.minuteId), thing('Minute', { 'hearken:commitment': event.minuteCommitment })),
      );
      break;
    case 'recordingAdded':
      make(
        named('recording', event.recordingId),
        thing('Recording', {
          'hearken:commitment': event.contentCommitment,
          'hearken:mediaType': event.mediaType,
          'hearken:madeBy': event.madeBy,
        }),
      );
      break;
    case 'recordingAnswered':
      make(named('recording-answer', place), thing('RecordingAnswer', { 'hearken:allowed': event.allowed }));
      break;
    case 'minuteAnswered':
      make(
        named('minute-answer', place),
        thing('MinuteAnswer', { 'hearken:confirmed': event.confirmed }),
        named('minute', event.minuteId),
      );
      break;
    case 'judgeObjectedTo':
      make(
        named('objection', event.objectionId),
        thing('Objection', { 'hearken:commitment': event.reasonCommitment }),
        named('case', earlier.caseId),
      );
      break;
    case 'objectionAnswered':
      make(
        named('objection-answer', event.objectionId),
        thing('ObjectionAnswer', { 'hearken:upheld': event.upheld, 'hearken:commitment': event.reasonCommitment }),
        named('objection', event.objectionId),
      );
      break;
    case 'appointmentProposed':
    case 'appointmentChosen':
    case 'appointmentMoved':
    case 'appointmentCancelled':
    case 'appointmentMissed':
    case 'objectionOverdue':
    case 'helperGranted':
    case 'helperRevoked':
    case 'linkReadByStaff':
    case 'erasureRequested':
    case 'subjectErased':
    case 'legalHoldSet':
    case 'withdrawalProposed':
    case 'withdrawalAnswered':
    case 'caseSeen':
    case 'noticeDelayed':
    case 'noticeUndeliverable':
    case 'noticeBounced':
    case 'contactCorrected':
    case 'letterPrepared':
    case 'letterHandedOver':
    case 'subjectReached':
    case 'nothingToAdd':
    case 'appealWindowClosed':
    case 'appealWindowExtended':
    case 'answerTermExtended':
    case 'hearingOpened':
    case 'hearingClosed':
    case 'hearingAssigned':
    case 'leaseRenewed':
    case 'leaseExpired':
    case 'holderAbsent':
    case 'hearingDelegated':
    case 'hearingReleased':
    case 'judgeRecused':
    case 'hearingReassigned':
    case 'hearingMoved':
    case 'hearingReminded':
    case 'hearingOverdue':
    case 'deliberationOpened':
    case 'deliberationClosed':
      break;
    default:
      assertNever(event);
  }
  return described;
}
