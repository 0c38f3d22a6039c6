import { createServer, type IncomingMessage, type Server } from 'node:http';
import { addCheckpoint, witnessKeyOf, type WitnessAnswer, type WitnessDependencies } from './add-checkpoint.ts';

const MAX_BYTES = 64 * 1024;
const ORIGIN_ADDRESS = /^\/([0-9a-f]{64})\/checkpoint$/;

/**
 * Creates a witness's HTTP interface (C2SP tlog-witness) without listening: `POST /add-checkpoint`, `GET /{SHA-256 of an
 * origin}/checkpoint` for the last one that was cosigned, and `GET /key`.
 */
export function createWitnessServer(witness: WitnessDependencies): Server {
  return createServer((request, response) => {
    answer(witness, request).then(
      ({ status, type, body }) => {
        response.writeHead(status, { 'content-type': type === 'text/plain' ? 'text/plain; charset=utf-8' : type });
        response.end(body);
      },
      (error: unknown) => {
        witness.alarm(`a request failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
        if (!response.headersSent) response.writeHead(500);
        response.end();
      },
    );
  });
}

async function answer(witness: WitnessDependencies, request: IncomingMessage): Promise<WitnessAnswer> {
  const { method, url = '/' } = request;
  if (method === 'POST' && url === '/add-checkpoint') {
    const body = await readText(request);
    return body === undefined ? plain(413, 'the request is too long') : addCheckpoint(witness, body);
  }
  if (method !== 'GET') return plain(405, 'this method is not supported');
  // It needs nothing but its own file, so it is ready whenever it answers.
  if (url === '/healthz' || url === '/readyz') return plain(200, 'ok');
  if (url === '/key') return plain(200, witnessKeyOf(witness));
  const [, originHash] = ORIGIN_ADDRESS.exec(url) ?? [];
  const seen = originHash === undefined ? undefined : witness.store.lastByHash(originHash);
  return seen ? { status: 200, type: 'text/plain', body: seen.note } : plain(404, 'not found');
}

const plain = (status: number, line: string): WitnessAnswer => ({ status, type: 'text/plain', body: `${line}\n` });

async function readText(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
