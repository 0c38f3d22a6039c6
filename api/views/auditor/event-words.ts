import type { Ground, MailFault, Seat } from '#workflows/domain/event.ts';
import type { FindingKind } from '#workflows/domain/finding.ts';
import type { Method, Weight } from '#workflows/domain/method.ts';
import type { Maker } from '#workflows/domain/recording.ts';
import type { UnscoredReason } from '#workflows/domain/score.ts';
import { say, type Phrase } from '#api/ui/say.ts';

/** Why there is no valid score. */
export const UNSCORED: Record<UnscoredReason, Phrase> = {
  referenceClassTooSmall: say`too few earlier cases are like it`,
  modelNotAdmitted: say`the model is not admitted`,
  modelUnavailable: say`the model could not be reached`,
  modelTimedOut: say`the model did not answer in time`,
  modelRefused: say`the model refused`,
  modelTruncated: say`the model’s answer was cut off`,
  modelOutputInvalid: say`the model’s answer was not valid`,
  budgetSpent: say`the budget for models is spent`,
  disagreement: say`model and comparison disagree`,
};

export const FAULTS: Record<MailFault, Phrase> = {
  temporary: say`the fault was temporary`,
  permanent: say`the fault was permanent`,
};

/** Why a hearing opens. */
export const GROUNDS: Record<Ground, Phrase> = {
  claim: say`because of a claim`,
  unscored: say`because there is no score`,
  signOff: say`because the policy requires a person`,
  review: say`to review the decision`,
};

/** How a judge came to a hearing. */
export const HOW: Record<'next' | 'chosen' | 'given', Phrase> = {
  next: say`next in the queue`,
  chosen: say`chosen by the judge`,
  given: say`assigned by a supervisor`,
};

export const SEATS: Record<Seat, Phrase> = {
  first: say`as first judge`,
  second: say`as second judge`,
  further: say`as further judge`,
  supervisor: say`as supervisor`,
};

/** Why a hearing passes to another person. */
export const MOVED: Record<
  'cannotDecipher' | 'secondJudge' | 'nobodyMayTake' | 'disagreement' | 'signatureRefused' | 'requested',
  Phrase
> = {
  cannotDecipher: say`the claim could not be deciphered`,
  secondJudge: say`a second judge hears it as well`,
  nobodyMayTake: say`no registered judge may take it`,
  disagreement: say`the judges do not agree`,
  signatureRefused: say`the decision was not signed`,
  requested: say`a supervisor escalated it`,
};

export const FOUND: Record<FindingKind, Phrase> = {
  exceptional: say`found the claim exceptional`,
  specialPleading: say`found special pleading`,
  cannotDecipher: say`could not decipher the claim`,
};

export const METHODS: Record<Method, Phrase> = {
  correlational: say`correlation`,
  theoryBased: say`theory`,
  empathy: say`empathy`,
};

export const WEIGHTS: Record<Weight, Phrase> = {
  principal: say`the main thing`,
  considered: say`considered`,
  setAside: say`set aside`,
};

/** Ways to meet. */
export const WAYS: Record<'call' | 'video' | 'inPerson', Phrase> = {
  call: say`by phone`,
  video: say`by video`,
  inPerson: say`in person`,
};

/** Why an appeal window was extended. */
export const EXTENDED: Record<'outage' | 'granted' | 'corrected', Phrase> = {
  outage: say`people could not be heard for a part of it`,
  granted: say`the subject was given more time`,
  corrected: say`the case was scored again on corrected facts`,
};

export const MAKERS: Record<Maker, Phrase> = {
  judge: say`the judge`,
  subject: say`the subject`,
  interpreter: say`an interpreter`,
  transcriber: say`a person who wrote it down`,
  software: say`a program`,
};
