import { findModelBatch, beginModelBatch, closeModelBatch, noteBatchSent } from '#db/models/model-batches.ts';
import { retryModelBatch, settleModelBatch, type ModelBatch } from '#db/models/model-batches.ts';
import type { CaseToScore } from '#db/dockets.ts';
import { describeFault } from '#db/fault.ts';
import { inTransaction, type Transaction } from '#db/transaction.ts';
import type { ActivityDependencies } from './deps.ts';
import type { DocketBatches, ScoringRequest } from './case-scorer.ts';
import { BatchFault } from './llm/batch/batch-fault.ts';
import type { BatchAnswers, BatchedPrompt } from './llm/batch/batched-prompt.ts';
import type { BatchLook } from './llm/batch/batch-endpoint.ts';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
/** How long another worker may be at sending a batch: longer than both requests that it takes. */
const SENDING = 180 * SECOND;
const GIVE_UP_SENDING = HOUR;
/** A provider answers or gives up within 24 hours. */
const GIVE_UP_WAITING = 26 * HOUR;
const [SHORTEST_PAUSE, LONGEST_PAUSE] = [10, 900];

/** What has become of a docket's batch. */
export type DocketBatch =
  /** The provider is at work on it. */
  | { pauseSeconds: number }
  /** Cases can be scored, with the answers of the batch if it has brought any. `finish` is called once all of them are. */
  | { pauseSeconds?: never; answers?: BatchAnswers; finish(): Promise<void> };

export interface BatchRequest {
  docket: Omit<ScoringRequest, 'facts' | 'batch'>;
  waiting: readonly CaseToScore[];
  /** Scores one case by itself. */
  scoreOne(each: CaseToScore): Promise<void>;
}

const ALONE: DocketBatch = { finish: () => Promise.resolve() };

/**
 * Puts the cases of a docket to the model in one batch, or looks after the batch that was sent.
 *
 * A docket has one batch, whose id is stored, so that a worker that takes over neither sends nor pays for it again. If a batch is
 * refused, lost or late, or an answer is missing or invalid, the model is asked about those cases by themselves.
 */
export async function followBatch(
  dependencies: Pick<ActivityDependencies, 'database' | 'clock'>,
  batches: DocketBatches,
  request: BatchRequest,
): Promise<DocketBatch> {
  return new Following(dependencies, batches, request).follow();
}

class Following {
  readonly #dependencies: Pick<ActivityDependencies, 'database' | 'clock'>;
  readonly #batches: DocketBatches;
  readonly #request: BatchRequest;

  constructor(
    dependencies: Pick<ActivityDependencies, 'database' | 'clock'>,
    batches: DocketBatches,
    request: BatchRequest,
  ) {
    this.#dependencies = dependencies;
    this.#batches = batches;
    this.#request = request;
  }

  async follow(): Promise<DocketBatch> {
    const { batch, at } = await this.#within(async (transaction, at) => ({
      batch: await findModelBatch(transaction, this.#name),
      at,
    }));
    if (!batch) return this.#begin();
    if (batch.state === 'over') return ALONE;
    if (batch.batchId === null) return this.#resume(batch, at);
    return this.#collect(batch, batch.batchId, at);
  }

  get #name() {
    const { institutionId, policyKey, docketId } = this.#request.docket;
    return { institutionId, policyKey, docketId };
  }

  #within<T>(work: (transaction: Transaction, at: string) => Promise<T>): Promise<T> {
    const { database, clock } = this.#dependencies;
    const scope = { institutionId: this.#name.institutionId, actor: 'system:scorer' };
    return inTransaction(database, scope, async (transaction) => work(transaction, await clock(transaction)));
  }

  async #begin(): Promise<DocketBatch> {
    const [first, ...others] = await this.#prompts();
    if (!first || others.length === 0) return ALONE;
    // What the endpoint refuses of a request is learned from one, and left out of the batch.
    await this.#request.scoreOne(first.each);
    const prompts = byKey(others);
    const { policy } = this.#request.docket;
    const model = this.#batches.modelOf(policy);
    const isGranted = await this.#within((transaction, at) =>
      beginModelBatch(
        transaction,
        this.#name,
        {
          model,
          day: at.slice(0, 10),
          currency: this.#batches.currencyOf(model),
          requests: prompts.size,
          estimatedTokens: [...prompts.values()].reduce((sum, { estimatedTokens }) => sum + estimatedTokens, 0),
          limit: policy.model.dailyTokenBudget,
        },
        at,
      ),
    );
    return isGranted ? this.#send(prompts) : ALONE;
  }

  /** Sends a batch that may have been sent already by a worker that died before it could store its id. */
  async #resume(batch: ModelBatch, at: string): Promise<DocketBatch> {
    const since = (moment: string) => Date.parse(at) - Date.parse(moment);
    if (since(batch.triedAt) < SENDING) return { pauseSeconds: 60 };
    const { docketId, signal } = this.#request.docket;
    try {
      const batchId = await this.#batches.endpoint.find(docketId, batch.beganAt, signal);
      if (batchId !== undefined) return await this.#noteSent(batchId);
    } catch (error) {
      if (!(error instanceof BatchFault)) throw error;
      if (error.isPassing && since(batch.beganAt) < GIVE_UP_SENDING) return { pauseSeconds: 60 };
      return this.#giveUp(batch, error, NOTHING);
    }
    if (since(batch.beganAt) >= GIVE_UP_SENDING) return this.#giveUp(batch, 'it could not be sent', NOTHING);
    const isOurs = await this.#within((transaction) => retryModelBatch(transaction, this.#name, batch.triedAt, at));
    if (!isOurs) return { pauseSeconds: 60 };
    const prompts = byKey(await this.#prompts());
    return prompts.size > 0 ? this.#send(prompts) : this.#giveUp(batch, 'no case waits for it', NOTHING);
  }

  async #send(prompts: ReadonlyMap<string, BatchedPrompt>): Promise<DocketBatch> {
    const { docketId, signal } = this.#request.docket;
    let batchId: string;
    try {
      batchId = await this.#batches.endpoint.send(docketId, prompts.values(), signal);
    } catch (error) {
      if (!(error instanceof BatchFault)) throw error;
      // It may have arrived all the same, so it is looked for before it is sent again.
      if (error.isPassing) return { pauseSeconds: SENDING / SECOND };
      const batch = await this.#within((transaction) => findModelBatch(transaction, this.#name));
      return batch ? this.#giveUp(batch, error, NOTHING) : ALONE;
    }
    return this.#noteSent(batchId);
  }

  async #noteSent(batchId: string): Promise<DocketBatch> {
    await this.#within((transaction) => noteBatchSent(transaction, this.#name, batchId));
    return { pauseSeconds: SHORTEST_PAUSE };
  }

  async #collect(batch: ModelBatch, batchId: string, at: string): Promise<DocketBatch> {
    const { waiting, docket } = this.#request;
    const { endpoint } = this.#batches;
    const age = Date.parse(at) - Date.parse(batch.beganAt);
    const pause = { pauseSeconds: Math.round(Math.min(Math.max(age / SECOND / 4, SHORTEST_PAUSE), LONGEST_PAUSE)) };
    try {
      const look = await endpoint.look(batchId, docket.signal);
      if (look.isWorking) {
        const isLate = age > GIVE_UP_WAITING;
        if (isLate || waiting.length === 0) await endpoint.cancel(batchId, docket.signal);
        return isLate ? await this.#giveUp(batch, 'it is late', allOf(batch)) : pause;
      }
      const answers = await endpoint.read(look, docket.signal);
      if (look.status !== 'completed')
        process.emitWarning(
          `the batch of docket ${docket.docketId} is ${look.status}; other cases are asked about alone`,
        );
      await this.#settle(batch, usedBy(batch, answers));
      return { answers, finish: () => this.#finish(look) };
    } catch (error) {
      if (!(error instanceof BatchFault)) throw error;
      return error.isPassing && age <= GIVE_UP_WAITING ? pause : this.#giveUp(batch, error, allOf(batch));
    }
  }

  /** Cases that the model is asked about, each with its request. A case for which that fails is scored alone, where it shows. */
  async #prompts(): Promise<{ each: CaseToScore; prompt: BatchedPrompt }[]> {
    const { docket, waiting } = this.#request;
    const found = await Promise.allSettled(
      waiting.map(async (each) => ({ each, prompt: await this.#batches.prompt({ ...docket, facts: each.facts }) })),
    );
    docket.signal.throwIfAborted();
    return found.flatMap((settled) => {
      if (settled.status === 'rejected' || !settled.value.prompt) return [];
      return [{ each: settled.value.each, prompt: settled.value.prompt }];
    });
  }

  async #giveUp(batch: ModelBatch, why: unknown, used: Used): Promise<DocketBatch> {
    const reason = typeof why === 'string' ? why : describeFault(why);
    process.emitWarning(`docket ${this.#name.docketId} is scored without a batch: ${reason}`);
    await this.#settle(batch, used);
    await this.#within((transaction) => closeModelBatch(transaction, this.#name));
    return ALONE;
  }

  async #settle(batch: ModelBatch, used: Used): Promise<void> {
    const cost = this.#batches.costOf(batch.model, used);
    await this.#within((transaction) => settleModelBatch(transaction, this.#name, batch, { ...used, cost }));
  }

  async #finish(look: BatchLook): Promise<void> {
    await this.#within((transaction) => closeModelBatch(transaction, this.#name));
    try {
      await this.#batches.endpoint.forget(look, this.#request.docket.signal);
    } catch (error) {
      if (!(error instanceof BatchFault)) throw error;
      process.emitWarning(`files of batch ${look.batchId} are left to expire: ${error.message}`);
    }
  }
}

type Used = Record<'requests' | 'promptTokens' | 'completionTokens' | 'assumedTokens', number>;

const NOTHING: Used = { requests: 0, promptTokens: 0, completionTokens: 0, assumedTokens: 0 };

/** All that a batch may have used, where that cannot be learned. */
const allOf = ({ requests, estimatedTokens }: ModelBatch): Used => ({
  ...NOTHING,
  requests,
  assumedTokens: estimatedTokens,
});

const usedBy = ({ requests, estimatedTokens }: ModelBatch, { used }: BatchAnswers): Used => ({
  requests: used.requests,
  ...used.tokens,
  assumedTokens: Math.ceil((estimatedTokens / requests) * used.untold),
});

const byKey = (prompts: readonly { prompt: BatchedPrompt }[]): Map<string, BatchedPrompt> =>
  new Map(prompts.map(({ prompt }) => [prompt.key, prompt]));
