import type { FindingKind } from '#workflows/domain/finding.ts';
import type { Contribution } from '#workflows/domain/method.ts';

/** The sentences that a subject's view of their case is made of, in one language. */
export interface AppealWords {
  /** What gave the provisional outcome. */
  by: Record<'languageModel' | 'builtin', string>;
  methods: Record<Contribution['method'], string>;
  weights: Record<Contribution['weight'], string>;
  /** What a person found on a claim. */
  findings: Record<FindingKind, string>;
  /** Whether what is individual about the case changed the outcome. */
  individualFacts: Record<'changedTheOutcome' | 'changedNothing', string>;
  /** Joins a method and its weight. */
  part: (method: string, weight: string) => string;
  status: Record<
    | 'received'
    | 'scored'
    | 'windowOpen'
    | 'windowOver'
    | 'asked'
    | 'claimWaits'
    | 'caseWaits'
    | 'claimIsHeard'
    | 'caseIsHeard'
    | 'restated'
    | 'heardWaits'
    | 'anotherHears'
    | 'signatureWaits'
    | 'withdrawalAsked'
    | 'underReview'
    | 'decided'
    | 'withdrawn',
    string
  >;
}

export const ENGLISH: AppealWords = {
  by: {
    languageModel: 'a language model, by comparison with earlier cases',
    builtin: 'a statistical comparison with earlier cases, by a program that is not a language model',
  },
  methods: {
    correlational: 'a comparison with people whose records are similar',
    theoryBased: 'a person’s reasoning from a general theory',
    empathy: 'a person’s effort to see the case from your point of view',
  },
  weights: { principal: 'decisive', considered: 'taken into account', setAside: 'set aside' },
  findings: {
    exceptional: 'A person found that your case really is different.',
    specialPleading: 'A person took your point of view and did not find your case different enough.',
    cannotDecipher:
      'The people who heard this could not make sense of it. That alone did not lead to a decision against you.',
  },
  individualFacts: {
    changedTheOutcome: 'What is particular about your case changed the outcome.',
    changedNothing:
      'What is particular about your case was seen, but it did not change the outcome: it would have been the same without it.',
  },
  part: (method, weight) => `${method}; it was ${weight}`,
  status: {
    received: 'Your case has arrived. A machine will compare it with earlier cases first.',
    scored: 'A machine has compared your case with earlier cases. Nothing is decided.',
    windowOpen:
      'A machine has produced a provisional outcome. If you think that your case is different, say so: a person will then hear you before anything is decided.',
    windowOver: 'The time for saying that your case is different has passed. The decision will follow.',
    asked: 'The person hearing your case has asked you a question.',
    claimWaits: 'A person will hear what you have said and decide. No machine decides it.',
    caseWaits: 'A person will hear your case and decide. No machine decides it.',
    claimIsHeard: 'A person is hearing what you have said. No machine decides it.',
    caseIsHeard: 'A person is hearing your case. No machine decides it.',
    restated:
      'A person has heard you and has written down how things look from your side. Please say whether they have understood you.',
    heardWaits:
      'A person has heard you. The decision waits until the time to say more is up, or until you say that you have nothing to add.',
    anotherHears:
      'A person has heard you. Another person will hear you as well before anything is decided. No machine decides it.',
    signatureWaits:
      'A person has heard you and proposes a decision. A second person has to agree before it takes effect.',
    withdrawalAsked:
      'The institution wants to withdraw your case. Only you can agree to that. Until you do, a person continues to hear you.',
    underReview:
      'A person is looking at your case again. The decision below stays in force until they confirm it or replace it.',
    decided: 'Your case is decided.',
    withdrawn: 'The institution has withdrawn your case. No decision was made about you.',
  },
};
