import { randomUUID } from 'node:crypto';
import pRetry from 'p-retry';
import type { z } from 'zod';
import { type Client, createClient, Refused } from '#worker/standalone/demo/client.ts';

const EVERY_MILLISECONDS = 500;
const TRIES = 240;

/** A client that repeats a call under the same key for two minutes, until it is answered with other than 5xx. */
export function createPatientClient(url: string, signal: AbortSignal, token?: string): Client {
  const patiently = <T>(ask: (client: Client) => Promise<T>): Promise<T> => {
    const client = createClient(url, signal, token, { 'idempotency-key': randomUUID() });
    return pRetry(() => ask(client), {
      retries: TRIES,
      factor: 1,
      minTimeout: EVERY_MILLISECONDS,
      signal,
      shouldRetry: ({ error }) => !(error instanceof Refused && error.status < 500),
    });
  };
  return {
    call: <Schema extends z.ZodType>(method: 'GET' | 'POST' | 'PUT', path: string, schema: Schema, body?: unknown) =>
      patiently((client) => client.call(method, path, schema, body)),
    get: (path, schema) => patiently((client) => client.get(path, schema)),
    post: (path, schema, body) => patiently((client) => client.post(path, schema, body)),
    text: (path) => patiently((client) => client.text(path)),
  };
}
