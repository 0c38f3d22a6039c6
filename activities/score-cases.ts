import { heartbeat, cancellationSignal } from '@temporalio/activity';
import type { CommandRequest } from '../db/cases/command-request.ts';
import { executeCommands } from '../db/cases/execute-commands.ts';
import { canonicalJson, hashOf } from '../db/commitment.ts';
import { casesInPhase, findDocket } from '../db/dockets.ts';
import { uuidv7 } from '../db/id.ts';
import { inTransaction } from '../db/transaction.ts';
import type { Activities } from '../workflows/contract.ts';
import { engine } from '../workflows/domain/actor.ts';
import { provisionalOutcome, type Policy } from '../workflows/domain/policy.ts';
import type { ScoringResult } from '../workflows/domain/score.ts';
import type { ActivityDependencies } from './deps.ts';

const CHUNK = 100;
const AT_ONCE = 32;
const HEARTBEAT_EVERY = 10_000;

/**
 * Scores a part of a docket and records each score with its case. What was recorded before a crash is not asked again; a
 * case without a valid score is recorded as `unscored` with the reason, and has no outcome.
 */
export const createScoreCases =
  ({ database, clock, scorer }: ActivityDependencies): Activities['scoreCases'] =>
  async ({ institutionId, docketId }) => {
    const scope = { institutionId, actor: 'system:docket' };
    const { docket, waiting } = await inTransaction(database, scope, async (transaction) => ({
      docket: await findDocket(transaction, institutionId, docketId),
      waiting: await casesInPhase(transaction, institutionId, docketId, ['received'], CHUNK),
    }));
    if (!docket) throw new Error(`no docket ${docketId}`);
    const { policy, policyKey, policyVersion } = docket;
    const signal = cancellationSignal();
    const beat = setInterval(heartbeat, HEARTBEAT_EVERY);
    try {
      const queue = [...waiting];
      const record = async (scored: { caseId: string; result: ScoringResult }[]) => {
        await inTransaction(database, scope, async (transaction) => {
          const at = await clock(transaction);
          const requests: CommandRequest[] = [];
          for (const { caseId, result } of scored)
            requests.push(await storeResult(transaction, institutionId, caseId, policy, result, at));
          await executeCommands(transaction, institutionId, requests, clock);
        });
        heartbeat();
      };
      while (queue.length > 0) {
        const batch = queue.splice(0, AT_ONCE);
        const scored = await Promise.all(
          batch.map(async ({ caseId, facts }) => ({
            caseId,
            result: await scorer.score({ institutionId, policyKey, policyVersion, policy, facts, signal }),
          })),
        );
        await record(scored);
      }
    } finally {
      clearInterval(beat);
    }
    const left = await inTransaction(database, scope, (transaction) =>
      casesInPhase(transaction, institutionId, docketId, ['received'], 1),
    );
    return { remaining: left.length };
  };

async function storeResult(
  transaction: Parameters<typeof executeCommands>[0],
  institutionId: string,
  caseId: string,
  policy: Policy,
  result: ScoringResult,
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
