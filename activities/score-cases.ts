import { activityInfo, cancellationSignal, heartbeat } from '@temporalio/activity';
import { casesToScore, countPhases, findDocket, type CaseToScore } from '#db/dockets.ts';
import { describeFault } from '#db/fault.ts';
import { inTransaction } from '#db/transaction.ts';
import type { Activities } from '#workflows/contract.ts';
import { Score, type ScoringResult, type UnscoredReason } from '#workflows/domain/score.ts';
import type { ActivityDependencies } from './deps.ts';
import { createScoreRecorder } from './record-scores.ts';

/** As many as a docket can have. */
const MAX_CASES = 500;
/** Several times the usual requests at once, so that what is done before and after them does not keep an endpoint waiting. */
const AT_ONCE = 128;
/** After this no new case is begun, so that a slow model still shows progress and no try of this step lasts for ever. */
const TURN_MILLISECONDS = 60_000;
const HEARTBEAT_EVERY = 10_000;

/** Tries of this step after which a case that its scorer fails on goes to a person, so that the others can go on. */
const MAX_TRIES = 3;

/**
 * Scores the cases of a docket that wait for it, also those whose facts were corrected, and records each score with its case. What was recorded before a crash is not asked again; a
 * case without a valid score is recorded as `unscored` with the reason, and has no outcome. So is one whose score the
 * database cannot keep, or on which the scorer itself keeps failing.
 *
 * A score is recorded as soon as it is there, together with others that are, so that a crash loses no more than what was
 * under way. Once every case is scored, what is due then follows at once, without a round through Temporal.
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
    const scoreOne = async ({ caseId, facts, corrections }: CaseToScore): Promise<void> => {
      let result: ScoringResult;
      try {
        result = checked(
          await scorer.score({ institutionId, docketId, policyKey, policyVersion, policy, facts, signal }),
        );
      } catch (error) {
        signal.throwIfAborted();
        failures.push(error);
        if (attempt < MAX_TRIES) return;
        result = unscored('modelUnavailable', 'the scorer failed');
      }
      await record({ caseId, corrections, result });
    };

    const beat = setInterval(heartbeat, HEARTBEAT_EVERY);
    try {
      const until = performance.now() + TURN_MILLISECONDS;
      const queue = [...waiting];
      let broken = false;
      const work = async () => {
        for (let each = queue.shift(); each; each = queue.shift()) {
          // Without a place to keep scores, asking for more would be paying for nothing.
          await scoreOne(each).catch((error: unknown) => {
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
    // A message from inside a scorer may quote the case, and what is thrown here stands in the workflow's history.
    if (failures.length > 0 && attempt < MAX_TRIES) throw new Error(`the scorer failed on ${failures.length} cases`);
    const { cases, remaining } = await inTransaction(database, scope, async (transaction) => ({
      cases: await countPhases(transaction, institutionId, docketId),
      remaining: (await casesToScore(transaction, institutionId, docketId, MAX_CASES)).length,
    }));
    return remaining > 0 ? { remaining, cases } : { remaining, cases, pass: await carryDocket(which) };
  };

const unscored = (reason: UnscoredReason, detail: string): ScoringResult => ({ scored: false, reason, detail });

/** A result as it came, or none where its score is none. */
function checked(result: ScoringResult): ScoringResult {
  if (!result.scored || Score.safeParse(result.score).success) return result;
  return unscored('modelOutputInvalid', 'the score is not valid');
}
