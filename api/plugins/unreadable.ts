import type { Socket } from 'node:net';
import { Problem } from '../problem.ts';

/** Why a connection's bytes could not be read as a request. */
type ReadingError = Error & { code?: string };

const TOO_LONG = new Problem(431, 'headersTooLarge', 'The address and the headers are too long', {
  remedy: 'send fewer or shorter headers and parameters',
});
const TOO_SLOW = new Problem(408, 'requestTimeout', 'The request did not arrive in time', {
  remedy: 'send it again, over a connection that stays open',
});
const NOT_HTTP = new Problem(400, 'notHttp', 'This is not a valid HTTP request', {
  remedy: 'check the request line, the headers and above all content-length',
});

/** Answers what the server could not read as a request, and ends the connection, whose next bytes no longer mean anything. */
export function answerUnreadable(error: ReadingError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const { document } = problemFor(error);
  const body = JSON.stringify(document);
  const head = [
    `HTTP/1.1 ${document.status} ${document.title}`,
    'content-type: application/problem+json',
    `content-length: ${Buffer.byteLength(body)}`,
    'cache-control: no-store',
    'x-content-type-options: nosniff',
    'connection: close',
  ];
  if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  socket.destroy(error);
}

function problemFor({ code }: ReadingError): Problem {
  if (code === 'HPE_HEADER_OVERFLOW') return TOO_LONG;
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? TOO_SLOW : NOT_HTTP;
}
