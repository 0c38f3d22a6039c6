import { sql } from 'kysely';
import type { Database } from '../database.ts';
import type { Transaction } from '../transaction.ts';

/** A period in which claims could not be accepted; RFC 3339 UTC. */
export interface Gap {
  beganAt: string;
  endedAt: string;
}

/** Whether subjects can be heard, and when they could not be. */
export interface Outages {
  /** Whether, as far as the probe knows, claims are accepted: it succeeded recently, or has never succeeded. */
  isHeard: boolean;
  /** When the probe last succeeded, RFC 3339 UTC; null if it never has. */
  lastHeardAt: string | null;
  /** Outages in order of time, without one that is still going on. */
  gaps: Gap[];
  /** How long the probe may be silent before subjects count as unheard, in milliseconds. */
  longestSilence: number;
}

/** Records that a claim could be accepted just now, and if the probe was silent for long, the time before as an outage. */
export async function noteHeard(database: Database): Promise<void> {
  await sql`select hearken.note_heard()`.execute(database);
}

/** Whether a claim could be accepted at any time since this database was created. */
export async function wasEverHeard(database: Database): Promise<boolean> {
  return (await database.selectFrom('service_reach').select('last_heard_at').executeTakeFirst()) !== undefined;
}

/**
 * The known outages that ended after a given time. A deployment that was never probed has none.
 *
 * @param at the current time by the caller's clock
 */
export async function readOutages(transaction: Transaction, since: string, at: string): Promise<Outages> {
  const { rows } = await sql<{ last_heard_at: string | null; longest_silence: number }>`
    select (select last_heard_at from service_reach),
      extract(epoch from longest_silence())::integer * 1000 as longest_silence`.execute(transaction);
  const [row] = rows;
  if (!row) throw new Error('the database did not say when people were last heard');
  const gaps = await transaction
    .selectFrom('service_gaps')
    .select(['began_at', 'ended_at'])
    .where('ended_at', '>', since)
    .orderBy('ended_at')
    .execute();
  return {
    isHeard: row.last_heard_at === null || Date.parse(at) - Date.parse(row.last_heard_at) <= row.longest_silence,
    lastHeardAt: row.last_heard_at,
    gaps: gaps.map(({ began_at, ended_at }) => ({ beganAt: began_at, endedAt: ended_at })),
    longestSilence: row.longest_silence,
  };
}
