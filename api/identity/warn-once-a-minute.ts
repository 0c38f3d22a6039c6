const MINUTE = 60_000;
/** Maximum number of different warnings remembered; beyond it, each may be given again. */
const MAX_REMEMBERED = 100;

/** Gives warnings of the process, each text at most once a minute: a wrong setting shows in every request. */
export function warnOnceAMinute(): (line: string) => void {
  const given = new Map<string, number>();
  return (line) => {
    const last = given.get(line);
    if (last !== undefined && Date.now() - last < MINUTE) return;
    if (given.size >= MAX_REMEMBERED) given.clear();
    given.set(line, Date.now());
    process.emitWarning(line);
  };
}
