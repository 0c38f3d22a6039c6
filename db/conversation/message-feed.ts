import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** The channel of PostgreSQL's `NOTIFY` on which the ids of cases with new messages are announced. */
export const MESSAGES_CHANNEL = 'hearken_messages';
const RECONNECT_MILLISECONDS = 1_000;

/** A reader of a case's conversation. */
interface Follower {
  /** There may be new messages; also called when announcements may have been missed. */
  wake(): void;
  /** The process is stopping, and announces nothing more. */
  end(): void;
}

/** Announces new messages, from whichever process, to the readers in this one. */
export interface MessageFeed {
  /** Announces a case's messages to a reader until the returned function is called. */
  follow(caseId: string, follower: Follower): () => void;
  close(): Promise<void>;
}

/**
 * A feed over a connection of its own, which listens from the first reader on and is reopened whenever it breaks. Every
 * reader is then woken, because announcements may have been missed.
 *
 * @param url of a login that is a member of the application's role, at PostgreSQL itself or a session pooler
 */
export function createMessageFeed(url: string): MessageFeed {
  const followers = new Map<string, Set<Follower>>();
  const closing = new AbortController();
  let connection: pg.Client | undefined;
  let listening: Promise<void> | undefined;

  const everyFollower = (): Follower[] => [...followers.values()].flatMap((each) => [...each]);

  async function listenOnce(): Promise<void> {
    const client = new pg.Client({ connectionString: url, options: '-c role=hearken_api', keepAlive: true });
    const ended = new Promise<void>((resolve) => client.once('end', () => resolve()));
    client.on('error', () => undefined);
    client.on('notification', ({ payload = '' }) => followers.get(payload)?.forEach((follower) => follower.wake()));
    connection = client;
    try {
      await client.connect();
      await client.query(`listen ${MESSAGES_CHANNEL}`);
    } catch {
      await client.end().catch(() => undefined);
      return;
    }
    for (const follower of everyFollower()) follower.wake();
    await ended;
  }

  async function listen(): Promise<void> {
    while (!closing.signal.aborted) {
      await listenOnce();
      await sleep(RECONNECT_MILLISECONDS, undefined, { signal: closing.signal }).catch(() => undefined);
    }
  }

  return {
    follow(caseId, follower) {
      const ofCase = followers.get(caseId) ?? new Set();
      followers.set(caseId, ofCase.add(follower));
      listening ??= listen();
      return () => {
        ofCase.delete(follower);
        if (ofCase.size === 0 && followers.get(caseId) === ofCase) followers.delete(caseId);
      };
    },
    async close() {
      closing.abort();
      for (const follower of everyFollower()) follower.end();
      await connection?.end().catch(() => undefined);
      await listening;
    },
  };
}
