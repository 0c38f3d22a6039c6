import { BrokenCircuitError, ConsecutiveBreaker, bulkhead, circuitBreaker, handleWhen } from 'cockatiel';
import type { Facts, Policy } from '#workflows/domain/policy.ts';
import { BUILTIN_MODEL, type ModelAssessment, type UnscoredReason } from '#workflows/domain/score.ts';
import type { Fetch } from './bounded-fetch.ts';
import { systemClock, type Clock } from './clock.ts';
import type { Completion } from './completion.ts';
import type { TokenUse } from '#db/models/model-prices.ts';
import { EndpointFailure } from './endpoint-failure.ts';
import type { EndpointFeature } from './endpoint-features.ts';
import { labelProbability } from './label-probability.ts';
import { createModelEndpoint, type ModelApi } from './model-endpoint.ts';
import { findPromptVersion } from './prompts/prompt-version.ts';
import type { NeighbourWithFacts, PromptVersion, RenderedPrompt } from './prompts/prompt.ts';
import { isAboutTheAnswer, readCompletionParts } from './read-completion-parts.ts';
import type { AssessmentParts } from './read-assessment.ts';
import type { CompletionRequest } from './request-body.ts';
import { keyOf, type BatchAnswers, type BatchedPrompt } from './batch/batched-prompt.ts';
import { BACKOFF, retryDelay, type Backoff } from './retry-delay.ts';
import { sha256 } from './sha256.ts';
import type { Reservation, RequestUse, TokenBudget } from './token-budget.ts';
import { untilAborted } from './until-aborted.ts';

/**
 * Temperature of a second try, after an answer that could not be used: at 0, an endpoint may well return the same
 * answer again.
 */
const SECOND_TEMPERATURE = 0.5;

export interface ModelScorerOptions {
  /** Base URL of an OpenAI-compatible API, such as `http://127.0.0.1:8090/v1`. */
  baseUrl: string;
  apiKey: string;
  /** Which interface the endpoint is asked by; chat completions if omitted. */
  api?: ModelApi | undefined;
  /** Features that requests leave out from the beginning. */
  without?: readonly EndpointFeature[] | undefined;
  fetch?: Fetch;
  /** Maximum number of concurrent requests. */
  concurrency?: number;
  /** For one request, answer included. */
  timeoutMilliseconds?: number;
  /** Maximum number of requests for one case, and maximum number of times that an open circuit breaker turns the case away. */
  maximumAttempts?: number;
  maximumAnswerBytes?: number;
  maximumCompletionTokens?: number;
  backoff?: Backoff;
  breaker?: {
    /** Consecutive failures of the endpoint, over all cases, that open the circuit breaker. */
    consecutiveFailures: number;
    /** How long the circuit breaker stays open; then one request tests whether the endpoint is back. */
    openMilliseconds: number;
  };
  budget: TokenBudget;
  clock?: Clock;
  /** Uniform random numbers, 0..1, that spread retries over time. */
  random?: () => number;
  findPrompt?: (name: string) => PromptVersion | undefined;
}

export interface AssessmentRequest {
  institutionId: string;
  policyKey: string;
  policy: Pick<Policy, 'attributes' | 'adverseEvent' | 'model'>;
  /** The case's facts, valid under the policy. */
  facts: Facts;
  neighbours: readonly NeighbourWithFacts[];
  signal: AbortSignal;
  /** Answers that a batch has brought. A case whose prompt is not among them is asked about by itself. */
  batch?: BatchAnswers | undefined;
}

export type AssessmentResult =
  | { valid: true; assessment: ModelAssessment }
  | {
      valid: false;
      reason: UnscoredReason;
      /** What went wrong, for operators; it contains no words of prompt or answer. */
      detail: string;
      /** Requests sent for this case. */
      attempts: number;
      promptTokens: number;
      completionTokens: number;
    };

export interface ModelScorer {
  /**
   * Asks a policy's model for the probability of the adverse event in one case.
   *
   * A fault of endpoint, answer or budget is a result, and never leads to a guessed score.
   *
   * @throws the signal's reason when it is aborted; RangeError when the facts are not what the policy declares
   */
  assess(request: AssessmentRequest): Promise<AssessmentResult>;
  /**
   * What a batch has to hold for this case; `null` without the policy's prompt version. Missing where the model is not behind an
   * endpoint.
   *
   * @throws RangeError when the facts are not what the policy declares
   */
  batched?(request: Omit<AssessmentRequest, 'signal'>): BatchedPrompt | null;
}

/**
 * Scores cases with a language model behind an OpenAI-compatible endpoint.
 *
 * Failed requests are retried a bounded number of times, after growing and randomly spread pauses, or after the pause
 * that the endpoint asks for. After many failures in a row the endpoint is left alone for a while. The number of
 * concurrent requests is limited, and no policy spends more tokens a day than its limit allows.
 */
export function createModelScorer(options: ModelScorerOptions): ModelScorer {
  const clock = options.clock ?? systemClock;
  const random = options.random ?? Math.random;
  const backoff = options.backoff ?? BACKOFF;
  const maximumAttempts = options.maximumAttempts ?? 4;
  const maximumCompletionTokens = options.maximumCompletionTokens ?? 800;
  const breakerOptions = options.breaker ?? { consecutiveFailures: 10, openMilliseconds: 15_000 };
  const findPrompt = options.findPrompt ?? findPromptVersion;
  const concurrency = options.concurrency ?? 8;
  const slots = bulkhead(concurrency, Number.POSITIVE_INFINITY);
  // A few more cases may render their prompts and reserve their tokens ahead, so that the endpoint does not wait for
  // that.
  const places = bulkhead(concurrency + Math.ceil(concurrency / 2), Number.POSITIVE_INFINITY);
  const breaker = circuitBreaker(
    handleWhen((error) => error instanceof EndpointFailure && error.details.endpointDown),
    {
      halfOpenAfter: breakerOptions.openMilliseconds,
      breaker: new ConsecutiveBreaker(breakerOptions.consecutiveFailures),
    },
  );
  const endpoint = createModelEndpoint({
    baseUrl: options.baseUrl,
    apiKey: options.apiKey,
    api: options.api,
    without: options.without,
    ...(options.fetch && { fetch: options.fetch }),
    timeoutMilliseconds: options.timeoutMilliseconds ?? 60_000,
    maximumAnswerBytes: options.maximumAnswerBytes ?? 512 * 1024,
    now: () => clock.now(),
  });

  const completionRequest = (
    { policy }: Pick<AssessmentRequest, 'policy'>,
    { system, user, answerSchema }: RenderedPrompt,
    temperature: number,
  ): CompletionRequest => ({
    model: policy.model.name,
    system,
    user,
    answerSchema,
    maximumCompletionTokens,
    temperature,
  });

  /** The answer that a batch has brought for a case, if any. @throws EndpointFailure when it cannot be used */
  function answerOfBatch(request: AssessmentRequest, version: PromptVersion): Answered | undefined {
    if (!request.batch) return undefined;
    const prompt = version.render(request);
    const completion = request.batch.byKey.get(keyOf(completionRequest(request, prompt, 0)));
    if (!completion) return undefined;
    const parts = readCompletionParts(completion, prompt, request.policy.model.name);
    const { batchId, milliseconds } = request.batch;
    return { prompt, completion, parts, latencyMilliseconds: milliseconds, batchId };
  }

  /** Reserves tokens for one request. @throws EndpointFailure when the policy has none left */
  async function reserve({ institutionId, policyKey, policy }: AssessmentRequest, prompt: RenderedPrompt) {
    const limit = policy.model.dailyTokenBudget;
    const reservation = await options.budget.reserve({
      institutionId,
      policyKey,
      model: policy.model.name,
      day: new Date(clock.now()).toISOString().slice(0, 10),
      limit,
      estimate: estimateTokens(prompt) + maximumCompletionTokens,
    });
    if (reservation) return reservation;
    throw new EndpointFailure('budgetSpent', `${policyKey} has no tokens left of its ${limit} for the day`, {
      sent: false,
      retryable: false,
      endpointDown: false,
    });
  }

  /** Sends one request, and returns its answer or error with the tokens that it used. */
  async function attempt(request: AssessmentRequest, prompt: RenderedPrompt, temperature: number): Promise<Attempt> {
    let use: RequestUse = { kind: 'assumed' };
    try {
      const start = clock.now();
      const completion = await endpoint.complete(completionRequest(request, prompt, temperature), request.signal);
      if (completion.usage) use = { kind: 'told', tokens: completion.usage };
      const latencyMilliseconds = Math.max(0, Math.round(clock.now() - start));
      return {
        use,
        answered: {
          prompt,
          completion,
          latencyMilliseconds,
          parts: readCompletionParts(completion, prompt, request.policy.model.name),
        },
      };
    } catch (error) {
      if (error instanceof EndpointFailure && error.details.unpaid) use = { kind: 'unpaid' };
      return { use, error };
    }
  }

  /** Sends one request when it is its turn, unless the circuit breaker is open. */
  async function attemptInTurn(
    request: AssessmentRequest,
    version: PromptVersion,
    temperature: number,
  ): Promise<Answered> {
    const { signal } = request;
    /** What the request has used; nothing until the endpoint is asked. */
    let use: RequestUse = { kind: 'unpaid' };
    let reservation: Reservation | undefined;
    const ask = async (prompt: RenderedPrompt): Promise<Answered> => {
      const made = await attempt(request, prompt, temperature);
      use = made.use;
      if (made.answered) return made.answered;
      throw made.error;
    };
    const run = async () => {
      // Rendered only now, so that a docket of many cases neither holds all prompts in memory nor waits for them.
      const prompt = version.render(request);
      reservation = await reserve(request, prompt);
      return slots.execute(() => breaker.execute(() => ask(prompt)), signal);
    };
    const turn = places.execute(run, signal);
    // Settled outside the turn, so that the endpoint does not wait for the bookkeeping.
    const settled = turn.then(
      () => reservation?.settle(use),
      () => reservation?.settle(use),
    );
    try {
      const answered = await untilAborted(signal, turn);
      await settled;
      return answered;
    } catch (error) {
      signal.throwIfAborted();
      await settled;
      if (!(error instanceof BrokenCircuitError)) throw error;
      throw new EndpointFailure('modelUnavailable', 'the endpoint failed too often and is being left alone', {
        sent: false,
        retryable: true,
        endpointDown: false,
        retryAfterMilliseconds: breakerOptions.openMilliseconds,
      });
    }
  }

  return {
    batched(request) {
      const prompt = findPrompt(request.policy.model.promptVersion)?.render(request);
      if (!prompt) return null;
      const asked = completionRequest(request, prompt, 0);
      const estimatedTokens = estimateTokens(prompt) + maximumCompletionTokens;
      return { key: keyOf(asked), body: endpoint.bodyOf(asked), estimatedTokens };
    },

    async assess(request) {
      const { policy, signal } = request;
      signal.throwIfAborted();
      const version = findPrompt(policy.model.promptVersion);
      const none = { promptTokens: 0, completionTokens: 0 };
      if (!version) {
        const detail = `there is no prompt ${policy.model.promptVersion}`;
        return { valid: false, reason: 'modelNotAdmitted', detail, attempts: 0, ...none };
      }
      const tokens = { ...none };
      let temperature = 0;
      let attempts = 0;
      let turnedAway = 0;

      for (;;) {
        try {
          const answered =
            (attempts === 0 && turnedAway === 0 ? answerOfBatch(request, version) : undefined) ??
            (await attemptInTurn(request, version, temperature));
          const { prompt, completion, latencyMilliseconds, parts, batchId } = answered;
          attempts += 1;
          add(tokens, completion.usage);
          const fromTokens = completion.tokens && labelProbability(completion.tokens);
          return {
            valid: true,
            assessment: {
              model: policy.model.name,
              builtin: policy.model.name === BUILTIN_MODEL,
              promptVersion: version.name,
              promptHash: version.hash,
              inputHash: sha256(prompt.user),
              outputHash: sha256(completion.content),
              ...parts,
              probability: fromTokens ?? parts.probability,
              probabilitySource: fromTokens === null ? 'verbalised' : 'logProbabilities',
              attempts,
              latencyMilliseconds,
              ...tokens,
              ...(batchId !== undefined && { batchId }),
            },
          };
        } catch (error) {
          if (!(error instanceof EndpointFailure)) throw error;
          const { reason, message: detail, details } = error;
          if (details.sent) attempts += 1;
          else turnedAway += 1;
          add(tokens, details.tokens);
          const delay = retryDelay(Math.max(1, attempts), details.retryAfterMilliseconds, random(), backoff);
          const spent = attempts >= maximumAttempts || turnedAway >= maximumAttempts;
          if (!details.retryable || spent || delay === null) {
            return { valid: false, reason, detail, attempts, ...tokens };
          }
          if (isAboutTheAnswer(reason)) temperature = SECOND_TEMPERATURE;
          await sleep(clock, delay, signal);
        }
      }
    },
  };
}

type Attempt = { use: RequestUse } & ({ answered: Answered } | { answered?: never; error: unknown });

interface Answered {
  prompt: RenderedPrompt;
  completion: Completion;
  latencyMilliseconds: number;
  parts: AssessmentParts;
  batchId?: string;
}

/** A third of the bytes: more tokens than tokenizers make of English JSON, so that a budget is not exceeded. */
function estimateTokens(prompt: RenderedPrompt): number {
  return Math.ceil((Buffer.byteLength(prompt.system) + Buffer.byteLength(prompt.user)) / 3);
}

function add(total: TokenUse, use: TokenUse | null | undefined): void {
  total.promptTokens += use?.promptTokens ?? 0;
  total.completionTokens += use?.completionTokens ?? 0;
}

async function sleep(clock: Clock, milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await clock.sleep(milliseconds, signal);
  } finally {
    signal.throwIfAborted();
  }
}
