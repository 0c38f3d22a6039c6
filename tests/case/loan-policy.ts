import { Policy } from '#workflows/domain/policy.ts';

/** A policy as an institution would write it, before defaults are filled in. */
export const LOAN = {
  title: 'Consumer loans',
  kind: 'credit',
  attributes: [
    { name: 'income', meaning: 'Yearly income', type: 'numeric', unit: 'EUR', minimum: 0, maximum: 500_000 },
    { name: 'purpose', meaning: 'What the loan is for', type: 'categorical', allowedValues: ['car', 'study', 'other'] },
    { name: 'sex', meaning: 'As registered', type: 'categorical', allowedValues: ['f', 'm'], protected: true },
    {
      name: 'story',
      meaning: 'In their own words',
      type: 'text',
      maximumLength: 20,
      writtenBySubject: true,
      required: false,
    },
  ],
  adverseEvent: { name: 'defaulted', otherwise: 'repaid', meaning: 'Two instalments were missed' },
  outcomes: [
    { name: 'grant', adverse: false, meaning: 'The loan is granted' },
    { name: 'grantSmaller', adverse: false, meaning: 'A smaller loan is granted' },
    { name: 'decline', adverse: true, meaning: 'The loan is declined' },
  ],
  bands: [{ below: 0.3, outcome: 'grant' }, { below: 0.5, outcome: 'grantSmaller' }, { outcome: 'decline' }],
  referenceClass: { k: 20, minimumSize: 5 },
  model: { name: 'builtin/reference-class', promptVersion: 'v1', card: 'builtin-reference-class.v1' },
  appealWindow: { duration: 'P7D', for: 'adverse' },
  uncontestedAdverse: 'automatic',
  hearing: {
    due: 'P10D',
    lease: 'PT4H',
    dailyCap: 10,
    consecutiveCap: 3,
    secondJudgeShare: 0,
    cannotDecipherMoves: 1,
    questions: { answerWithin: 'P2D', maximum: 2 },
  },
  perspective: { minLetters: 40 },
  retention: { personalData: 'P365D' },
} as const satisfies Parameters<typeof Policy.parse>[0];

/** What the tests vary about the rules of a case. */
export interface Rules {
  secondJudgeShare?: number;
  overrideNeedsSignature?: boolean;
  uncontestedAdverse?: Policy['uncontestedAdverse'];
  blind?: Policy['blind'];
  cannotDecipherMoves?: number;
  windowFor?: Policy['appealWindow']['for'];
  questions?: number;
  legalClock?: string | null;
  restatement?: string | null;
  grace?: string | null;
  objection?: Policy['hearing']['objection'] | null;
}

export function policyWith(rules: Rules = {}): Policy {
  return Policy.parse({
    ...LOAN,
    appealWindow: {
      ...LOAN.appealWindow,
      for: rules.windowFor ?? 'adverse',
      ...(rules.grace && { grace: rules.grace }),
    },
    uncontestedAdverse: rules.uncontestedAdverse ?? 'automatic',
    blind: rules.blind ?? 'scoreAndOutcome',
    hearing: {
      ...LOAN.hearing,
      secondJudgeShare: rules.secondJudgeShare ?? 0,
      overrideNeedsSignature: rules.overrideNeedsSignature ?? false,
      cannotDecipherMoves: rules.cannotDecipherMoves ?? 1,
      questions: { ...LOAN.hearing.questions, maximum: rules.questions ?? 2 },
      ...(rules.objection && { objection: rules.objection }),
      restatement: rules.restatement ? { answerWithin: rules.restatement } : null,
    },
    legalClock: rules.legalClock ? { basis: 'a test of the legal clock', duration: rules.legalClock } : null,
  });
}
