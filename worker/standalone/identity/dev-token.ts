import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { DEV_TOKEN_SECONDS } from './mint-token.ts';
import { readBody } from './read-body.ts';
import { UnknownAccount } from './unknown-account.ts';

export const DEV_TOKEN_PATH = '/internal/token';

const Body = z.object({ account: z.string() });

/**
 * Answers `POST /internal/token {"account"}` with an access token, for the API's `POST /dev/token`. The caller has to
 * send the secret that the stack gave to both, because other programs on this machine can reach the port too.
 */
export async function answerDevToken(
  secret: string,
  mint: (account: string) => Promise<string>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { status, body } = await answerTo(secret, mint, request);
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

async function answerTo(
  secret: string,
  mint: (account: string) => Promise<string>,
  request: IncomingMessage,
): Promise<{ status: number; body: unknown }> {
  if (request.method !== 'POST') return { status: 405, body: { error: 'use POST' } };
  if (!isSame(request.headers.authorization ?? '', `Bearer ${secret}`))
    return { status: 401, body: { error: 'show the secret that the stack gave you' } };
  try {
    const { account } = Body.parse(JSON.parse(await readBody(request)));
    const token = await mint(account);
    return { status: 200, body: { access_token: token, token_type: 'Bearer', expires_in: DEV_TOKEN_SECONDS } };
  } catch (error) {
    if (error instanceof UnknownAccount)
      return { status: 404, body: { error: error.message, accounts: error.accounts } };
    return { status: 400, body: { error: 'send {"account": "judge-1@demo"}' } };
  }
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
