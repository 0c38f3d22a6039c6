import type { CommandRequest } from '#db/cases/command-request.ts';
import { executeOnLocked } from '#db/cases/execute-commands.ts';
import { lockCases } from '#db/cases/lock-cases.ts';
import { hashOf, newSeed } from '#db/commitment.ts';
import { uuidv7 } from '#db/id.ts';
import { insertRows, type Row } from '#db/insert-rows.ts';
import { inTransaction, type Transaction } from '#db/transaction.ts';
import { engine } from '#workflows/domain/actor.ts';
import { provisionalOutcome, type Policy } from '#workflows/domain/policy.ts';
import type { ScoringResult } from '#workflows/domain/score.ts';
import { awaitsScore } from '#workflows/domain/state.ts';
import { createBatches } from './batches.ts';
import type { ActivityDependencies } from './deps.ts';
import { togetherOrAlone } from './together-or-alone.ts';

/** The result of scoring a case. */
export interface Scored {
  caseId: string;
  /** How often its facts had been corrected when they were read: a score on facts that were corrected since is dropped. */
  corrections: number;
  result: ScoringResult;
}

/**
 * Records scores with their cases; scores that arrive together share a transaction. If the database cannot store a
 * score, its case is recorded as unscored, and the others are not held up.
 *
 * @returns a function that resolves once its case is recorded
 */
export function createScoreRecorder(
  { database, clock }: Pick<ActivityDependencies, 'database' | 'clock'>,
  { institutionId, policy }: { institutionId: string; policy: Policy },
): (scored: Scored) => Promise<void> {
  const record = (scored: readonly Scored[]): Promise<void> =>
    inTransaction(database, { institutionId, actor: 'system:docket' }, async (transaction) => {
      const caseIds = scored.map(({ caseId }) => caseId);
      const locked = await lockCases(transaction, institutionId, caseIds, clock);
      const waiting = scored.flatMap((each) => {
        const found = locked.get(each.caseId);
        if (!found || !awaitsScore(found.state) || (found.state.corrections ?? 0) !== each.corrections) return [];
        return { ...each, at: found.at };
      });
      const requests = await storeResults(transaction, institutionId, policy, waiting);
      await executeOnLocked(transaction, institutionId, locked, requests);
    });

  return createBatches(async (scored) => {
    await togetherOrAlone(scored, record, ({ caseId, corrections }) =>
      record([{ caseId, corrections, result: CANNOT_BE_KEPT }]),
    );
    return () => undefined;
  }, GATHER);
}

/**
 * How long a score waits for others, so that those of a model that answers at once are recorded together. A crash loses no
 * more than this.
 */
const GATHER = { gatherMilliseconds: 200 };

const CANNOT_BE_KEPT: ScoringResult = {
  scored: false,
  reason: 'modelOutputInvalid',
  detail: 'the score cannot be kept',
};

/** Stores the results of scoring, and returns the commands that record them with their cases. */
async function storeResults(
  transaction: Transaction,
  institutionId: string,
  policy: Policy,
  scored: readonly (Scored & { at: string })[],
): Promise<CommandRequest[]> {
  const scores: Row<'scores'>[] = [];
  const failures: Row<'scoring_failures'>[] = [];
  const requests = scored.map(({ caseId, corrections, result, at }): CommandRequest => {
    const commandId = corrections === 0 ? 'score' : `score-${corrections}`;
    const request = { caseId, commandId, actor: engine('docket') };
    const row = { institution_id: institutionId, case_id: caseId, created_at: at };
    if (!result.scored) {
      const { reason, detail, referenceClass = null } = result;
      failures.push({ ...row, reason, detail, reference_class: referenceClass });
      return { ...request, command: { type: 'recordUnscored', reason: result.reason, seed: newSeed() } };
    }
    const { score } = result;
    const [scoreId, scoreHash] = [uuidv7(), hashOf(score)];
    scores.push({ ...row, score_id: scoreId, document: score, hash: scoreHash });
    const outcome = provisionalOutcome(policy, score.probability);
    return {
      ...request,
      command: {
        type: 'recordScore',
        score: {
          scoreId,
          scoreHash,
          probability: score.probability,
          provisionalOutcome: outcome.name,
          adverse: outcome.adverse,
          referenceClassVersion: score.referenceClass.version,
          model: score.model.model,
          builtin: score.model.builtin,
        },
      },
    };
  });
  await insertRows(transaction, 'scores', scores);
  await insertRows(transaction, 'scoring_failures', failures);
  return requests;
}
