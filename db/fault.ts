const MAX_CHARACTERS = 300;
/**
 * Maximum number of characters of a message that are examined: finding what to leave out takes time that grows with the
 * square of its length.
 */
const MAX_READ = 2_000;
const DEEPEST_CAUSE = 3;

/** Replaces the parts of a message that may contain personal text. */
const LEFT_OUT = '…';

/**
 * Describes an error in words that may stand in a log or in a workflow's history: its kind, its code, and the place in
 * the schema where it happened. It never contains a value, because a value may be a person's name, words, address or
 * private link.
 *
 * Of database errors only codes and names are given, because their messages repeat what was written. From other
 * messages everything is left out that is quoted, looks like an address, or is as long as a token.
 */
export function describeFault(error: unknown, depth = 1): string {
  if (!(error instanceof Error)) return `not an error but ${error === null ? 'null' : typeof error}`;
  const cause =
    error.cause === undefined || depth === DEEPEST_CAUSE ? '' : `; ${describeFault(error.cause, depth + 1)}`;
  const { code } = error as { code?: unknown };
  const name = [error.name, ...(typeof code === 'string' || typeof code === 'number' ? [code] : [])].join(' ');
  return `${name}${particulars(error)}${cause}`;
}

/** Where an error was thrown: its stack without its message, because the message repeats values. */
export function framesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const stack = (error.stack ?? '').replace(error.message, '');
  return stack
    .split('\n')
    .filter((line) => /^\s+at \S.*:\d+:\d+\)?$/.test(line))
    .map((line) => line.trim());
}

function particulars(error: Error): string {
  if (isOfDatabase(error)) {
    const { table, constraint, column, routine } = error;
    const place = [table, constraint, column, routine].filter((each) => each !== undefined);
    return place.length === 0 ? '' : ` (${place.join(', ')})`;
  }
  if (hasIssues(error)) {
    const places = error.issues.slice(0, 5).map(({ path, code }) => `${path.map(String).join('.')} ${code}`);
    return `: ${places.join(', ')}`;
  }
  // Its message repeats the text that could not be parsed.
  if (error instanceof SyntaxError) return '';
  return error.message === '' ? '' : `: ${withoutValues(error.message)}`;
}

const withoutValues = (message: string): string =>
  message
    .slice(0, MAX_READ)
    .replace(/"[^"]*"?|`[^`]*`?|<[^>]*>?|\[[^\]]*\]?|\{[^}]*\}?/g, LEFT_OUT)
    .replace(/(^|[^\p{L}])'[^']*'?/gu, `$1${LEFT_OUT}`)
    .replace(/(?<!\S)\S+@\S+|(?<!\w)\w+:\/\/\S+|\/appeals?\/\S+/g, LEFT_OUT)
    .replace(/[\w+/=-]{24,}/g, (text) => (UUID.test(text) ? text : LEFT_OUT))
    .replace(/\s+/g, ' ')
    .slice(0, MAX_CHARACTERS);

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

interface DatabaseFault extends Error {
  table?: string;
  constraint?: string;
  column?: string;
  routine?: string;
}

const isOfDatabase = (error: Error): error is DatabaseFault => 'severity' in error && 'routine' in error;

interface FaultWithIssues extends Error {
  issues: { path: readonly PropertyKey[]; code: string }[];
}

const hasIssues = (error: Error): error is FaultWithIssues => 'issues' in error && Array.isArray(error.issues);
