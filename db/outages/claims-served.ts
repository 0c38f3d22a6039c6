import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { addMilliseconds } from '#workflows/domain/duration.ts';
import type { Database } from '../database.ts';
import { describeFault } from '../fault.ts';
import { uuidv7 } from '../id.ts';
import type { Transaction } from '../transaction.ts';
import type { UnreadArrivals } from './unread-arrivals.ts';
import type { WaitingClaims } from './waiting-claims.ts';

/** How often a process notes how far it has served subjects, in milliseconds. */
export const NOTE_EVERY = 500;
/** How often a note is renewed that says no more than the last one, while what has come is not read yet, in milliseconds. */
const RENEW_EVERY = 2_000;
/** After this time, a request that is still being served is an alarm, in milliseconds. */
const ALARMING_WAIT = 60_000;

/** The database's time, RFC 3339 UTC, at a moment of this process, by `performance.now()`. */
interface Mark {
  at: string;
  local: number;
}

export interface ServedNotes {
  /** Notes once what {@link WaitingClaims} has served; rejects if the database cannot be asked. */
  note(): Promise<void>;
  /** How far the last note lies behind, in milliseconds: nobody's window closes for that long after its grace. */
  behind(): number;
  /** Says that this process serves no more. */
  leave(): Promise<void>;
}

/**
 * Notes in the database up to when this process has served subjects' requests, and which of the earlier ones it has not answered
 * yet. A window closes only once every API process has noted a moment behind its grace, and no request by its subject is left from
 * before. Each process has one row, so what it can hold up is the time between two notes; a request holds up its own case alone.
 *
 * @param database with a connection that no request uses, because those may be what the requests wait for
 */
export function createServedNotes(
  database: Database,
  waitingClaims: WaitingClaims,
  { caughtUp }: Pick<UnreadArrivals, 'caughtUp'>,
): ServedNotes {
  const processId = uuidv7();
  const startedAt = performance.now();
  let mark: Mark | null = null;
  /** The last one that was noted. */
  let served: Mark | null = null;

  const noted = (known: Mark, waiting: Record<string, string>) =>
    sql<{ now: string }>`
      select hearken.note_served(${processId}, ${known.at}, ${JSON.stringify(waiting)}::jsonb) as now`.execute(
      database,
    );
  /** So that a process which has much to read does not count as gone. */
  const renewWhile = async (reading: Promise<void>) => {
    const isRead = reading.then(() => true);
    while (!(await Promise.race([isRead, sleep(RENEW_EVERY, false, { ref: false })])))
      if (served) await noted(served, waitingSince(served, waitingClaims));
  };
  const asked = () => sql<{ now: string }>`select clock_timestamp() as now`.execute(database);

  return {
    async note() {
      // What had arrived by the last mark is read by then.
      await renewWhile(caughtUp());
      const known = mark;
      const { rows } = await (known ? noted(known, waitingSince(known, waitingClaims)) : asked());
      const [row] = rows;
      if (!row) throw new Error('the database did not tell the time');
      served = known;
      mark = { at: row.now, local: performance.now() };
    },
    behind: () => performance.now() - (mark?.local ?? startedAt),
    async leave() {
      await sql`delete from hearken.claims_served where process_id = ${processId}`.execute(database);
    },
  };
}

/** When the requests that are being served came, by link, in the database's time or somewhat before it. */
const waitingSince = ({ at, local }: Mark, waitingClaims: WaitingClaims): Record<string, string> =>
  Object.fromEntries(
    waitingClaims.underWay().map(({ link, cameAt }) => [link, addMilliseconds(at, Math.floor(cameAt - local))]),
  );

/** Notes at short intervals what this process has served, until it stops. Warns while it cannot, and of requests that take long. */
export function pollServed(notes: ServedNotes, waitingClaims: WaitingClaims): { stop: () => Promise<void> } {
  const stopping = new AbortController();
  // Read through a function, because it changes while a note is under way, which the compiler cannot see.
  const isStopping = () => stopping.signal.aborted;
  let isFailing = false;
  let alarmedAt = 0;
  const loop = async () => {
    while (!isStopping()) {
      try {
        await notes.note();
        isFailing = false;
      } catch (error) {
        if (!isFailing) process.emitWarning(`what subjects have sent cannot be noted: ${describeFault(error)}`);
        isFailing = true;
      }
      const now = performance.now();
      const longest = longestWait(waitingClaims);
      if (longest > ALARMING_WAIT && now - alarmedAt > ALARMING_WAIT) {
        process.emitWarning(`a subject's request has been served for ${Math.round(longest / 1_000)} seconds`);
        alarmedAt = now;
      }
      await sleep(NOTE_EVERY, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
    await notes.leave().catch(() => undefined);
  };
  const looping = loop();
  return {
    stop() {
      stopping.abort();
      return looping;
    },
  };
}

/** How long the oldest request has been served, in milliseconds; 0 if there is none. */
export const longestWait = (waitingClaims: WaitingClaims): number => {
  const oldest = waitingClaims.underWay().at(-1);
  return oldest ? performance.now() - oldest.cameAt : 0;
};

/** A window that a command would close, with the end of its grace, RFC 3339 UTC. */
export interface ClosingWindow {
  caseId: string;
  until: string;
}

/** Those of a list of cases whose subjects may have sent something in time that is not answered yet. */
export async function casesAwaitingClaims(
  transaction: Transaction,
  institutionId: string,
  closing: readonly ClosingWindow[],
): Promise<Set<string>> {
  const { rows: notes } = await sql<{ servedUntil: string; isServing: boolean }>`
    select served_until as "servedUntil", waiting <> '{}' as "isServing" from hearken.served_notes()`.execute(
    transaction,
  );
  const servedUntil = Math.min(...notes.map((note) => Date.parse(note.servedUntil)));
  const awaiting = new Set(closing.flatMap(({ caseId, until }) => (servedUntil < Date.parse(until) ? [caseId] : [])));
  const others = closing.filter(({ caseId }) => !awaiting.has(caseId));
  // Only a request that is being served can hold up one case and not another.
  if (others.length === 0 || !notes.some(({ isServing }) => isServing)) return awaiting;
  const rows = await transaction
    .selectFrom('cases')
    .select('case_id')
    .where('institution_id', '=', institutionId)
    .where(sql<boolean>`case_id = any(${others.map(({ caseId }) => caseId)}::uuid[])`)
    .where(sql<boolean>`hearken.awaits_claims(cases)`)
    .execute();
  for (const row of rows) awaiting.add(row.case_id);
  return awaiting;
}

/** By then a process has noted twice: the second note says that it has served what came before the first. */
const NOTED_AFTER = 2 * NOTE_EVERY + 100;

/**
 * How long after a moment every API process will have noted that it has served what came before, in milliseconds; 0 while none
 * serves. A window that is looked at earlier is left open, and looked at again.
 */
export async function notedAfter(transaction: Transaction): Promise<number> {
  const { rows } = await sql`select from hearken.served_notes() limit 1`.execute(transaction);
  return rows.length > 0 ? NOTED_AFTER : 0;
}
