import { createHash, type Hash } from 'node:crypto';
import { createReadStream, writeFileSync } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import pRetry, { AbortError } from 'p-retry';
import { z } from 'zod';
import { Refused, type Client } from '../demo/client.ts';

const PIECE_BYTES = 4 * 1024 * 1024;
const RETRIES = { retries: 8, minTimeout: 500, maxTimeout: 30_000 };

export interface FileImport {
  file: string;
  /** The body of `POST /v1/imports`, without the length. */
  about: { fileName: string } & Record<string, unknown>;
  /** Where the refused rows go. */
  refused?: string | undefined;
}

const Progress = z.object({
  id: z.string(),
  state: z.enum(['receiving', 'finished', 'stopped']),
  received: z.number(),
  sha256: z.string(),
  rows: z.object({ added: z.number(), present: z.number(), refused: z.number() }),
  errors: z.array(z.object({ field: z.string(), message: z.string() })),
  problem: z.object({ title: z.string(), detail: z.string().optional() }).nullable(),
});
type Progress = z.infer<typeof Progress>;

/**
 * Sends a file in pieces to `/v1/imports`. The same file with the same words goes on where it was, also in another process; an
 * import that has stopped is begun anew. Calls that fail without an answer, or because of the service, are tried again.
 *
 * @param say is told of each piece
 * @returns whether the import is finished
 * @throws Refused as the service answers, RangeError where the file has changed since its first bytes were sent
 */
export async function importFile(
  client: Client,
  { file, about, refused }: FileImport,
  say: (line: string) => void,
): Promise<boolean> {
  const { size: length } = await stat(file);
  if (length === 0) throw new RangeError(`${file} is empty`);
  const body = { ...about, length };
  const name = (await hashOf(file, length)).update(JSON.stringify(body)).digest('hex');
  let progress = await begin(client, body, name);
  while (progress.state === 'stopped') progress = await begin(client, body, `${name} ${progress.id}`);
  if (progress.received > 0 && (await hashOf(file, progress.received)).digest('hex') !== progress.sha256)
    throw new RangeError(`${file} has changed since its first ${progress.received} bytes were sent`);
  const handle = await open(file);
  try {
    while (progress.state === 'receiving') {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(PIECE_BYTES), 0, PIECE_BYTES, progress.received);
      progress = await sendPiece(client, progress, buffer.subarray(0, bytesRead));
      say(inWords(progress, length));
    }
  } finally {
    await handle.close();
  }
  if (progress.problem) say(`stopped: ${progress.problem.title}; ${progress.problem.detail ?? ''}`);
  for (const { field, message } of progress.errors) say(`${field}: ${message}`);
  if (refused !== undefined && progress.rows.refused > 0) await storeRefused(client, progress, refused, say);
  return progress.state === 'finished';
}

async function hashOf(file: string, bytes: number): Promise<Hash> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { end: bytes - 1 })) hash.update(chunk as Buffer);
  return hash;
}

const begin = (client: Client, body: object, key: string): Promise<Progress> =>
  patiently(() => client.call('POST', '/v1/imports', Progress, body, { 'idempotency-key': key }));

/** Sends a piece. If it is refused because of the file, the import says why. */
async function sendPiece(client: Client, { id, received }: Progress, piece: Uint8Array): Promise<Progress> {
  const path = `/v1/imports/${id}`;
  const headers = { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(received) };
  try {
    return await patiently(() => client.call('PATCH', path, Progress, piece, headers));
  } catch (error) {
    // An earlier try may have arrived without its answer.
    if (error instanceof Refused && (error.status === 409 || error.status === 422)) {
      const now = await patiently(() => client.call('GET', path, Progress));
      if (now.state !== 'receiving' || now.received !== received) return now;
    }
    throw error;
  }
}

async function patiently<T>(call: () => Promise<T | null>): Promise<T> {
  const answer = await pRetry(
    () =>
      call().catch((error: unknown) => {
        const mayPass =
          error instanceof TypeError || (error instanceof Refused && (error.status >= 500 || error.status === 429));
        throw mayPass ? error : new AbortError(error as Error);
      }),
    RETRIES,
  );
  if (answer === null) throw new Error('the service gave no answer');
  return answer;
}

function inWords({ received, state, rows }: Progress, length: number): string {
  const rowsSoFar = rows.added + rows.present + rows.refused;
  const ofAll = state === 'receiving' ? ` of about ${Math.round((rowsSoFar * length) / Math.max(received, 1))}` : '';
  return `${rowsSoFar}${ofAll} rows: ${rows.added} added, ${rows.present} present, ${rows.refused} refused`;
}

async function storeRefused(
  client: Client,
  { id }: Progress,
  file: string,
  say: (line: string) => void,
): Promise<void> {
  const text = await client.text(`/v1/imports/${id}/refused`);
  writeFileSync(file, text);
  say(`the refused rows are in ${file}`);
}
