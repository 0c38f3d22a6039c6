import { sql, type RawBuilder } from 'kysely';
import { referenceKey } from '../keys/reference-key.ts';

/**
 * The form in which a name is compared, as SQL: without blanks and letter case. People type ids, references and skills
 * by hand, and `Judge-1@demo` or `spanish ` has to mean what its author meant.
 */
export const spelling = (name: RawBuilder<unknown>): RawBuilder<string> => sql`reference_key(${name})`;

/** Whether a list contains a name in any spelling, as SQL. */
export const hasName = (list: RawBuilder<unknown>, name: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql`exists (select from unnest(${list}) listed where ${spelling(sql`listed`)} = ${spelling(name)})`;

/** The names of one list that another lacks in every spelling, as an array in SQL. */
export const lackingNames = (wanted: RawBuilder<unknown>, list: RawBuilder<unknown>): RawBuilder<string[]> =>
  sql`array(select wanted from unnest(${wanted}) wanted where not ${hasName(list, sql`wanted`)})`;

/** Names in the order given, each once, without surrounding blanks. */
export const distinctNames = (names: readonly string[]): string[] =>
  [
    ...new Map(
      names
        .filter((name) => name.trim() !== '')
        .map((name) => [referenceKey(name), name.trim()] as const)
        .toReversed(),
    ).values(),
  ].toReversed();

/** Maximum number of letters by which two names may differ for one to look like a typing error for the other. */
const MAX_SLIP = 2;

/**
 * Whether a name looks like a typing error for another. Names that differ only in their numbers, such as `judge-1` and
 * `judge-2`, are usually meant as they are.
 */
export function looksLike(name: string, other: string): boolean {
  const [a, b] = [name, other].map((each) => referenceKey(each).replace(/\d+/g, '0'));
  return a !== undefined && b !== undefined && a !== b && distance(a, b) <= MAX_SLIP;
}

/** The edit distance (Levenshtein 1966): how many letters to insert, delete or replace. */
function distance(one: string, other: string): number {
  let previous = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [row, letter] of Array.from(one).entries()) {
    const current = [row + 1];
    for (let at = 1; at <= other.length; at += 1)
      current.push(
        Math.min(
          (previous[at] ?? 0) + 1,
          (current[at - 1] ?? 0) + 1,
          (previous[at - 1] ?? 0) + (letter === other[at - 1] ? 0 : 1),
        ),
      );
    previous = current;
  }
  return previous.at(-1) ?? 0;
}
