import { invalid, type FieldError, type Problem } from '../problem.ts';

/** So many errors of one upload are named; the rest shows when these are corrected. */
export const MAX_NAMED_ERRORS = 100;

/** Where a record of an upload stands: in a JSON array, or on a line of a table. */
export type Place = { pointer: string } | { line: number };

/** An error at a path inside a record: by JSON pointer, or by line with the field's name in the message. */
export function errorAt(place: Place, path: readonly PropertyKey[], message: string): FieldError {
  if ('pointer' in place) return { field: `${place.pointer}${toPointer(path)}`, message };
  const name = path.filter((step) => step !== 'facts').join('.');
  return {
    field: `line ${place.line}`,
    message: name === '' || message.startsWith(`${name}:`) ? message : `${name}: ${message}`,
  };
}

/** A path as a JSON pointer (RFC 6901). */
export const toPointer = (path: readonly PropertyKey[]): string =>
  path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** The problem that an upload with these errors is. Nothing of it was taken in. */
export function refuseUpload(errors: readonly FieldError[]): Problem {
  const named = errors.slice(0, MAX_NAMED_ERRORS);
  const title =
    errors.length > named.length
      ? `The upload has more than ${MAX_NAMED_ERRORS} errors; nothing was imported`
      : 'The upload is not valid; nothing was imported';
  return invalid(named, title);
}
