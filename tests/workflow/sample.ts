import { Policy } from '../../workflows/domain/policy.ts';
import type { CaseScorer } from '../../activities/case-scorer.ts';
import { startDocket } from '../../activities/start-docket.ts';
import type { ScoringResult } from '../../workflows/domain/score.ts';
import { putPolicy } from '../../db/policies.ts';
import { receiveDocket, type ReceivedDocket } from '../../db/cases/receive-docket.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { TestEngine } from '../setup/engine.ts';

export const INSTITUTION = 'demo';

/** A small credit policy; `change` overrides any part of it. */
export function samplePolicy(change: Partial<Policy> = {}): Policy {
  return Policy.parse({
    title: 'Small credits',
    kind: 'credit',
    attributes: [
      { name: 'risk', type: 'numeric', unit: 'points', minimum: 0, maximum: 100, meaning: 'what the scorer says' },
      { name: 'age', type: 'numeric', unit: 'years', minimum: 18, maximum: 100, meaning: 'age', protected: true },
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
      dailyCap: 20,
      consecutiveCap: 5,
      secondJudgeShare: 0,
      cannotDecipherMoves: 1,
      questions: { answerWithin: 'P3D', maximum: 3 },
    },
    retention: { personalData: 'P365D' },
    ...change,
  });
}

/** Scores a case by its fact `risk`; from 100 on it gives none. */
export const riskScorer: CaseScorer = {
  score: ({ facts }): Promise<ScoringResult> => {
    const risk = Number(facts.risk);
    if (risk >= 100) return Promise.resolve({ scored: false, reason: 'modelUnavailable', detail: 'told so' });
    const neighbours = [{ precedentId: 'p1', distance: 0.1, adverse: true }];
    return Promise.resolve({
      scored: true,
      score: {
        probability: risk / 100,
        referenceClass: { version: '1-x', k: 1, neighbours, baseRate: risk / 100, interval: { lower: 0, upper: 1 } },
        model: {
          model: 'builtin/reference-class',
          builtin: true,
          promptVersion: 'v1',
          promptHash: 'a',
          inputHash: 'b',
          outputHash: 'c',
          probability: risk / 100,
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
      },
    });
  },
};

/** Takes in a docket with these risks and starts its workflow. */
export async function openSampleDocket(
  { test, dependencies }: TestEngine,
  risks: readonly number[],
  policy: Policy,
  prefix = 'ref',
): Promise<ReceivedDocket> {
  const actor = { kind: 'human', id: 'institution@demo', role: 'institution' } as const;
  const received = await inTransaction(
    test.database,
    { institutionId: INSTITUTION, actor: 'human:institution@demo' },
    async (transaction) => {
      const at = await dependencies.clock(transaction);
      const { policy: stored } = await putPolicy(transaction, INSTITUTION, 'sample', policy, actor.id, at);
      return receiveDocket(
        transaction,
        INSTITUTION,
        stored,
        risks.map((risk, index) => ({
          externalRef: `${prefix}-${index}`,
          facts: { risk, age: 40 },
          subject: { name: `Subject ${index}`, contact: `subject-${index}@example.org` },
        })),
        actor,
        at,
      );
    },
  );
  await startDocket(dependencies, INSTITUTION, received.docketId);
  return received;
}
