import OpenAI from 'openai';
import { mayPass } from '../openai-client.ts';

/** A request about a batch that failed. The message contains no words of a prompt or an answer. */
export class BatchFault extends Error {
  override name = 'BatchFault';
  /** Whether the same request may succeed later. */
  readonly isPassing: boolean;

  constructor(message: string, isPassing: boolean, cause: unknown) {
    super(message, { cause });
    this.isPassing = isPassing;
  }
}

/** Runs a request about a batch. @throws BatchFault; the signal's reason when it is aborted */
export async function orBatchFault<T>(signal: AbortSignal, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof OpenAI.APIError) || error.status === undefined)
      throw new BatchFault('the endpoint did not answer about a batch', true, error);
    const status = Number(error.status);
    throw new BatchFault(`the endpoint answered ${status} about a batch`, mayPass(status), error);
  }
}
