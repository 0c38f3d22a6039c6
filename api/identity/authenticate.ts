import type { FastifyRequest } from 'fastify';
import type { Staff } from '../principal.ts';
import { unauthorized, type TokenHolder, type TokenVerifier } from './token-verifier.ts';

/** Who sent the request; throws 401 without a valid token, 429 when they ask too often. */
export async function authenticate(request: FastifyRequest, verifyToken: TokenVerifier): Promise<Staff> {
  const match = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(request.headers.authorization ?? '');
  if (!match?.[1]) throw unauthorized('the request has no bearer token');
  const holder: TokenHolder = await verifyToken(match[1]);
  await request.server.countAgainst(request, holder);
  return holder;
}
