import { addMilliseconds } from '#workflows/domain/duration.ts';
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sha256 } from '#db/commitment.ts';
import { closeSession, findSession, openSession, touchSession } from '#db/sessions.ts';
import { inTransaction, type Scope } from '#db/transaction.ts';
import type { ApiDependencies } from '../../deps.ts';
import { ensureStanding } from '../../identity/ensure-standing.ts';
import { noteSignedIn } from '../../identity/note-account.ts';
import { isStorable } from '../../import/storable.ts';
import type { Staff } from '../../principal.ts';
import { cookieRules } from './session-cookie.ts';

const MINUTE = 60_000;
/** A user who makes no request for this long has to sign in again. */
const IDLE_MILLISECONDS = 30 * MINUTE;
/** Every user has to sign in again after this long, so that one who lost their roles does not stay signed in. */
const MAX_MILLISECONDS = 12 * 60 * MINUTE;
/** How old a session's last-seen time may be before it is refreshed. */
const TOUCH_MILLISECONDS = MINUTE;

/** A user who signed in. */
export interface SignedIn {
  staff: Staff;
  /** Token that every form carries and sends back. */
  csrf: string;
  /** True once the user was away for too long: they may then only save their words. */
  idle: boolean;
}

export interface Sessions {
  /** Starts a session for a user who has just signed in; throws 403 as {@link ensureStanding} does. */
  open(reply: FastifyReply, request: FastifyRequest, staff: Staff): Promise<void>;
  read(request: FastifyRequest): Promise<SignedIn | undefined>;
  close(reply: FastifyReply, request: FastifyRequest): Promise<void>;
}

interface Ticket {
  institutionId: string;
  token: string;
  scope: Scope;
}

/** Sessions of the pages, stored in the database, so that signing out ends them and any process can read them. */
export function createSessions(dependencies: ApiDependencies): Sessions {
  const { database, clock, publicUrl } = dependencies;
  const cookies = cookieRules(publicUrl);
  const cookie = cookies.name('session');
  const ticketOf = (request: FastifyRequest) => readTicket(request.cookies[cookie]);
  return {
    async open(reply, request, signingIn) {
      await close(reply, request);
      const staff = await ensureStanding(dependencies, signingIn);
      await request.server.countAgainst(request, staff);
      const token = randomBytes(32).toString('base64url');
      const { institutionId } = staff;
      await inTransaction(database, scopeFor(institutionId), async (transaction) => {
        const at = await clock(transaction);
        const endsAt = addMilliseconds(at, MAX_MILLISECONDS);
        const session = { staffId: staff.id, staffName: staff.name, roles: [...staff.roles], endsAt };
        await openSession(transaction, institutionId, sha256(token), session, at);
      });
      await noteSignedIn(dependencies, staff);
      reply.setCookie(cookie, `${Buffer.from(institutionId).toString('base64url')}.${token}`, cookies.options);
    },
    async read(request) {
      const ticket = ticketOf(request);
      if (!ticket) return undefined;
      const { institutionId, token, scope } = ticket;
      const signedIn = await inTransaction(database, scope, async (transaction) => {
        const at = await clock(transaction);
        const session = await findSession(transaction, institutionId, sha256(token), at);
        if (!session) return undefined;
        const away = Date.parse(at) - Date.parse(session.seenAt);
        const idle = away >= IDLE_MILLISECONDS;
        if (!idle && away >= TOUCH_MILLISECONDS) await touchSession(transaction, institutionId, sha256(token), at);
        const { staffId: id, staffName: name, roles } = session;
        return { staff: { kind: 'human', id, name, institutionId, roles }, csrf: csrfOf(token), idle } as const;
      });
      if (signedIn) await request.server.countAgainst(request, signedIn.staff);
      return signedIn;
    },
    close,
  };

  async function close(reply: FastifyReply, request: FastifyRequest): Promise<void> {
    const ticket = ticketOf(request);
    if (!ticket) return;
    await inTransaction(database, ticket.scope, (transaction) =>
      closeSession(transaction, ticket.institutionId, sha256(ticket.token)),
    );
    reply.clearCookie(cookie, cookies.options);
  }
}

/** Whether a form belongs to this session. */
export function isOwnForm({ csrf }: SignedIn, given: string | undefined): boolean {
  if (given === undefined) return false;
  const [a, b] = [Buffer.from(csrf), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** The institution comes first, so that the row is looked up in its own tenant only. */
function readTicket(value: string | undefined): Ticket | undefined {
  const match = /^([\w-]{1,400})\.([\w-]{43})$/.exec(value ?? '');
  if (!match?.[1] || !match[2]) return undefined;
  const institutionId = Buffer.from(match[1], 'base64url').toString();
  if (!isStorable(institutionId)) return undefined;
  return { institutionId, token: match[2], scope: scopeFor(institutionId) };
}

const scopeFor = (institutionId: string): Scope => ({ institutionId, actor: 'system:pages' });

const csrfOf = (token: string): string => createHash('sha256').update(`form:${token}`).digest('base64url');
