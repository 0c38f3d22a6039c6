import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { setImmediate as nextTurn } from 'node:timers/promises';

const BEAT_MILLISECONDS = 20;
/** What came on an open connection during one turn of the event loop is read in the next; one more, because a beat may be late. */
const TURNS = 3;
/** The channel on which Node.js says that a server has accepted a connection. */
const ACCEPTED = 'net.server.socket';
/** The most connections that wait to be accepted at one time: Node.js asks for 511, and Linux lets one more in. */
const MAX_WAITING = 512;

/** What has arrived at this process and is not read yet. */
export interface UnreadArrivals {
  /** How long what is read now may have lain unread, in milliseconds; 0 while the process keeps up. */
  lag(): number;
  /** Resolves once everything has been read that had arrived before the call, however many connections it came over. */
  caughtUp(): Promise<void>;
  stop(): void;
}

/**
 * Follows how far this process lags behind what arrives. A turn of the event loop that takes long leaves everything unread meanwhile.
 * Each turn accepts one connection, so the last of many that came together is accepted only as many turns later, and what was sent
 * over it is read after that.
 */
export function followUnreadArrivals(): UnreadArrivals {
  const beats = Array.from({ length: TURNS }, () => performance.now());
  let accepted = 0;
  /** When no connection waited to be accepted for the last time; null while none waits. */
  let heldUpSince: number | null = null;
  /** When the last connections were accepted, as many as can wait: one that is accepted now came after the first of them. */
  const acceptedAt: number[] = [];

  const onAccepted = () => {
    accepted++;
    acceptedAt.push(performance.now());
    if (acceptedAt.length > MAX_WAITING) acceptedAt.shift();
    if (heldUpSince !== null) return;
    heldUpSince = beats[0] ?? 0;
    void noneWaits(Infinity).then(() => (heldUpSince = null));
  };
  /** A turn that accepts nothing shows that no connection waits. */
  const noneWaits = async (maxTurns: number) => {
    await nextTurn();
    let before = -1;
    for (let turns = 0; before !== accepted && turns <= maxTurns; turns++) {
      before = accepted;
      await nextTurn();
    }
  };
  const unreadSince = () => {
    if (heldUpSince === null) return beats[0] ?? 0;
    return acceptedAt.length < MAX_WAITING ? heldUpSince : Math.max(heldUpSince, acceptedAt[0] ?? 0);
  };
  subscribe(ACCEPTED, onAccepted);
  const beating = setInterval(() => {
    beats.shift();
    beats.push(performance.now());
  }, BEAT_MILLISECONDS).unref();

  return {
    lag: () => Math.max(0, performance.now() - unreadSince() - TURNS * BEAT_MILLISECONDS),
    async caughtUp() {
      await noneWaits(MAX_WAITING);
      // What came over the connection that was accepted last is read now.
      await nextTurn();
    },
    stop() {
      unsubscribe(ACCEPTED, onAccepted);
      clearInterval(beating);
    },
  };
}
