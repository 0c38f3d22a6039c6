import { z } from 'zod';
import type { AuditedDecision } from '#db/audit/decision-list.ts';
import { METHODS, Weight } from '#workflows/domain/method.ts';

/** A decision in a list, with what it rests on. */
export const DecisionView = z.strictObject({
  id: z.uuid(),
  caseId: z.uuid(),
  externalRef: z.string(),
  policy: z.string(),
  policyVersion: z.number().int(),
  outcome: z.string(),
  adverse: z.boolean(),
  /** What the score alone would have given; null if there was no score. */
  provisionalOutcome: z.string().nullable(),
  /** Whether a judge decided otherwise than the score alone would have; null if there was no score. */
  departed: z.boolean().nullable(),
  route: z.enum(['uncontested', 'hearing']),
  actor: z.strictObject({ kind: z.enum(['human', 'system']), id: z.string(), role: z.string() }),
  signedBy: z.string().nullable(),
  outcomeWithoutIndividualFacts: z.string().nullable(),
  supersedes: z.uuid().nullable(),
  inForce: z.boolean(),
  decidedAt: z.iso.datetime(),
  contributions: z.array(
    z.strictObject({
      method: z.enum(METHODS),
      actor: z.strictObject({ kind: z.enum(['human', 'llm', 'model']), id: z.string() }),
      weight: Weight,
      source: z.uuid(),
    }),
  ),
});
export type DecisionView = z.infer<typeof DecisionView>;

export const viewDecision = ({ decisionId, policyKey, ...decision }: AuditedDecision): DecisionView => ({
  ...decision,
  id: decisionId,
  policy: policyKey,
  departed: decision.provisionalOutcome === null ? null : decision.provisionalOutcome !== decision.outcome,
});
