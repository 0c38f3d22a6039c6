/**
 * Why the core refuses a command: the name, an HTTP status for the edge, a title, and what to do about it.
 * `conflict` names (409) can succeed later or after something else; 403 names never will for this actor.
 */
export const REFUSALS = {
  unknownCase: [404, 'There is no such case', 'check the id'],
  wrongPhase: [409, 'The case is not in a phase that allows this', 'read the case again'],
  appealWindowClosed: [409, 'The appeal window has closed', 'contact the institution; it can no longer be joined here'],
  appealWindowOpen: [
    409,
    'The appeal window is still open',
    'wait for its end, or for the subject to say that they have nothing to add',
  ],
  windowNotLengthened: [
    409,
    'An appeal window is only ever lengthened',
    'give an end that is later than the one it has',
  ],
  scoreInconsistent: [422, 'The score does not lead to this outcome', 'score the case under its own policy version'],
  claimUnknown: [404, 'There is no such claim', 'check the claim id'],
  claimWithdrawn: [409, 'The claim has been withdrawn', 'leave it out'],
  claimOpen: [409, 'A claim is open', 'a person has to hear it first'],
  claimLimit: [409, 'No further claim can be raised', 'answer the judge, or add to what you have said there'],
  attachmentLimit: [409, 'No further file can be added', 'say the rest in words'],
  findingMissing: [409, 'A claim has no finding', 'record a perspective with a finding for every open claim'],
  findingRepeated: [422, 'A claim has two findings', 'give one finding for each claim'],
  perspectiveMissing: [409, 'The perspective record is missing', 'submit your perspective record first'],
  changeReasonMissing: [422, 'A changed record needs a reason', 'say in changeReason what changed your mind'],
  outOfDate: [409, 'The case has changed since you read it', 'read the hearing again; your draft is kept'],
  revealMissing: [409, 'The score has not been revealed', 'read the hearing after your perspective record is in'],
  undecipheredMovesOn: [409, 'A claim could not be deciphered', 'it goes to another judge, then to a supervisor'],
  individualFactsMissing: [422, 'An exception names no facts', 'name the individual facts that make it one'],
  outcomeWithoutFactsMissing: [
    422,
    'The decision does not say what it would have been without the individual facts',
    'give outcomeWithoutIndividualFacts',
  ],
  outcomeUnknown: [422, 'The policy has no such outcome', 'use one of the outcomes the policy declares'],
  contributionsIncomplete: [
    422,
    'Not every contribution is marked',
    'mark each as principal, considered or setAside, with a reason',
  ],
  questionPending: [409, 'A question to the subject is open', 'wait for the answer or its deadline'],
  questionUnknown: [404, 'There is no such question', 'check the question id'],
  questionAnswered: [409, 'The question has its answer', 'wait for the next question'],
  questionLimit: [409, 'No further question may be asked', 'the policy limits them'],
  questionDeadlinePassed: [409, 'The time for this answer has passed', 'raise a claim if the window is still open'],
  restatementReplaced: [409, 'The judge has written it anew', 'read your case again and answer the newer one'],
  restatementPending: [
    409,
    'The subject still has time to say whether you have understood them',
    'wait for their word or its deadline',
  ],
  correctionUnanswered: [
    409,
    'The subject has corrected how you put their point of view',
    'read the correction, and submit your record again with what you make of it in changeReason',
  ],
  exceptionSetAside: [
    422,
    'What the individual facts changed cannot rest on a record that is set aside',
    'mark a record that finds the exception as principal or considered',
  ],
  withdrawalPending: [409, 'The subject has been asked', 'the hearing goes on until they agree'],
  withdrawalDeclined: [409, 'The subject wants to be heard', 'let the hearing go on to its decision'],
  withdrawalNotProposed: [409, 'Nobody has asked to take the case back', 'nothing is needed'],
  alreadyAssigned: [409, 'The hearing is with another judge', 'take the next one'],
  notAssigned: [403, 'The hearing is not assigned to you', 'take it first'],
  notQueued: [409, 'The hearing is not waiting for a judge', 'take the next one'],
  notPermitted: [403, 'You may not do this', 'ask a supervisor'],
  leaseEnded: [
    409,
    'Your time with this hearing has ended',
    'take it again if it is still waiting; your draft is kept',
  ],
  secondJudgeMissing: [409, 'A second judge has to hear the case first', 'wait for their perspective record'],
  deliberationPending: [409, 'The judges have to deliberate first', 'both judges add their note'],
  deliberationNotPending: [409, 'There is nothing to deliberate', 'go on with the hearing'],
  signatureMissing: [409, 'A second signature is needed', 'another judge or a supervisor has to sign'],
  signatureNotPending: [409, 'No decision is waiting for a signature', 'go on with the hearing'],
  supersedingReasonMissing: [422, 'A new decision needs a reason', 'say in supersedesReason what changed'],
  supersedesWrongDecision: [409, 'That is not the decision in force', 'read the case again'],
  nothingToClose: [409, 'There is nothing to close', 'read the case again'],
  notDue: [409, 'The time for this has not come', 'wait for the deadline'],
  outcomeAlreadyRecorded: [409, 'The later outcome has been recorded', 'it cannot be changed'],
  alreadyGiven: [409, 'This was already given', 'nothing more is needed'],
} as const satisfies Record<string, readonly [number, string, string]>;

export type RefusalCode = keyof typeof REFUSALS;

/** A named refusal with the particulars of this one. */
export interface Refusal {
  code: RefusalCode;
  /** The particulars in a sentence, when there is more to say than the title does. */
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
