import { Policy } from '#workflows/domain/policy.ts';
import type { CaseScorer } from '#activities/case-scorer.ts';
import type { Score } from '#workflows/domain/score.ts';

/** A small credit policy; `change` overrides any part of it. */
export function samplePolicy(change: Partial<Policy> = {}): Policy {
  return Policy.parse({
    title: 'Small credits',
    kind: 'credit',
    attributes: [
      { name: 'risk', type: 'numeric', unit: 'points', minimum: 0, maximum: 100, meaning: 'what the scorer says' },
      { name: 'age', type: 'numeric', unit: 'years', minimum: 18, maximum: 100, meaning: 'age', protected: true },
      { name: 'employer', type: 'text', maximumLength: 100, meaning: 'who pays them', required: false },
    ],
    adverseEvent: { name: 'defaulted', otherwise: 'repaid', meaning: 'the credit was not paid back' },
    outcomes: [
      { name: 'grant', adverse: false, meaning: 'the credit is granted' },
      { name: 'refuse', adverse: true, meaning: 'the credit is refused' },
    ],
    bands: [{ below: 0.5, outcome: 'grant' }, { outcome: 'refuse' }],
    referenceClass: { k: 5, minimumSize: 2 },
    model: { name: 'builtin/reference-class', promptVersion: 'v1', card: 'builtin-reference-class.v1' },
    appealWindow: { duration: 'P30D', for: 'adverse' },
    uncontestedAdverse: 'automatic',
    hearing: {
      due: 'P5D',
      lease: 'PT4H',
      dailyCap: 500,
      consecutiveCap: 500,
      secondJudgeShare: 0,
      cannotDecipherMoves: 1,
      questions: { answerWithin: 'P3D', maximum: 3 },
    },
    remedy: {
      what: 'You can complain about this decision.',
      office: 'The ombudsman for small credits',
      within: 'P30D',
      contact: '1 Example Street',
    },
    perspective: { minLetters: 40 },
    retention: { personalData: 'P365D' },
    ...change,
  });
}

/** A score of this probability, as a scorer would give it. */
export const sampleScore = (probability: number): Score => ({
  probability,
  referenceClass: {
    version: '1-x',
    k: 1,
    neighbours: [{ precedentId: 'p1', distance: 0.1, adverse: true }],
    baseRate: probability,
    interval: { lower: 0, upper: 1 },
  },
  model: {
    model: 'builtin/reference-class',
    builtin: true,
    promptVersion: 'v1',
    promptHash: 'a',
    inputHash: 'b',
    outputHash: 'c',
    probability,
    probabilitySource: 'verbalised',
    factors: [],
    citedNeighbours: ['p1'],
    rationale: 'SECRET-RATIONALE',
    attempts: 1,
    latencyMilliseconds: 1,
    promptTokens: 1,
    completionTokens: 1,
  },
  modelWeight: 0.5,
  calibrationVersion: 'none',
  principalFactors: [],
});

/** Scores a case by its fact `risk`; from 100 on it gives none. */
export const riskScorer: CaseScorer = {
  score: ({ facts }) => {
    const risk = Number(facts.risk);
    return Promise.resolve(
      risk >= 100
        ? { scored: false, reason: 'modelUnavailable', detail: 'told so' }
        : { scored: true, score: sampleScore(risk / 100) },
    );
  },
};
