import { toFile } from 'openai';
import type { Fetch } from '../bounded-fetch.ts';
import type { ModelApi } from '../model-endpoint.ts';
import { createOpenAiClient } from '../openai-client.ts';
import { orBatchFault } from './batch-fault.ts';
import type { BatchAnswers, BatchedPrompt } from './batched-prompt.ts';
import { readBatchLine } from './read-batch-line.ts';
import { readLines } from './read-lines.ts';

const ADDRESSES = { chat: '/v1/chat/completions', responses: '/v1/responses' } as const;
/** Files hold people's facts, so a provider is asked to delete them even if no worker is there to do it. */
const EXPIRES = { anchor: 'created_at' as const, seconds: 3 * 86_400 };
/** For one request; a file may take longer. */
const PATIENCE_MILLISECONDS = 60_000;
const FILE_PATIENCE_MILLISECONDS = 600_000;
const WORKING = ['validating', 'in_progress', 'finalizing', 'cancelling'];
/** Maximum size of one line of an output file. */
const MAXIMUM_LINE_BYTES = 512 * 1024;
/** The docket that a batch is about, in the batch's own metadata, so that it is found again if its id was lost. */
const DOCKET = 'hearken_docket';

export interface BatchEndpointOptions {
  /** Base URL of an API with OpenAI's files and batches, such as `https://api.openai.com/v1`. */
  baseUrl: string;
  apiKey: string;
  api?: ModelApi | undefined;
  fetch?: Fetch;
}

/** A batch as its provider describes it. */
export interface BatchLook {
  batchId: string;
  /** Whether the provider is still working on it. */
  isWorking: boolean;
  /** As the provider names it, such as `completed` or `expired`. */
  status: string;
  /** Files of prompts, answers and errors. */
  files: readonly string[];
  answersFile: string | undefined;
  milliseconds: number;
}

/** OpenAI's batches, as an endpoint offers them. All functions throw BatchFault, and the signal's reason when it is aborted. */
export interface BatchEndpoint {
  /** Sends the requests about a docket as one batch, and returns the batch's id. */
  send(docketId: string, prompts: Iterable<BatchedPrompt>, signal: AbortSignal): Promise<string>;
  /** The id of the batch about a docket that was created after a moment (RFC 3339 UTC), if there is one. */
  find(docketId: string, since: string, signal: AbortSignal): Promise<string | undefined>;
  look(batchId: string, signal: AbortSignal): Promise<BatchLook>;
  cancel(batchId: string, signal: AbortSignal): Promise<void>;
  /** Reads the answers of a batch that has ended, line by line. */
  read(look: BatchLook, signal: AbortSignal): Promise<BatchAnswers>;
  /** Deletes the files of a batch that has ended. */
  forget(look: BatchLook, signal: AbortSignal): Promise<void>;
}

/** Connects to the batches of an endpoint. Nothing is sent until it is asked. */
export function createBatchEndpoint({ api = 'chat', ...options }: BatchEndpointOptions): BatchEndpoint {
  const fetchIt = options.fetch ?? fetch;
  const client = createOpenAiClient({
    baseUrl: options.baseUrl,
    apiKey: options.apiKey,
    timeout: FILE_PATIENCE_MILLISECONDS,
    // A redirect would take the key and people's facts elsewhere.
    fetch: (url, init) => fetchIt(url, { ...init, redirect: 'error' }),
  });
  const within = (signal: AbortSignal, milliseconds = PATIENCE_MILLISECONDS) => ({
    signal: AbortSignal.any([signal, AbortSignal.timeout(milliseconds)]),
  });

  return {
    send: (docketId, prompts, signal) =>
      orBatchFault(signal, async () => {
        const lines = [...prompts].map(({ key, body }) =>
          JSON.stringify({ custom_id: key, method: 'POST', url: ADDRESSES[api], body }),
        );
        const file = await client.files.create(
          {
            file: await toFile(Buffer.from(`${lines.join('\n')}\n`), 'docket.jsonl'),
            purpose: 'batch',
            expires_after: EXPIRES,
          },
          within(signal),
        );
        const batch = await client.batches.create(
          {
            input_file_id: file.id,
            endpoint: ADDRESSES[api],
            completion_window: '24h',
            output_expires_after: EXPIRES,
            metadata: { [DOCKET]: docketId },
          },
          within(signal),
        );
        return batch.id;
      }),

    find: (docketId, since, signal) =>
      orBatchFault(signal, async () => {
        // The provider's clock may be a little behind.
        const from = Date.parse(since) / 1_000 - 300;
        for await (const batch of client.batches.list({ limit: 100 }, within(signal))) {
          if (batch.metadata?.[DOCKET] === docketId) return batch.id;
          if (batch.created_at < from) return undefined;
        }
        return undefined;
      }),

    look: (batchId, signal) =>
      orBatchFault(signal, async () => {
        const batch = await client.batches.retrieve(batchId, within(signal));
        const ended = batch.completed_at ?? batch.expired_at ?? batch.cancelled_at ?? batch.created_at;
        return {
          batchId,
          isWorking: WORKING.includes(batch.status),
          status: batch.status,
          files: [batch.input_file_id, batch.output_file_id, batch.error_file_id].flatMap((file) => file ?? []),
          answersFile: batch.output_file_id ?? undefined,
          milliseconds: Math.max(0, ended - batch.created_at) * 1_000,
        };
      }),

    cancel: (batchId, signal) =>
      orBatchFault(signal, async () => {
        await client.batches.cancel(batchId, within(signal));
      }),

    read: ({ batchId, answersFile, milliseconds }, signal) =>
      orBatchFault(signal, async () => {
        const answers = new Answers();
        if (answersFile !== undefined) {
          const response = await client.files.content(answersFile, within(signal, FILE_PATIENCE_MILLISECONDS));
          const body = (response.body ?? []) as AsyncIterable<Uint8Array>;
          for await (const text of readLines(body, MAXIMUM_LINE_BYTES)) answers.add(readBatchLine(text, api));
        }
        return { batchId, milliseconds, byKey: answers.byKey, used: answers.used };
      }),

    forget: (look, signal) =>
      orBatchFault(signal, async () => {
        for (const file of look.files) await client.files.delete(file, within(signal));
      }),
  };
}

class Answers {
  readonly byKey = new Map<string, NonNullable<ReturnType<BatchAnswers['byKey']['get']>>>();
  readonly used = { requests: 0, tokens: { promptTokens: 0, completionTokens: 0 }, untold: 0 };

  add(line: ReturnType<typeof readBatchLine>): void {
    if (!line || this.byKey.has(line.key)) return;
    const { key, completion } = line;
    this.used.requests += 1;
    if (completion?.usage) {
      this.used.tokens.promptTokens += completion.usage.promptTokens;
      this.used.tokens.completionTokens += completion.usage.completionTokens;
    } else this.used.untold += 1;
    if (completion) this.byKey.set(key, completion);
  }
}
