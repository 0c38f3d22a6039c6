import type { z } from 'zod';
import { invalid } from '../../../problem.ts';

/**
 * A query that a page's own form or links made, read by a schema. Fields that were left empty are not there.
 *
 * @throws Problem 422 that names the fields
 */
export function readQuery<Schema extends z.ZodType>(
  schema: Schema,
  query: Readonly<Partial<Record<string, string>>>,
): z.output<Schema> {
  const said = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''));
  const read = schema.safeParse(said);
  if (read.success) return read.data;
  throw invalid(
    read.error.issues.map(({ path, message }) => ({ field: `/${path.map(String).join('/')}`, message })),
    'This cannot be looked for',
  );
}
