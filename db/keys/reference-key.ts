import { sql, type RawBuilder } from 'kysely';

/**
 * A key that is equal for names and references that differ only by blanks, letter case or invisible characters; see
 * `hearken.reference_key`.
 */
export const referenceKey = (reference: string): string =>
  reference
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]/gu, '')
    .toLowerCase();

/**
 * References with the keys by which the database compares them: rows of `reference` and `key`. The keys are calculated first, because
 * under row-level security PostgreSQL searches an index only by values, not by what a function makes of another table's. Where
 * statistics are missing it would still read every case once; a lateral subquery that nothing can be joined into looks each up.
 */
export const keyed = (references: readonly string[]): RawBuilder<unknown> =>
  sql`(select reference, reference_key(reference) as key from unnest(${references}::text[]) as reference offset 0)`;
