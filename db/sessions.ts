import { sql } from 'kysely';
import type { StaffRole } from '#workflows/domain/actor.ts';
import { joinInstitution } from './policies/policies.ts';
import type { Transaction } from './transaction.ts';

/** A user's session in the pages, from sign-in to sign-out. Times are RFC 3339 UTC. */
export interface Session {
  staffId: string;
  staffName: string;
  roles: StaffRole[];
  seenAt: string;
  endsAt: string;
  /** What the provider issued for the user, sealed; null where it issued nothing that lasts. */
  sealedTokens: Buffer | null;
  /** When the provider last said that the user may go on, at the sign-in first of all. */
  confirmedAt: string;
}

/**
 * Opens a session and removes those of the institution that have ended.
 *
 * @param hash of the token that the browser holds; the token itself is not stored
 */
export async function openSession(
  transaction: Transaction,
  institutionId: string,
  hash: string,
  session: Omit<Session, 'seenAt' | 'confirmedAt' | 'sealedTokens'> & Partial<Pick<Session, 'sealedTokens'>>,
  at: string,
): Promise<void> {
  await transaction
    .deleteFrom('sessions')
    .where('institution_id', '=', institutionId)
    .where('ends_at', '<=', at)
    .execute();
  await joinInstitution(transaction, institutionId);
  await transaction
    .insertInto('sessions')
    .values({
      institution_id: institutionId,
      session_hash: hash,
      staff_id: session.staffId,
      staff_name: session.staffName,
      roles: session.roles,
      signed_in_at: at,
      seen_at: at,
      ends_at: session.endsAt,
      sealed_tokens: session.sealedTokens ?? null,
      confirmed_at: at,
    })
    .execute();
}

/**
 * The session that belongs to a token's hash, or `undefined` if it has ended or was closed, or if its user is a judge
 * or supervisor whom the staff list marks as inactive.
 */
export async function findSession(
  transaction: Transaction,
  institutionId: string,
  hash: string,
  at: string,
): Promise<Session | undefined> {
  const row = await transaction
    .selectFrom('sessions')
    .selectAll()
    .where('institution_id', '=', institutionId)
    .where('session_hash', '=', hash)
    .where('ends_at', '>', at)
    .where(
      sql<boolean>`not (roles && '{judge,supervisor}' and exists (
        select from staff s where s.institution_id = sessions.institution_id and s.staff_id = sessions.staff_id and not s.active))`,
    )
    .executeTakeFirst();
  return (
    row && {
      staffId: row.staff_id,
      staffName: row.staff_name,
      roles: row.roles,
      seenAt: row.seen_at,
      endsAt: row.ends_at,
      sealedTokens: row.sealed_tokens,
      confirmedAt: row.confirmed_at,
    }
  );
}

/**
 * Lets one caller ask the provider whether a session's user may go on.
 *
 * @param before only where it was last confirmed at that time or earlier
 * @returns whether this caller is the one to ask
 */
export async function claimConfirmation(
  transaction: Transaction,
  institutionId: string,
  hash: string,
  { at, before }: { at: string; before: string },
): Promise<boolean> {
  const claimed = await transaction
    .updateTable('sessions')
    .set({ confirmed_at: at })
    .where('institution_id', '=', institutionId)
    .where('session_hash', '=', hash)
    .where('confirmed_at', '<=', before)
    .executeTakeFirst();
  return claimed.numUpdatedRows > 0n;
}

/** Stores what the provider says of a session's user now. */
export async function renewSession(
  transaction: Transaction,
  institutionId: string,
  hash: string,
  { staffName, roles, sealedTokens }: Pick<Session, 'staffName' | 'roles' | 'sealedTokens'>,
): Promise<void> {
  await transaction
    .updateTable('sessions')
    .set({ staff_name: staffName, roles, sealed_tokens: sealedTokens })
    .where('institution_id', '=', institutionId)
    .where('session_hash', '=', hash)
    .execute();
}

/** Stores when a session was last used. */
export async function touchSession(
  transaction: Transaction,
  institutionId: string,
  hash: string,
  at: string,
): Promise<void> {
  await transaction
    .updateTable('sessions')
    .set({ seen_at: sql<string>`greatest(seen_at, ${at}::timestamptz)` })
    .where('institution_id', '=', institutionId)
    .where('session_hash', '=', hash)
    .execute();
}

/** Permanently ends all sessions of a person. */
export async function closeSessionsOf(transaction: Transaction, institutionId: string, staffId: string): Promise<void> {
  await transaction
    .deleteFrom('sessions')
    .where('institution_id', '=', institutionId)
    .where('staff_id', '=', staffId)
    .execute();
}

/** Permanently ends a session. */
export async function closeSession(transaction: Transaction, institutionId: string, hash: string): Promise<void> {
  await transaction
    .deleteFrom('sessions')
    .where('institution_id', '=', institutionId)
    .where('session_hash', '=', hash)
    .execute();
}
