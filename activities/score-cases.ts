import { activityInfo, cancellationSignal, heartbeat } from '@temporalio/activity';
import { casesToScore, countPhases, findDocket, type CaseToScore } from '#db/dockets.ts';
import { describeFault } from '#db/fault.ts';
import { inTransaction } from '#db/transaction.ts';
import type { Activities } from '#workflows/contract.ts';
import { Score, type ScoringResult, type UnscoredReason } from '#workflows/domain/score.ts';
import type { ActivityDependencies } from './deps.ts';
import { followBatch, type DocketBatch } from './docket-batch.ts';
import type { BatchAnswers } from './llm/batch/batched-prompt.ts';
import { createScoreRecorder } from './record-scores.ts';

/** Maximum number of cases in a docket. */
const MAX_CASES = 500;
/**
 * Cases scored concurrently: several times the usual number of requests, so that an endpoint does not wait for the work
 * before and after them.
 */
const AT_ONCE = 128;
/** After this time no new case is begun, so that a slow model still shows progress and every attempt of this activity ends. */
const TURN_MILLISECONDS = 60_000;
const HEARTBEAT_EVERY = 10_000;

/**
 * Number of attempts of this activity after which a case whose scorer keeps failing goes to a person, so that the
 * others continue.
 */
const MAX_TRIES = 3;

/**
 * Scores the cases of a docket that await a score, including those whose facts were corrected, and records each score
 * with its case. Scores that were recorded before a crash are not requested again. A case is recorded as `unscored`
 * with the reason, and has no outcome, if it has no valid score, if the database cannot store its score, or if the
 * scorer itself keeps failing on it.
 *
 * A score is recorded as soon as it arrives, together with others that have arrived, so that a crash loses only the
 * work under way. Where the policy has its model asked in batches, cases wait for the docket's batch first. Once every case is
 * scored, what is due next follows at once, without a round trip through Temporal.
 */
export const createScoreCases =
  (
    { database, clock, scorer }: ActivityDependencies,
    carryDocket: Activities['carryDocket'],
  ): Activities['scoreCases'] =>
  async (which) => {
    const { institutionId, docketId } = which;
    const scope = { institutionId, actor: 'system:docket' };
    const { docket, waiting } = await inTransaction(database, scope, async (transaction) => ({
      docket: await findDocket(transaction, institutionId, docketId),
      waiting: await casesToScore(transaction, institutionId, docketId, MAX_CASES),
    }));
    if (!docket) throw new Error(`no docket ${docketId}`);
    const { policy, policyKey, policyVersion } = docket;
    const signal = cancellationSignal();
    const { attempt } = activityInfo();

    const record = createScoreRecorder({ database, clock }, { institutionId, policy });
    const failures: unknown[] = [];
    const request = { institutionId, docketId, policyKey, policyVersion, policy, signal };
    const tried = new Set<CaseToScore>();
    const scoreOne = async (each: CaseToScore, batch?: BatchAnswers): Promise<void> => {
      const { caseId, facts, corrections } = each;
      tried.add(each);
      let result: ScoringResult;
      try {
        result = checked(await scorer.score({ ...request, facts, batch }));
      } catch (error) {
        signal.throwIfAborted();
        failures.push(error);
        if (attempt < MAX_TRIES) return;
        result = unscored('modelUnavailable', 'the scorer failed');
      }
      await record({ caseId, corrections, result });
    };

    const beat = setInterval(heartbeat, HEARTBEAT_EVERY);
    let batch: DocketBatch | undefined;
    try {
      const batches = scorer.batchesOf?.(policy);
      batch = batches && (await followBatch({ database, clock }, batches, { docket: request, waiting, scoreOne }));
      const answers = batch && 'answers' in batch ? batch.answers : undefined;
      const until = performance.now() + TURN_MILLISECONDS;
      const queue = batch?.pauseSeconds === undefined ? waiting.filter((each) => !tried.has(each)) : [];
      let broken = false;
      const work = async () => {
        for (let each = queue.shift(); each; each = queue.shift()) {
          // If scores cannot be stored, requesting more would cost money for nothing.
          await scoreOne(each, answers).catch((error: unknown) => {
            broken = true;
            throw error;
          });
          if (broken || performance.now() > until) return;
        }
      };
      const works = await Promise.allSettled(Array.from({ length: AT_ONCE }, work));
      const failed = works.find((each) => each.status === 'rejected');
      if (failed) throw failed.reason;
    } finally {
      clearInterval(beat);
    }
    for (const failure of failures)
      process.emitWarning(`docket ${docketId}: the scorer failed: ${describeFault(failure)}`);
    // A scorer's message may quote the case, and an error thrown here is stored in the workflow's history.
    if (failures.length > 0 && attempt < MAX_TRIES) throw new Error(`the scorer failed on ${failures.length} cases`);
    const { cases, remaining } = await inTransaction(database, scope, async (transaction) => ({
      cases: await countPhases(transaction, institutionId, docketId),
      remaining: (await casesToScore(transaction, institutionId, docketId, MAX_CASES)).length,
    }));
    if (batch?.pauseSeconds !== undefined) return { remaining, cases, pauseSeconds: batch.pauseSeconds };
    if (remaining > 0) return { remaining, cases };
    await batch?.finish();
    return { remaining, cases, pass: await carryDocket(which) };
  };

const unscored = (reason: UnscoredReason, detail: string): ScoringResult => ({ scored: false, reason, detail });

/** The result, unless it claims to be scored and its score is not valid. */
function checked(result: ScoringResult): ScoringResult {
  if (!result.scored || Score.safeParse(result.score).success) return result;
  return unscored('modelOutputInvalid', 'the score is not valid');
}
