import type { FieldError } from '../problem.ts';

/** The values of a form's fields, and its errors. */
export interface FormState {
  /** What a field holds, by JSON pointer. */
  value(pointer: string): unknown;
  /** What a field holds as text, a list of texts as its lines; empty where it holds nothing. */
  text(pointer: string): string;
  /** How many entries a list has. */
  length(pointer: string): number;
  error(pointer: string): string | undefined;
  errors: readonly FieldError[];
  /** The list for which the user requested another entry, by JSON pointer. */
  more: string | undefined;
  /** Tells the fields of several forms on one page apart, in the ids of their elements; empty where one form is alone. */
  scope: string;
}

/** A form's state over a value that may be unfinished. */
export function formState(value: unknown, errors: readonly FieldError[] = [], more?: string, scope = ''): FormState {
  const read = (pointer: string): unknown => {
    let at: unknown = value;
    for (const segment of pointer.slice(1).split('/')) {
      if (typeof at !== 'object' || at === null || !Object.hasOwn(at, segment)) return undefined;
      at = (at as Record<string, unknown>)[segment];
    }
    return at;
  };
  return {
    value: read,
    text(pointer) {
      const found = read(pointer);
      if (Array.isArray(found)) return found.filter((each) => typeof each === 'string').join('\n');
      return typeof found === 'string' || typeof found === 'number' || typeof found === 'boolean' ? String(found) : '';
    },
    length(pointer) {
      const found = read(pointer);
      return Array.isArray(found) ? found.length : 0;
    },
    error: (pointer) => errors.find(({ field }) => field === pointer)?.message,
    errors,
    more,
    scope,
  };
}

/** The id of the element that a pointer stands for, in a form of this scope. */
export const fieldId = (pointer: string, scope = ''): string =>
  [...(scope === '' ? [] : [scope]), `field${pointer.replaceAll('/', '-').replaceAll('#', '-')}`].join('-');
