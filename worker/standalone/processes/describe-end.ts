/** How a process ended, in a few words: `exit code 1`, `signal SIGKILL`, or why it could not be run. */
export function describeEnd(end: {
  exitCode?: number | undefined;
  signal?: string | undefined;
  originalMessage?: string | undefined;
}): string {
  if (end.signal !== undefined) return `signal ${end.signal}`;
  return end.exitCode === undefined ? (end.originalMessage ?? 'unknown cause') : `exit code ${end.exitCode}`;
}
