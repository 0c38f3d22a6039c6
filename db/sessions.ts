import { sql } from 'kysely';
import type { StaffRole } from '#workflows/domain/actor.ts';
import { joinInstitution } from './policies.ts';
import type { Transaction } from './transaction.ts';

/** A user's session in the pages, from sign-in to sign-out. Times are RFC 3339 UTC. */
export interface Session {
  staffId: string;
  staffName: string;
  roles: StaffRole[];
  seenAt: string;
  endsAt: string;
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
  session: Omit<Session, 'seenAt'>,
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
    }
  );
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
