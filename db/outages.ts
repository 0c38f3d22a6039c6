import { sql } from 'kysely';
import type { Database } from './database.ts';
import type { Transaction } from './transaction.ts';

/** A time in which claims could not be taken; RFC 3339 UTC. */
export interface Gap {
  beganAt: string;
  endedAt: string;
}

/** Whether people can be heard, and when they could not be. */
export interface Outages {
  /** Whether claims can be taken as far as the probe knows: it got through lately, or has never got through yet. */
  isHeard: boolean;
  /** When the probe last got through, RFC 3339 UTC; null where it never has. */
  lastHeardAt: string | null;
  /** Times without, in their order. One that still lasts is not among them. */
  gaps: Gap[];
  /** How long the probe may be silent before people cannot be heard, milliseconds. */
  longestSilence: number;
}

/** Notes that a claim could be taken just now, and the time before it as a gap if the probe was silent for long. */
export async function noteHeard(database: Database): Promise<void> {
  await sql`select hearken.note_heard()`.execute(database);
}

/** Whether a claim could be taken at any moment since this database was made. */
export async function wasEverHeard(database: Database): Promise<boolean> {
  return (await database.selectFrom('service_reach').select('last_heard_at').executeTakeFirst()) !== undefined;
}

/**
 * What is known of outages that ended after a moment. A deployment that was never probed has none.
 *
 * @param at the moment by the clock that the caller decides by
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
