import type { CommandRequest } from '../db/cases/command-request.ts';
import { executeCommands } from '../db/cases/execute-commands.ts';
import { canonicalJson, hashOf } from '../db/commitment.ts';
import { uuidv7 } from '../db/id.ts';
import { inTransaction, isRefusedWrite, type Transaction } from '../db/transaction.ts';
import { engine } from '../workflows/domain/actor.ts';
import { provisionalOutcome, type Policy } from '../workflows/domain/policy.ts';
import type { ScoringResult } from '../workflows/domain/score.ts';
import { createBatches } from './batches.ts';
import type { ActivityDependencies } from './deps.ts';

/** What scoring a case gave. */
export interface Scored {
  caseId: string;
  result: ScoringResult;
}

/**
 * Records scores with their cases, those that are there at the same time in one transaction. A score that the database
 * cannot keep becomes none, and does not hold up the others.
 *
 * @returns a function that resolves once its case is recorded
 */
export function createScoreRecorder(
  { database, clock }: Pick<ActivityDependencies, 'database' | 'clock'>,
  { institutionId, policy }: { institutionId: string; policy: Policy },
): (scored: Scored) => Promise<void> {
  const record = (scored: readonly Scored[]): Promise<void> =>
    inTransaction(database, { institutionId, actor: 'system:docket' }, async (transaction) => {
      const at = await clock(transaction);
      const requests: CommandRequest[] = [];
      for (const each of scored) requests.push(await storeResult(transaction, institutionId, policy, each, at));
      await executeCommands(transaction, institutionId, requests, clock);
    });

  return createBatches(async (scored) => {
    try {
      await record(scored);
    } catch (error) {
      if (!isRefusedWrite(error)) throw error;
      for (const each of scored)
        try {
          await record([each]);
        } catch (ofOne) {
          if (!isRefusedWrite(ofOne)) throw ofOne;
          await record([{ caseId: each.caseId, result: CANNOT_BE_KEPT }]);
        }
    }
    return () => undefined;
  });
}

const CANNOT_BE_KEPT: ScoringResult = {
  scored: false,
  reason: 'modelOutputInvalid',
  detail: 'the score cannot be kept',
};

async function storeResult(
  transaction: Transaction,
  institutionId: string,
  policy: Policy,
  { caseId, result }: Scored,
  at: string,
): Promise<CommandRequest> {
  const request = { caseId, commandId: 'score', actor: engine('docket') };
  if (!result.scored) {
    await transaction
      .insertInto('scoring_failures')
      .values({
        institution_id: institutionId,
        case_id: caseId,
        reason: result.reason,
        detail: result.detail,
        reference_class: result.referenceClass ? JSON.stringify(result.referenceClass) : null,
        created_at: at,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return { ...request, command: { type: 'recordUnscored', reason: result.reason } };
  }
  const { score } = result;
  const scoreId = uuidv7();
  const stored = await transaction
    .insertInto('scores')
    .values({
      institution_id: institutionId,
      score_id: scoreId,
      case_id: caseId,
      document: canonicalJson(score),
      hash: hashOf(score),
      created_at: at,
    })
    .onConflict((conflict) => conflict.columns(['institution_id', 'case_id']).doNothing())
    .returning(['score_id', 'hash'])
    .executeTakeFirst();
  const outcome = provisionalOutcome(policy, score.probability);
  return {
    ...request,
    command: {
      type: 'recordScore',
      score: {
        scoreId: stored?.score_id ?? scoreId,
        scoreHash: stored?.hash ?? hashOf(score),
        probability: score.probability,
        provisionalOutcome: outcome.name,
        adverse: outcome.adverse,
        referenceClassVersion: score.referenceClass.version,
        model: score.model.model,
        builtin: score.model.builtin,
      },
    },
  };
}
