import { parseDuration } from '#workflows/domain/duration.ts';
import type { Moment } from './moment.ts';
import {
  answerByIn,
  is,
  every,
  latest,
  isReachedIn,
  isTooLateIn,
  reachedTooLateIn,
  isUnderReviewIn,
  isWindowClosedIn,
  lateClaimsIn,
  openObjectionIn,
  claimsEndIn,
  claimsIn,
  recusedIn,
  arrivalIn,
  restsIn,
  scoreIn,
  isAnewIn,
  windowEndIn,
} from './reading-a-trail.ts';
import { PARTS, THE_SUBJECTS_ALONE } from './parts.ts';

/** What must hold of every entry, given the trail before it. The names are what the tests speak of. */
export const OF_ENTRIES: Record<string, (moment: Moment) => boolean> = {
  'an exception names its facts': ({ entry: { event } }) =>
    event.type !== 'perspectiveRecorded' ||
    event.findings.every((finding) => finding.finding !== 'exceptional' || finding.individualFactIds.length > 0),
  'a record says enough': ({ entry: { event } }) =>
    event.type !== 'perspectiveRecorded' ||
    ['restatement', 'whereIDiffer', 'ifAboutMyself', 'strongestCaseFor', 'strongestCaseAgainst'].every((name) =>
      event.parts?.some(({ part, letters }) => part === name && letters >= 40),
    ),
  'only a person contributes theory and empathy': ({ entry: { actor, event } }) => {
    const contributed = event.type === 'perspectiveRecorded' || event.type === 'theoryAssessed';
    return !contributed || (actor.kind === 'human' && (actor.role === 'judge' || actor.role === 'supervisor'));
  },
  'the score is a model’s': ({ entry: { actor, event } }) =>
    event.type !== 'scored' || actor.kind === 'llm' || actor.kind === 'model',
  'nobody is shown the score before their record': ({ before, entry: { event } }) =>
    event.type !== 'scoreRevealed' ||
    every('perspectiveRecorded', before).some(({ actor }) => actor.id === event.judgeId),
  'nobody judges a comparison that they have not been shown': ({ before, entry: { event, actor } }) =>
    event.type !== 'comparisonAssessed' ||
    (actor.id === event.judgeId &&
      every('scoreRevealed', before).some(({ event: { judgeId } }) => judgeId === event.judgeId)),
  'nobody gets a hearing they stepped back from': ({ before, entry: { event } }) =>
    event.type !== 'hearingAssigned' || !recusedIn(before).includes(event.judgeId),
  'nobody hears a case whose outcome they read on the subject’s page first': ({ policy, before, entry }) => {
    const { event } = entry;
    const judgeId =
      event.type === 'hearingAssigned' ? event.judgeId : event.type === 'perspectiveRecorded' ? entry.actor.id : null;
    const hasRecord = every('perspectiveRecorded', before).some(({ actor }) => actor.id === judgeId);
    const isScored = (seq: number) => scoreIn(before.filter((each) => each.seq < seq)) !== undefined;
    const readIt = every('linkReadByStaff', before).some((each) => each.actor.id === judgeId && isScored(each.seq));
    return judgeId === null || policy.blind === 'none' || hasRecord || !readIt;
  },
  'nobody is their own second judge': ({ before, entry: { event } }) =>
    event.type !== 'hearingAssigned' ||
    every('perspectiveRecorded', before).every(
      ({ actor, event: { seat } }) => actor.id !== event.judgeId || seat === event.seat,
    ),
  'what a judge could not decipher moves on to others': ({ before, entry: { event } }) => {
    if (event.type !== 'hearingAssigned' || event.seat === 'supervisor') return true;
    const own = every('perspectiveRecorded', before).findLast(({ actor }) => actor.id === event.judgeId);
    return own === undefined || own.event.findings.every(({ finding }) => finding !== 'cannotDecipher');
  },
  'a record speaks to every open claim and to no other': ({ before, entry: { event } }) => {
    if (event.type !== 'perspectiveRecorded') return true;
    const found = event.findings.map(({ claimId }) => claimId);
    return found.toSorted().join() === claimsIn(before).toSorted().join();
  },
  'nobody with a conflict makes a finding': ({ entry: { event } }) =>
    event.type !== 'perspectiveRecorded' || !event.conflict,
  'a changed mind gives a reason': ({ before, entry: { actor, event } }) => {
    if (event.type !== 'perspectiveRecorded' || event.changeReasonCommitment !== null) return true;
    const earlier = every('perspectiveRecorded', before).findLast((each) => each.actor.id === actor.id);
    if (earlier && every('scoreRevealed', before).some(({ event: { judgeId } }) => judgeId === actor.id)) return false;
    return (
      earlier?.event.findings.every(({ claimId, finding }) =>
        event.findings.every((now) => now.claimId !== claimId || now.finding === finding),
      ) ?? true
    );
  },
  'the policy limits the questions': ({ policy, before, entry: { event } }) =>
    event.type !== 'questionAsked' || every('questionAsked', before).length < policy.hearing.questions.maximum,
  'only the subject closes a claim': ({ entry: { actor, event } }) =>
    (event.type !== 'claimWithdrawn' && event.type !== 'claimRaised') || actor.kind === 'subject',
  'nothing but its subject takes back a case with a claim': ({ before, entry: { actor, event } }) =>
    event.type !== 'caseWithdrawn' || claimsIn(before).length === 0 || actor.kind === 'subject',
  'no claim is taken outside its window': ({ policy, before, entry: { at, event } }) => {
    if (event.type !== 'claimRaised') return true;
    const until = claimsEndIn(policy, before);
    const isOver = before.some(is('decided')) && !isUnderReviewIn(before);
    return until !== null && at < until && !isOver;
  },
  'no claim is turned away while claims are taken': ({ policy, before, entry: { at, event } }) => {
    if (event.type !== 'claimRefused') return true;
    const until = claimsEndIn(policy, before);
    const isOver = isWindowClosedIn(before) || before.some(is('decided', 'caseWithdrawn'));
    const scoring = latest(before, 'scored', 'unscored');
    const isTooEarly = scoring === undefined || isAnewIn(before, scoring.seq);
    const isLate = isReachedIn(before) && (until === null || at >= until);
    return isTooEarly || isLate || isOver;
  },
  'a window closes no earlier than claims end unless the subject rests': ({ policy, before, entry: { at, event } }) => {
    if (event.type !== 'appealWindowClosed') return true;
    const until = claimsEndIn(policy, before);
    return (until !== null && at >= until) || restsIn(before);
  },
  'a window is only ever lengthened, and only while it is open': ({ before, entry: { event } }) => {
    if (event.type !== 'appealWindowExtended') return true;
    const endsAt = windowEndIn(before);
    // After a score on corrected facts the subject has the whole window again.
    const isOver =
      event.reason !== 'corrected' &&
      (isWindowClosedIn(before) || (before.some(is('decided')) && !isUnderReviewIn(before)));
    return endsAt !== null && event.windowEndsAt > endsAt && !isOver;
  },
  'the time for an answer is only ever lengthened, and only while it runs': ({ before, entry: { at, event } }) => {
    if (event.type !== 'answerTermExtended') return true;
    const answerBy = answerByIn(before);
    return answerBy !== null && at < answerBy && answerBy < event.answerBy;
  },
  'a window that is opened again ends no earlier': ({ before, entry: { event } }) => {
    if (event.type !== 'noticeHandedOver' && event.type !== 'subjectReached') return true;
    const endsAt = windowEndIn(before);
    return event.windowEndsAt === null || endsAt === null || event.windowEndsAt >= endsAt;
  },
  'a window is opened for a subject who was not reached alone': ({ before, entry: { event } }) =>
    (event.type !== 'noticeHandedOver' && event.type !== 'subjectReached') ||
    event.windowEndsAt === null ||
    !isReachedIn(before),
  'what comes too late for a window says so': ({ before, entry }) => {
    const { event } = entry;
    if (event.type !== 'noticeHandedOver' && event.type !== 'subjectReached') return true;
    return (event.tooLate === true) === isTooLateIn(before, entry);
  },
  'a letter is posted once, and reaches its subject by its arrival or their signature alone': ({ before, entry }) => {
    const { event, at, actor } = entry;
    if (event.type === 'letterHandedOver') {
      const { noticeId } = event;
      const last = before.findLast(
        (each) => is('letterPrepared', 'letterHandedOver')(each) && each.event.noticeId === noticeId,
      );
      return last?.event.type === 'letterPrepared' && event.on >= last.at.slice(0, 10);
    }
    if (event.type !== 'subjectReached' || event.by === 'link')
      return event.type !== 'subjectReached' || actor.kind === 'subject';
    const sent = every('letterHandedOver', before).findLast((each) => each.event.noticeId === event.noticeId);
    const bounced = latest(before, 'noticeBounced');
    if (!sent || (bounced && bounced.seq > sent.seq)) return false;
    const { arrivesAt } = sent.event;
    return event.by === 'pickUp' ? sent.event.way === 'pickUp' : arrivesAt !== null && arrivesAt <= at;
  },
  'a file is taken while the subject may speak': ({ policy, before, entry: { at, actor, event } }) => {
    if (event.type !== 'attachmentAdded') return true;
    if (event.originalOf !== undefined)
      return every('claimWrittenDown', before).some((each) => each.event.claimId === event.originalOf);
    const until = claimsEndIn(policy, before);
    const answerBy = answerByIn(before);
    const mayAnswer = answerBy !== null && at < answerBy;
    return actor.kind === 'subject' && ((until !== null && at < until) || mayAnswer);
  },
  'a file goes once, and an original never': ({ before, entry: { actor, event } }) => {
    if (event.type !== 'attachmentRemoved') return true;
    const { attachmentId } = event;
    const added = every('attachmentAdded', before).find((each) => each.event.attachmentId === attachmentId);
    const isGone = every('attachmentRemoved', before).some((each) => each.event.attachmentId === attachmentId);
    return actor.kind === 'subject' && added !== undefined && added.event.originalOf === undefined && !isGone;
  },
  'no due time is later than the law’s': ({ before, entry: { event } }) => {
    const legal = arrivalIn(before)?.legalDeadline ?? null;
    return !('dueAt' in event) || event.dueAt === undefined || legal === null || event.dueAt <= legal;
  },
  'what is over stays over': ({ before, entry: { event } }) => {
    const after = [
      'noticeHandedOver',
      'noticeUndeliverable',
      'noticeDelayed',
      'noticeBounced',
      'contactCorrected',
      'caseSeen',
      'letterPrepared',
      'letterHandedOver',
      'subjectReached',
      'lateClaimRaised',
      'lateClaimDeclined',
      'caseReopened',
      'reviewRequested',
      'claimWrittenDown',
      'decided',
      'decisionProposed',
      'signatureRefused',
      'laterOutcomeRecorded',
      'surveyAnswered',
      'objectionAnswered',
    ];
    if (event.type === 'claimRefused' || event.type === 'subjectErased' || event.type === 'legalHoldSet') return true;
    const always = ['erasureRequested', 'linkReadByStaff', 'helperGranted', 'helperRevoked'];
    if (always.includes(event.type)) return true;
    if (event.type === 'recordingAnswered' && !event.allowed) return true;
    const isOfNotice = [
      'noticeHandedOver',
      'noticeUndeliverable',
      'noticeDelayed',
      'letterPrepared',
      'letterHandedOver',
    ].includes(event.type);
    // Notices may be on their way while the case is withdrawn; they open no window then.
    if (before.some(is('caseWithdrawn')))
      return isOfNotice && (event.type !== 'noticeHandedOver' || event.windowEndsAt === null);
    if (isUnderReviewIn(before)) return event.type !== 'caseWithdrawn' && event.type !== 'hearingClosed';
    return !before.some(is('decided')) || after.includes(event.type);
  },
  'what a subject expects is said once, before any judge’s record': ({ before, entry: { event } }) =>
    event.type !== 'expectationsAnswered' || !before.some(is('expectationsAnswered', 'perspectiveRecorded')),
  'nothing is recorded that the subject does not allow': ({ before, entry: { event } }) => {
    if (event.type !== 'recordingAdded') return true;
    return before.findLast(is('recordingAnswered'))?.event.allowed === true;
  },
  'one later outcome is in force': ({ before, entry: { event } }) => {
    if (event.type !== 'laterOutcomeRecorded') return true;
    const last = before.findLast(is('laterOutcomeRecorded'));
    return last === undefined ? event.supersedes === undefined : event.supersedes?.seq === last.seq;
  },
  'a late claim is settled once, by a supervisor': ({ before, entry: { actor, event } }) => {
    if (event.type !== 'caseReopened' && event.type !== 'lateClaimDeclined') return true;
    if (event.type === 'caseReopened' && event.because !== undefined) return event.admitted.length === 0;
    const waiting = lateClaimsIn(before);
    const settled = event.type === 'caseReopened' ? event.admitted : [event.claimId];
    return actor.kind === 'human' && actor.role === 'supervisor' && settled.every((each) => waiting.includes(each));
  },
  'a person is asked for once, about what a machine decided, within the term': ({ policy, before, entry }) => {
    if (entry.event.type !== 'reviewRequested') return true;
    const decided = latest(before, 'decided');
    const term = parseDuration(policy.reviewTerm ?? 'P30D') ?? 0;
    const isAutomatic = decided?.event.decidedBy === null;
    const since = isAutomatic ? (reachedTooLateIn(before) ?? (isReachedIn(before) ? decided.at : entry.at)) : entry.at;
    return isAutomatic && !isUnderReviewIn(before) && Date.parse(entry.at) < Date.parse(since) + term;
  },
  'a bounce, and nothing else without a supervisor, puts an adverse decision that no person made in question': ({
    before,
    entry: { event },
  }) => {
    const [last, decided] = [before.at(-1), latest(before, 'decided')];
    const isInQuestion =
      last?.event.type === 'noticeBounced' &&
      decided?.event.adverse === true &&
      decided.event.decidedBy === null &&
      !isUnderReviewIn(before);
    return (event.type === 'caseReopened' && event.because === 'bounced') === isInQuestion;
  },
  'what is written down was said while claims were taken, to a supervisor': ({ policy, before, entry }) => {
    const { actor, at, event } = entry;
    if (event.type !== 'claimWrittenDown') return true;
    const until = claimsEndIn(policy, before);
    const isOver = before.some(is('decided')) && !isUnderReviewIn(before);
    const isInTime =
      (!isReachedIn(before) && !isOver) || (until === null ? !before.some(is('decided')) : event.receivedAt < until);
    const since = before[0]?.at ?? at;
    return actor.role === 'supervisor' && isInTime && event.receivedAt >= since && event.receivedAt <= at;
  },
  'a late claim is late': ({ policy, before, entry: { at, event } }) => {
    if (event.type !== 'lateClaimRaised') return true;
    const until = claimsEndIn(policy, before);
    const isOver = before.some(is('decided'));
    const isLate = isWindowClosedIn(before) || until === null || at >= until;
    return isOver || (isReachedIn(before) && isLate);
  },
  'a subject asks for erasure once, of what is not erased': ({ before, entry: { event } }) =>
    event.type !== 'erasureRequested' || !before.some(is('erasureRequested', 'subjectErased')),
  'an objection is answered once, by a supervisor it is not about': ({ before, entry: { actor, event } }) => {
    if (event.type !== 'objectionAnswered') return true;
    const open = openObjectionIn(before);
    return actor.role === 'supervisor' && open?.objectionId === event.objectionId && actor.id !== open.judgeId;
  },
  'nothing is decided, and the judge in question records nothing, while an objection waits': ({
    before,
    entry: { actor, event },
  }) => {
    const open = openObjectionIn(before);
    if (open?.waits !== true) return true;
    const isDecision = event.type === 'decided' || event.type === 'decisionProposed';
    return !isDecision && (event.type !== 'perspectiveRecorded' || actor.id !== open.judgeId);
  },
  'subject and holder write to each other while the case is heard': ({ before, entry: { actor, event } }) => {
    if (event.type !== 'messageSent') return true;
    const taken = latest(before, 'hearingAssigned', 'leaseExpired', 'hearingReleased', 'hearingMoved')?.event;
    const isHolder = taken?.type === 'hearingAssigned' && taken.judgeId === actor.id;
    return before.some(is('hearingOpened')) && (actor.kind === 'subject' || (actor.kind === 'human' && isHolder));
  },
  'an appointment is missed only once its time has come, and comes to nothing else': ({
    before,
    entry: { at, event },
  }) => {
    if (event.type !== 'appointmentMissed') return true;
    const { appointmentId } = event;
    const own = before.flatMap((entry) =>
      is('appointmentChosen', 'appointmentMoved', 'appointmentCancelled', 'appointmentMissed')(entry) &&
      entry.event.appointmentId === appointmentId
        ? [entry.event]
        : [],
    );
    const last = own.at(-1);
    return last?.type === 'appointmentChosen' && last.time <= at;
  },
  'nothing is erased of an open case, twice, or under a legal hold': ({ before, entry: { at, event } }) => {
    if (event.type !== 'subjectErased' && event.type !== 'attachmentRemoved') return true;
    const until = every('legalHoldSet', before).at(-1)?.event.until;
    const isHeld = until === null || (until !== undefined && until > at);
    if (event.type === 'attachmentRemoved') return !isHeld;
    return before.some(is('decided', 'caseWithdrawn')) && !before.some(is('subjectErased')) && !isHeld;
  },
  'nobody acts for another institution or on what they declared a conflict with': ({ before, entry, instruction }) => {
    const home = arrivalIn(before)?.institutionId;
    if (home === undefined || entry.event.type === 'claimRefused') return true;
    const asJudge = [
      ...(['assign', 'recordPerspective', 'reveal', 'assessTheory'] as const),
      ...(['assessComparison', 'recordDecision', 'signDecision'] as const),
    ] as string[];
    return (
      instruction.institutionId === home &&
      !(instruction.conflicted === true && asJudge.includes(instruction.command.type))
    );
  },
  'a helper acts while the subject lets them, and ends nothing': ({ before, entry, instruction: { command } }) => {
    const { actor } = entry;
    if (actor.kind !== 'subject' || actor.role === 'subject') return true;
    const helperId = actor.role.slice('helper:'.length);
    const granted = every('helperGranted', before).some(({ event }) => event.helperId === helperId);
    const revoked = every('helperRevoked', before).some(({ event }) => event.helperId === helperId);
    return granted && !revoked && !THE_SUBJECTS_ALONE.includes(command.type);
  },
  'everyone keeps to their part': ({ before, entry, instruction: { actor, command } }) => {
    if (entry.event.type === 'claimRefused') return actor.kind === 'subject';
    const part = PARTS[actor.kind === 'subject' ? 'subject' : actor.role] ?? [];
    const subjectId = arrivalIn(before)?.subjectId;
    return part.includes(command.type) && (actor.kind !== 'subject' || actor.id === subjectId);
  },
};
