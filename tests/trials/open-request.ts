import { once } from 'node:events';
import { connect } from 'node:net';
import type { Attempt } from './attempt.ts';

const PATIENCE_MILLISECONDS = 120_000;

/**
 * Opens a connection for one request, which is sent as a whole by the function that this gives: it is in the server's socket at the
 * moment of the call, whatever else this process has to do.
 */
export async function openRequest(
  url: URL,
  body: string,
  headers: Record<string, string>,
): Promise<() => Promise<Attempt>> {
  const socket = connect({ host: url.hostname, port: Number(url.port), noDelay: true });
  await once(socket, 'connect');
  const lines = Object.entries({
    host: url.host,
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
    ...headers,
  }).map(([name, value]) => `${name}: ${value}`);
  const request = [`POST ${url.pathname} HTTP/1.1`, ...lines, '', body].join('\r\n');
  return async () => {
    const sentAt = Date.now();
    socket.write(request);
    const chunks: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    const failed = await once(socket, 'close', { signal: AbortSignal.timeout(PATIENCE_MILLISECONDS) }).then(
      () => undefined,
      (error: unknown) => (error instanceof Error ? error.name : String(error)),
    );
    socket.destroy();
    const text = Buffer.concat(chunks).toString('utf8');
    const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0);
    const claimId = /"claimId":"([0-9a-f-]{36})"/.exec(text)?.[1];
    const code = /"code":"(\w+)"/.exec(text)?.[1] ?? failed ?? 'taken';
    return { sentAt, answeredAt: Date.now(), status, code, ...(claimId !== undefined && { claimId }) };
  };
}
