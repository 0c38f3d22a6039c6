import type { CaseMaterial } from '#db/cases/read-material.ts';
import type { CaseEvent } from '#workflows/domain/event.ts';
import type { AppealView } from './appeal-view.ts';
import type { AppealWords, StepName } from './appeal-words.ts';
import { describeHearer, type TellableNames } from './compose-hearer.ts';

/** What has happened in a case, in sentences for its subject and in the order in which it happened. */
export function composeSteps(
  { trail }: Pick<CaseMaterial, 'trail'>,
  names: TellableNames,
  { steps, hearer }: AppealWords,
): AppealView['steps'] {
  return trail.flatMap(({ event, at }) => {
    if (event.type === 'hearingAssigned') return [{ at, words: steps.taken(describeHearer(event, names, hearer)) }];
    const name = nameOf(event);
    return name === null ? [] : [{ at, words: steps[name] }];
  });
}

/** The sentence for an event; `null` for what changes nothing for the subject, or follows from the entry before it. */
function nameOf(event: CaseEvent): StepName | null {
  switch (event.type) {
    case 'restatementAnswered':
      return event.confirmed ? 'confirmed' : 'corrected';
    case 'withdrawalAnswered':
      return event.agreed ? 'withdrawalAgreed' : 'withdrawalDeclined';
    case 'objectionAnswered':
      return event.upheld ? 'objectionUpheld' : 'objectionDeclined';
    case 'hearingReassigned':
      return event.judgeId === null ? 'givenBack' : 'givenToAnother';
    case 'minuteAnswered':
      return event.confirmed ? 'minuteConfirmed' : 'minuteCorrected';
    case 'recordingAnswered':
      return event.allowed ? 'recordingAllowed' : 'recordingNotAllowed';
    case 'messageSent':
      // The conversation itself stands on the same page.
      return null;
    case 'hearingMoved':
      if (event.to === 'supervisor') return 'toSupervisor';
      return event.reason === 'requested' ? null : 'toAnother';
    default:
      return NAMES[event.type] ?? null;
  }
}

const NAMES: Partial<Record<CaseEvent['type'], StepName>> = {
  caseReceived: 'received',
  scored: 'scored',
  unscored: 'unscored',
  noticeHandedOver: 'notified',
  claimRaised: 'claimed',
  claimRefused: 'claimedTooLate',
  claimWithdrawn: 'claimWithdrawn',
  lateClaimRaised: 'claimedLate',
  lateClaimDeclined: 'lateClaimDeclined',
  caseReopened: 'reopened',
  attachmentAdded: 'fileAdded',
  attachmentRemoved: 'fileRemoved',
  nothingToAdd: 'rested',
  appealWindowClosed: 'windowClosed',
  appealWindowExtended: 'windowExtended',
  hearingOpened: 'hearingOpened',
  hearingClosed: 'hearingClosed',
  leaseExpired: 'givenBack',
  holderAbsent: 'givenBack',
  hearingDelegated: 'givenToAnother',
  hearingReleased: 'givenBack',
  judgeRecused: 'steppedBack',
  hearingOverdue: 'overdue',
  questionAsked: 'asked',
  answerTermExtended: 'answerTermExtended',
  questionAnswered: 'answered',
  questionLapsed: 'unanswered',
  perspectiveRecorded: 'recorded',
  scoreRevealed: 'revealed',
  deliberationOpened: 'deliberating',
  decisionProposed: 'proposed',
  signatureRefused: 'signatureRefused',
  decided: 'decided',
  withdrawalProposed: 'withdrawalProposed',
  caseWithdrawn: 'withdrawn',
  judgeObjectedTo: 'objected',
  objectionOverdue: 'objectionOverdue',
  appointmentProposed: 'timesProposed',
  appointmentChosen: 'timeChosen',
  appointmentMoved: 'appointmentMoved',
  appointmentCancelled: 'appointmentCancelled',
  appointmentMissed: 'appointmentMissed',
  minuteRecorded: 'minuteRecorded',
  recordingAdded: 'recordingAdded',
};
