import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { answerByCounting } from '#activities/llm/builtin-answer.ts';
import { comparisonIn } from '#activities/llm/prompts/comparison.ts';
import { DocumentV1 } from '#activities/llm/prompts/document-v1.ts';

const ENDPOINT = '/v1/chat/completions';
const Expiry = z.strictObject({ anchor: z.literal('created_at'), seconds: z.number().int().min(3_600).max(2_592_000) });

/** `POST /v1/batches` as OpenAI publishes it. */
const NewBatch = z.strictObject({
  input_file_id: z.string(),
  endpoint: z.literal(ENDPOINT),
  completion_window: z.literal('24h'),
  metadata: z.record(z.string().max(64), z.string().max(512)),
  output_expires_after: Expiry,
});
/** A line of an input file as OpenAI publishes it. */
const Line = z.strictObject({
  custom_id: z.string().min(1).max(64),
  method: z.literal('POST'),
  url: z.literal(ENDPOINT),
  body: z.looseObject({
    model: z.string(),
    messages: z.array(z.strictObject({ role: z.string(), content: z.string() })),
  }),
});
type Line = z.infer<typeof Line>;

/** What becomes of one request of a batch. */
export type LineFate = 'answered' | 'missing' | 'failed' | 'invalid' | 'notALine';

export interface BatchServerOptions {
  /** By the place of the line; answered where it is left out. */
  fate?: (place: number) => LineFate;
  /** What goes wrong with a call such as `POST /v1/files`; nothing where it gives `undefined`. */
  fault?: (call: string) => 'lost' | 404 | 500 | undefined;
}

interface Batch {
  id: string;
  object: 'batch';
  endpoint: string;
  input_file_id: string;
  completion_window: string;
  status: string;
  created_at: number;
  completed_at?: number;
  output_file_id?: string;
  error_file_id?: string;
  metadata: Record<string, string>;
}

/** A server on loopback with OpenAI's files, batches and chat completions. Both ways of asking give the same answers. */
export async function startBatchServer(options: BatchServerOptions = {}) {
  const batches: Batch[] = [];
  const files = new Map<string, string>();
  const calls: string[] = [];
  let singly = 0;

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      send(response, 400, {
        error: { message: String(error), type: 'invalid_request_error', param: null, code: null },
      });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [path = ''] = (request.url ?? '').split('?');
    const call = `${request.method} ${path}`;
    calls.push(call);
    const body = await readBody(request);
    const fault = options.fault?.(call);
    if (typeof fault === 'number')
      return send(response, fault, { error: { message: 'no', type: 'error', param: null, code: null } });
    const value = await serve(call, body, request.headers['content-type'] ?? '');
    if (fault === 'lost') return void response.destroy();
    if (typeof value === 'string') response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(value);
    else send(response, 200, value);
  }

  async function serve(call: string, body: Buffer, contentType: string): Promise<string | object> {
    const [, id = '', act] = /\/v1\/(?:files|batches)\/([^/]+)\/?(.*)$/.exec(call) ?? [];
    if (call === `POST ${ENDPOINT}`) {
      singly += 1;
      return completionOf(JSON.parse(body.toString()) as Line['body']);
    }
    if (call === 'POST /v1/files') return receiveFile(body, contentType);
    if (call === 'POST /v1/batches') return receiveBatch(NewBatch.parse(JSON.parse(body.toString())));
    if (call === 'GET /v1/batches') return { object: 'list', data: batches.toReversed(), has_more: false };
    if (call.startsWith('GET /v1/files/') && act === 'content') return files.get(id) ?? '';
    if (call.startsWith('DELETE /v1/files/')) return { id, object: 'file', deleted: files.delete(id) };
    const batch = batches.find((each) => each.id === id);
    if (!batch) throw new Error(`there is no ${call}`);
    if (act === 'cancel') batch.status = 'cancelling';
    return batch;
  }

  async function receiveFile(body: Buffer, contentType: string) {
    const form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();
    const { file, ...rest } = Object.fromEntries(form.entries());
    z.strictObject({
      purpose: z.literal('batch'),
      'expires_after[anchor]': z.literal('created_at'),
      'expires_after[seconds]': z.coerce.number().int().min(3_600).max(2_592_000),
    }).parse(rest);
    if (!(file instanceof File)) throw new Error('there is no file');
    const id = `file-${files.size + 1}`;
    files.set(id, await file.text());
    return { id, object: 'file', bytes: file.size, created_at: now(), filename: file.name, purpose: 'batch' };
  }

  function receiveBatch(wanted: z.infer<typeof NewBatch>): Batch {
    const keys = linesOf(wanted.input_file_id).map((line) => line.custom_id);
    if (keys.length === 0 || new Set(keys).size < keys.length) throw new Error('ids are missing or not unique');
    const batch: Batch = {
      id: `batch_${batches.length + 1}`,
      object: 'batch',
      ...wanted,
      status: 'in_progress',
      created_at: now(),
    };
    batches.push(batch);
    return batch;
  }

  const linesOf = (fileId: string): Line[] =>
    (files.get(fileId) ?? '')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => Line.parse(JSON.parse(line)));

  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    batches,
    files,
    calls,
    /** Requests for single completions until now. */
    singly: () => singly,
    linesOf,
    /** Ends a batch with a status, and the answers that the fates of its lines leave. */
    end(batch: Batch, status: 'completed' | 'expired' | 'cancelled' = 'completed'): void {
      const lines = linesOf(batch.input_file_id).map((line, place) => ({
        line,
        fate: options.fate?.(place) ?? 'answered',
      }));
      const output = lines.flatMap(({ line, fate }) => outputOf(line, fate));
      const outputFile = `file-output-${batch.id}`;
      files.set(outputFile, output.map((line) => `${line}\n`).join(''));
      Object.assign(batch, { status, completed_at: batch.created_at + 90, output_file_id: outputFile });
    },
    async stop(): Promise<void> {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function outputOf({ custom_id, body }: Line, fate: LineFate): string[] {
  const line = (response: object | null) => [
    JSON.stringify({ id: `batch_req_${custom_id}`, custom_id, response, error: null }),
  ];
  switch (fate) {
    case 'missing':
      return [];
    case 'failed':
      return line({ status_code: 500, request_id: 'r', body: { error: { message: 'broken' } } });
    case 'notALine':
      return ['{"custom_id":'];
    case 'invalid':
      return line({ status_code: 200, request_id: 'r', body: completionOf(body, '{"verdict":"guilty"}') });
    case 'answered':
      return line({ status_code: 200, request_id: 'r', body: completionOf(body) });
  }
}

function completionOf(body: Line['body'], content?: string) {
  const document = DocumentV1.parse(JSON.parse(body.messages.at(-1)?.content ?? ''));
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    model: body.model,
    choices: [
      {
        index: 0,
        finish_reason: 'stop',
        logprobs: null,
        message: {
          role: 'assistant',
          content: content ?? JSON.stringify(answerByCounting(comparisonIn(document))),
          refusal: null,
        },
      },
    ],
    usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 },
  };
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

const send = (response: ServerResponse, status: number, value: unknown): void =>
  void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));

const now = () => Math.floor(Date.now() / 1_000);
