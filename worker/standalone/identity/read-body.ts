import type { IncomingMessage } from 'node:http';

const LIMIT_BYTES = 8 * 1024;

/**
 * The body of a request as text.
 *
 * @throws Error where it is above 8 KiB
 */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LIMIT_BYTES) throw new Error(`a request body may have ${LIMIT_BYTES} bytes at most`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
