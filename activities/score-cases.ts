import { activityInfo, cancellationSignal, heartbeat } from '@temporalio/activity';
import type { CommandRequest } from '../db/cases/command-request.ts';
import { executeCommands } from '../db/cases/execute-commands.ts';
import { canonicalJson, hashOf } from '../db/commitment.ts';
import { casesInPhase, findDocket } from '../db/dockets.ts';
import { uuidv7 } from '../db/id.ts';
import { inTransaction, isRefusedWrite } from '../db/transaction.ts';
import type { Activities } from '../workflows/contract.ts';
import { engine } from '../workflows/domain/actor.ts';
import { provisionalOutcome, type Policy } from '../workflows/domain/policy.ts';
import { Score, type ScoringResult, type UnscoredReason } from '../workflows/domain/score.ts';
import type { ActivityDependencies } from './deps.ts';

const CHUNK = 100;
const AT_ONCE = 32;
const HEARTBEAT_EVERY = 10_000;

/** Tries of this step after which a case that its scorer fails on goes to a person, so that the others can go on. */
const MOST_TRIES = 3;

interface Scored {
  caseId: string;
  result: ScoringResult;
}

/**
 * Scores a part of a docket and records each score with its case. What was recorded before a crash is not asked again; a
 * case without a valid score is recorded as `unscored` with the reason, and has no outcome. So is one whose score the
 * database cannot keep, or on which the scorer itself keeps failing.
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
    const { attempt } = activityInfo();

    const record = (scored: readonly Scored[]): Promise<void> =>
      inTransaction(database, scope, async (transaction) => {
        const at = await clock(transaction);
        const requests: CommandRequest[] = [];
        for (const { caseId, result } of scored)
          requests.push(await storeResult(transaction, institutionId, caseId, policy, result, at));
        await executeCommands(transaction, institutionId, requests, clock);
      });
    const recordOneByOne = async (scored: readonly Scored[]) => {
      for (const { caseId, result } of scored)
        try {
          await record([{ caseId, result }]);
        } catch (error) {
          if (!isRefusedWrite(error)) throw error;
          await record([{ caseId, result: unscored('modelOutputInvalid', 'the score cannot be kept') }]);
        }
    };

    const beat = setInterval(heartbeat, HEARTBEAT_EVERY);
    const failures: unknown[] = [];
    try {
      const queue = [...waiting];
      while (queue.length > 0) {
        const scored: Scored[] = [];
        await Promise.all(
          queue.splice(0, AT_ONCE).map(async ({ caseId, facts }) => {
            try {
              const result = await scorer.score({ institutionId, policyKey, policyVersion, policy, facts, signal });
              scored.push({ caseId, result: checked(result) });
            } catch (error) {
              signal.throwIfAborted();
              failures.push(error);
              if (attempt >= MOST_TRIES)
                scored.push({ caseId, result: unscored('modelUnavailable', 'the scorer failed') });
            }
          }),
        );
        try {
          await record(scored);
        } catch (error) {
          if (!isRefusedWrite(error)) throw error;
          await recordOneByOne(scored);
        }
        heartbeat();
      }
    } finally {
      clearInterval(beat);
    }
    for (const failure of failures) process.emitWarning(`docket ${docketId}: the scorer failed: ${String(failure)}`);
    // A message from inside a scorer may quote the case, and what is thrown here stands in the workflow's history.
    if (failures.length > 0 && attempt < MOST_TRIES) throw new Error(`the scorer failed on ${failures.length} cases`);
    const left = await inTransaction(database, scope, (transaction) =>
      casesInPhase(transaction, institutionId, docketId, ['received'], 1),
    );
    return { remaining: left.length };
  };

const unscored = (reason: UnscoredReason, detail: string): ScoringResult => ({ scored: false, reason, detail });

/** A result as it came, or none where its score is none. */
function checked(result: ScoringResult): ScoringResult {
  if (!result.scored || Score.safeParse(result.score).success) return result;
  return unscored('modelOutputInvalid', 'the score is not valid');
}

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
