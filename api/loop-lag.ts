const BEAT_MILLISECONDS = 20;
/** A connection that came during one turn of the event loop is accepted in the next, and read in the one after that. */
const TURNS = 3;

/**
 * Measures how far this process lags behind what arrives: a turn of the event loop that takes long leaves everything unread
 * meanwhile.
 *
 * @returns how long what is read now may have lain unread, in milliseconds; 0 while the process keeps up
 */
export function createLoopLag(): () => number {
  const beats = Array.from({ length: TURNS }, () => performance.now());
  setInterval(() => {
    beats.shift();
    beats.push(performance.now());
  }, BEAT_MILLISECONDS).unref();
  return () => Math.max(0, performance.now() - (beats[0] ?? 0) - TURNS * BEAT_MILLISECONDS);
}
