import { describeNumber } from '../figures-in-words.ts';
import { toPointer } from '../fields/to-pointer.ts';
import { Problem, type FieldError } from '../problem.ts';

/** Maximum number of errors that are named for one upload; the rest appear when these are corrected. */
export const MAX_NAMED_ERRORS = 100;

/** The place of a record in an upload: in a JSON array, or on a line of a table. */
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

const MAX_NAMED_PLACES = 5;

interface Fault {
  place: Place;
  path: readonly PropertyKey[];
  message: string;
  given: string;
  others: Place[];
  count: number;
}

/** Separates what is expected from the actual value. */
const INSTEAD = '; ';

/** A message without the actual value, for a page that shows the cell; the number of rows stays. */
export const withoutGiven = (message: string): string =>
  message.replace(/; the cell (?:is empty|says "[^"]*")(?=;|$)/, '');

/** Collects faults of records; a fault that several records share is reported once. */
export class FaultList {
  readonly #faults = new Map<string, Fault>();

  /** @param given the actual value, reported for the first record */
  add(place: Place, path: readonly PropertyKey[], message: string, given = ''): void {
    const isValue = /"|\d/.test(given);
    const key = JSON.stringify([path.map(String), message, isValue || given]);
    const same = this.#faults.get(key);
    if (!same) this.#faults.set(key, { place, path, message, given, others: [], count: 1 });
    else {
      same.count++;
      if (same.others.length < MAX_NAMED_PLACES) same.others.push(place);
    }
  }

  errors(): FieldError[] {
    return [...this.#faults.values()].map(({ place, path, message, given, others, count }) => {
      const unnamed = count - 1 - others.length;
      const places = [...others.map(nameOf), ...(unnamed > 0 ? [`${describeNumber(unnamed)} more`] : [])];
      const alike =
        places.length === 0
          ? ''
          : `; ${describeNumber(count)} ${'line' in place ? 'rows' : 'records'} like this, also ${places.join(', ')}`;
      return errorAt(place, path, `${message}${given && INSTEAD}${given}${alike}`);
    });
  }
}

const nameOf = (place: Place): string => ('line' in place ? `line ${place.line}` : place.pointer);

/** The problem of an upload with these errors, of which nothing was imported. */
export function refuseUpload(errors: readonly FieldError[]): Problem {
  const named = errors.slice(0, MAX_NAMED_ERRORS);
  const title =
    errors.length > named.length
      ? `The upload has more than ${MAX_NAMED_ERRORS} errors; nothing was imported`
      : 'The upload is not valid; nothing was imported';
  return new Problem(422, 'invalid', title, {
    remedy: named.some(({ message }) => message.startsWith('column '))
      ? 'call the columns what the policy calls them, or say where they go with columns and unknownColumns=leaveOut'
      : 'correct what errors names and send it again, or send it with invalidRows=leaveOut to import the rest alone',
    errors: named,
  });
}
