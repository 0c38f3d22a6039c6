import { LRUCache } from 'lru-cache';

const MINUTE = 60_000;
/** Maximum number of different warnings remembered; beyond that, the oldest may be repeated. */
const MAX_REMEMBERED = 100;

/** Gives warnings of the process, each text at most once a minute: a wrong setting shows in every request. */
export function warnOnceAMinute(): (line: string) => void {
  const given = new LRUCache<string, true>({ max: MAX_REMEMBERED, ttl: MINUTE });
  return (line) => {
    if (given.has(line)) return;
    given.set(line, true);
    process.emitWarning(line);
  };
}
