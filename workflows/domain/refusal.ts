/**
 * Why the core refuses a command: a code, with its HTTP status, a title and a remedy. A command refused with 409 can succeed
 * later or after another act; one refused with 403 never succeeds for this actor.
 */
export const REFUSALS = {
  unknownCase: [404, 'There is no such case', 'check the id'],
  wrongPhase: [409, 'The case is not in a phase that allows this', 'read the case again'],
  appealWindowClosed: [
    409,
    'The appeal window has closed',
    'send what you have to say as a late claim; a supervisor decides whether it is admitted',
  ],
  appealWindowOpen: [
    409,
    'The appeal window is still open',
    'wait until it ends, or until the subject says that they have nothing to add',
  ],
  receivedLater: [
    422,
    'The case cannot have been received in the future',
    'give a day or time that is not in the future',
  ],
  windowNotLengthened: [409, 'An appeal window can only be extended', 'give an end that is later than the current one'],
  windowTooLong: [422, 'The new end is too far away', 'give an end within a year from now'],
  answerTermNotLengthened: [
    409,
    'The time for an answer can only be extended',
    'give a time that is later than the current one',
  ],
  answerTermTooLong: [
    422,
    'The new time for the answer is too far away',
    'give a time within a year from now, and before the legal deadline',
  ],
  scoreInconsistent: [422, 'The score does not lead to this outcome', 'score the case under its own policy version'],
  receivedTooLate: [
    409,
    'It was not said within the appeal window',
    'ask the subject to send it as a late claim through their private link, or reopen the case once it is decided',
  ],
  completedEarlier: [422, 'The case cannot have been complete then', 'give a day or time between its receipt and now'],
  receivedAtUnlikely: [422, 'The subject cannot have said it at that time', 'check when it was received'],
  subjectNotReached: [
    409,
    'The subject has not been reached',
    'read the hearing again, which says so, or have the institution correct the contact',
  ],
  nothingHandedOver: [
    409,
    'The subject does not count as reached',
    'correct the contact, so that a new notice goes out',
  ],
  claimInTime: [409, 'The appeal window is open', 'raise a claim; it is still in time'],
  lateClaimSettled: [409, 'The late claim is no longer waiting', 'read the case again'],
  nothingToReopen: [
    409,
    'There is nothing to reopen',
    'a case is reopened once it is decided, or where a late claim waits',
  ],
  notAutomatic: [
    409,
    'A person has already made this decision',
    'ask the institution if you want the decision looked at again',
  ],
  reviewTermEnded: [
    409,
    'The time to ask for a person has ended',
    'say as a late claim why your case is different; a supervisor decides whether it is admitted',
  ],
  decisionUnderReview: [
    409,
    'The decision in force is under review',
    'a judge confirms or supersedes it; until then nothing else ends the case',
  ],
  claimUnknown: [404, 'There is no such claim', 'check the claim id'],
  claimWithdrawn: [409, 'The claim has been withdrawn', 'leave it out'],
  claimOpen: [409, 'A claim is open', 'a person has to hear it first'],
  claimLimit: [409, 'No more claims can be raised', 'answer the judge’s questions, and add anything else there'],
  attachmentUnknown: [404, 'There is no such file', 'check the file id'],
  attachmentKept: [
    409,
    'The file stays with the case',
    'say in words what is wrong with it; the person who hears the case reads that beside the file',
  ],
  attachmentLimit: [409, 'No more files can be added', 'describe the rest in words'],
  findingMissing: [409, 'A claim has no finding', 'record a perspective with a finding for every open claim'],
  findingRepeated: [422, 'A claim has two findings', 'give one finding for each claim'],
  perspectiveMissing: [409, 'The perspective record is missing', 'submit your perspective record first'],
  changeReasonMissing: [422, 'A changed record needs a reason', 'say in changeReason what changed your mind'],
  outOfDate: [409, 'The case has changed since you read it', 'read the hearing again; your draft has been saved'],
  nothingCompared: [
    409,
    'The case has no score',
    'the case was not compared with earlier ones, so there is no comparison to assess',
  ],
  revealMissing: [
    409,
    'The score has not been revealed',
    'submit your perspective record, then read the hearing again',
  ],
  undecipheredMovesOn: [409, 'A claim could not be deciphered', 'it goes to another judge, then to a supervisor'],
  individualFactsMissing: [
    422,
    'A finding of exceptional names no facts',
    'name the individual facts that make the case an exception',
  ],
  recordTooThin: [
    422,
    'The perspective record does not say enough',
    'write more in each part that is named, in your own words for this case',
  ],
  outcomeWithoutFactsMissing: [
    422,
    'The decision does not say what it would have been without the individual facts',
    'give outcomeWithoutIndividualFacts',
  ],
  individualFactUnknown: [422, 'No such individual fact was named', 'use the ids of the facts in the findings'],
  factsUnaccounted: [
    422,
    'The decision does not say what each individual fact changed',
    'say in individualFacts, for each fact that a finding names, what it changed',
  ],
  outcomeUnknown: [422, 'The policy has no such outcome', 'use one of the outcomes the policy declares'],
  contributionsIncomplete: [
    422,
    'Not every contribution is marked',
    'mark each as principal, considered or setAside, with a reason',
  ],
  helperLimit: [409, 'No more helpers can be named', 'take back the link of one first'],
  helperUnknown: [404, 'There is no such helper', 'check the id'],
  questionPending: [409, 'A question to the subject is open', 'wait for the answer or its deadline'],
  questionUnknown: [404, 'There is no such question', 'check the question id'],
  questionAnswered: [409, 'The question has already been answered', 'wait for the next question'],
  questionLimit: [409, 'No more questions can be asked', 'go on with the hearing'],
  questionDeadlinePassed: [409, 'The deadline for this answer has passed', 'raise a claim if the window is still open'],
  restatementReplaced: [
    409,
    'The judge has replaced this restatement',
    'read your case again and respond to the new one',
  ],
  restatementPending: [
    409,
    'The subject still has time to say whether you have understood them',
    'wait for their reply or its deadline',
  ],
  correctionUnanswered: [
    409,
    'The subject has corrected your restatement of their point of view',
    'read the correction, then submit your record again and say in changeReason how you take it into account',
  ],
  exceptionSetAside: [
    422,
    'An exception cannot rest on a record that is set aside',
    'mark a record that finds the exception as principal or considered',
  ],
  withdrawalPending: [
    409,
    'The subject has already been asked to agree to the withdrawal',
    'go on with the hearing unless they agree',
  ],
  withdrawalDeclined: [409, 'The subject wants to be heard', 'go on with the hearing until it is decided'],
  withdrawalNotProposed: [409, 'No withdrawal has been proposed', 'no action is needed'],
  choiceNotOffered: [
    403,
    'Under this policy judges do not choose their hearings',
    'take the next one; a supervisor can assign this one to you',
  ],
  colleagueCannotHear: [
    409,
    'This colleague cannot take the hearing',
    'name another, or return the hearing to the queue',
  ],
  alreadyAssigned: [409, 'The hearing is assigned to another judge', 'take the next one'],
  notAssigned: [403, 'The hearing is not assigned to you', 'take it first'],
  notQueued: [409, 'The hearing is not waiting for a judge', 'take the next one'],
  notPermitted: [403, 'You are not permitted to do this', 'ask a supervisor'],
  leaseEnded: [
    409,
    'Your time with this hearing has ended',
    'take it again if it is still waiting; your draft has been saved',
  ],
  secondJudgeMissing: [409, 'A second judge has to hear the case first', 'wait for their perspective record'],
  deliberationPending: [409, 'The judges have to deliberate first', 'add your note, and wait for the other judge’s'],
  deliberationNotPending: [409, 'No deliberation is pending', 'go on with the hearing'],
  signatureMissing: [409, 'A second signature is needed', 'another judge or a supervisor has to sign'],
  signatureNotPending: [409, 'No decision is waiting for a signature', 'go on with the hearing'],
  supersedingReasonMissing: [422, 'A new decision needs a reason', 'say in supersedesReason what changed'],
  supersedesWrongDecision: [409, 'That is not the decision in force', 'read the case again'],
  nothingToClose: [409, 'There is nothing to close', 'read the case again'],
  notDue: [409, 'It is too early for this', 'wait for the deadline'],
  outcomeAlreadyRecorded: [
    409,
    'The later outcome has already been recorded',
    'to correct it, give supersedes (the entry that recorded it, or the id of its precedent) and a reason',
  ],
  outcomeNotRecorded: [409, 'No later outcome has been recorded yet', 'send it without supersedes'],
  supersedesWrongOutcome: [409, 'That is not the later outcome in force', 'read the case again'],
  decisionInForce: [
    409,
    'A decision is in force',
    'a supervisor reopens the case first, with POST /v1/cases/{id}/reopen; then correct the facts',
  ],
  scorePending: [409, 'The case is being scored again on corrected facts', 'wait for the score, and read it'],
  noticeOfEarlierContact: [
    409,
    'That notice went to a contact that has since been corrected',
    'no action is needed; the subject gets their notices at the new contact',
  ],
  letterUnknown: [
    404,
    'No such letter is waiting',
    'read the case again; after a correction the notice is prepared anew',
  ],
  dayUnlikely: [422, 'This cannot be the day', 'give the day on which the letter was posted or collected'],
  factsUnchanged: [409, 'The facts are as they were', 'give the facts that differ'],
  caseOpen: [409, 'The case is still open', 'wait until it is decided, or withdraw it'],
  underLegalHold: [409, 'A legal hold is in force', 'ask a supervisor to end the hold'],
  erased: [409, 'The data of this case’s subject has been erased', 'nothing more can be done with their words'],
  conversationClosed: [
    409,
    'The conversation is closed',
    'messages can be sent while the case is heard and no decision waits for a signature',
  ],
  messageLimit: [409, 'No more messages can be sent', 'go on with the hearing'],
  appointmentUnknown: [404, 'There is no such appointment', 'check the appointment id'],
  appointmentLimit: [409, 'No more appointments can be proposed', 'move one, or go on with the hearing'],
  appointmentOver: [409, 'The appointment is cancelled or was missed', 'propose another one'],
  timeNotProposed: [422, 'This time was not proposed, or has passed', 'choose one of the times that are proposed'],
  timePassed: [422, 'A proposed time has passed', 'propose times in the future'],
  wayNotAllowed: [
    422,
    'The policy does not provide for this way of meeting',
    'use one of the ways that the policy allows',
  ],
  minuteUnknown: [404, 'There is no such minute', 'check the minute id'],
  minuteOfNoTime: [
    422,
    'A minute can only be recorded of a meeting that has ended',
    'give a from that is before to, and a to that has passed',
  ],
  nobodyHears: [409, 'No person is hearing the case now', 'wait until a person hears it; their role is shown here'],
  objectionOpen: [
    409,
    'The subject has objected to the person who hears the case',
    'wait until a supervisor has answered the objection',
  ],
  objectionUnknown: [404, 'There is no such objection', 'check the objection id'],
  objectionAnswered: [409, 'The objection has already been answered', 'read the case again'],
  recordingNotAllowed: [
    409,
    'The subject does not allow recordings',
    'ask the subject, who can allow them on their page; the minute needs no recording',
  ],
  recordingLimit: [409, 'No more recordings can be added to this case', 'summarise further meetings in a minute'],
  alreadyGiven: [409, 'This has already been done', 'no action is needed'],
} as const satisfies Record<string, readonly [number, string, string]>;

export type RefusalCode = keyof typeof REFUSALS;

/** A refusal: its code, and the details of this instance. */
export interface Refusal {
  code: RefusalCode;
  /** What the title leaves out, in a sentence. */
  detail?: string;
}

export const refuse = (code: RefusalCode, detail?: string): { accepted: false; refusal: Refusal } => ({
  accepted: false,
  refusal: detail === undefined ? { code } : { code, detail },
});

/** HTTP status, title and remedy of a refusal. */
export function describeRefusal(code: RefusalCode): { status: number; title: string; remedy: string } {
  const [status, title, remedy] = REFUSALS[code];
  return { status, title, remedy };
}

/** For the default branch of an exhaustive switch. */
export function assertNever(value: never): never {
  throw new TypeError(`not handled: ${JSON.stringify(value)}`);
}
