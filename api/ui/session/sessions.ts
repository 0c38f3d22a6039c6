import { addMilliseconds } from '#workflows/domain/duration.ts';
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sha256 } from '#db/commitment.ts';
import {
  claimConfirmation,
  closeSession,
  findSession,
  openSession,
  renewSession,
  touchSession,
  type Session,
} from '#db/sessions.ts';
import { inTransaction, type Scope } from '#db/transaction.ts';
import type { ApiDependencies } from '../../deps.ts';
import { ensureStanding } from '../../identity/ensure-standing.ts';
import { noteSignedIn } from '../../identity/note-account.ts';
import { isStorable } from '../../fields/storable.ts';
import type { ProviderTokens } from '../../identity/sign-in-provider.ts';
import type { Staff } from '../../principal.ts';
import { confirmUser } from './confirm-user.ts';
import { cookieRules } from './session-cookie.ts';
import { openTokens, sealTokens } from './session-tokens.ts';

const MINUTE = 60_000;
/** A user who makes no request for this long has to sign in again. */
const IDLE_MILLISECONDS = 30 * MINUTE;
/** Every user has to sign in again after this long, so that one who lost their roles does not stay signed in. */
const MAX_MILLISECONDS = 12 * 60 * MINUTE;
/** How old a session's last-seen time may be before it is refreshed. */
const TOUCH_MILLISECONDS = MINUTE;
/** How long a session goes on by what the provider said of its user. */
const CONFIRMED_MILLISECONDS = MINUTE;

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
  open(reply: FastifyReply, request: FastifyRequest, staff: Staff, tokens: ProviderTokens): Promise<void>;
  read(request: FastifyRequest): Promise<SignedIn | undefined>;
  /** Ends the session; gives the ID token by which the provider knows whose session there to end. */
  close(reply: FastifyReply, request: FastifyRequest): Promise<string | undefined>;
}

interface Ticket {
  institutionId: string;
  token: string;
  scope: Scope;
}

/** Sessions of the pages, stored in the database, so that signing out ends them and any process can read them. */
export function createSessions(dependencies: ApiDependencies): Sessions {
  const { database, clock, publicUrl, dataKey } = dependencies;
  const cookies = cookieRules(publicUrl);
  const cookie = cookies.name('session');
  const ticketOf = (request: FastifyRequest) => readTicket(request.cookies[cookie]);
  return {
    async open(reply, request, signingIn, tokens) {
      await close(reply, request);
      const staff = await ensureStanding(dependencies, signingIn);
      await request.server.countAgainst(request, staff);
      const token = randomBytes(32).toString('base64url');
      const { institutionId } = staff;
      await inTransaction(database, scopeFor(institutionId), async (transaction) => {
        const at = await clock(transaction);
        const endsAt = addMilliseconds(at, MAX_MILLISECONDS);
        const sealedTokens = sealTokens(dataKey, token, tokens);
        const session = { staffId: staff.id, staffName: staff.name, roles: [...staff.roles], endsAt, sealedTokens };
        await openSession(transaction, institutionId, sha256(token), session, at);
      });
      await noteSignedIn(dependencies, staff);
      reply.setCookie(cookie, `${Buffer.from(institutionId).toString('base64url')}.${token}`, cookies.options);
    },
    async read(request) {
      const ticket = ticketOf(request);
      if (!ticket) return undefined;
      const { institutionId, token, scope } = ticket;
      const found = await inTransaction(database, scope, async (transaction) => {
        const at = await clock(transaction);
        const session = await findSession(transaction, institutionId, sha256(token), at);
        if (!session) return undefined;
        const away = Date.parse(at) - Date.parse(session.seenAt);
        const idle = away >= IDLE_MILLISECONDS;
        if (!idle && away >= TOUCH_MILLISECONDS) await touchSession(transaction, institutionId, sha256(token), at);
        const before = addMilliseconds(at, -CONFIRMED_MILLISECONDS);
        const isOld = !idle && session.sealedTokens !== null && session.confirmedAt <= before;
        const asks = isOld && (await claimConfirmation(transaction, institutionId, sha256(token), { at, before }));
        return { session, idle, asks };
      });
      if (!found) return undefined;
      const staff = found.asks ? await confirm(ticket, found.session) : staffOf(institutionId, found.session);
      if (!staff) return undefined;
      await request.server.countAgainst(request, staff);
      return { staff, csrf: csrfOf(token), idle: found.idle };
    },
    close,
  };

  async function close(reply: FastifyReply, request: FastifyRequest): Promise<string | undefined> {
    const ticket = ticketOf(request);
    if (!ticket) return undefined;
    const { institutionId, token, scope } = ticket;
    const session = await inTransaction(database, scope, async (transaction) => {
      const found = await findSession(transaction, institutionId, sha256(token), await clock(transaction));
      await closeSession(transaction, institutionId, sha256(token));
      return found;
    });
    reply.clearCookie(cookie, cookies.options);
    return openTokens(dataKey, token, session?.sealedTokens ?? null).idToken;
  }

  /** The user as the provider knows them now; `undefined`, and the session is ended, where it no longer does. */
  async function confirm({ institutionId, token, scope }: Ticket, session: Session): Promise<Staff | undefined> {
    const user = staffOf(institutionId, session);
    const before = openTokens(dataKey, token, session.sealedTokens);
    if (before.refreshToken === undefined) return user;
    const found = await confirmUser(dependencies, user, before.refreshToken);
    if (found.is === 'unknown') return user;
    return inTransaction(database, scope, async (transaction) => {
      if (found.is === 'gone') {
        await closeSession(transaction, institutionId, sha256(token));
        return undefined;
      }
      const { name: staffName, roles } = found.staff;
      const sealedTokens = sealTokens(dataKey, token, { ...before, ...found.tokens });
      await renewSession(transaction, institutionId, sha256(token), { staffName, roles: [...roles], sealedTokens });
      return found.staff;
    });
  }
}

const staffOf = (institutionId: string, { staffId: id, staffName: name, roles }: Session): Staff => ({
  kind: 'human',
  id,
  name,
  institutionId,
  roles,
});

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
