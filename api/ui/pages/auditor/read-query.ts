import { addMilliseconds } from '#workflows/domain/duration.ts';
import { z } from 'zod';
import { Day } from '#api/fields/moment.ts';
import { formState, type FormState } from '../../form-state.ts';

type Query = Readonly<Partial<Record<string, string>>>;

/** A query that a page's form or links made: what it asks, or `undefined` where it is not right, and the form's state. */
export function readQuery<Schema extends z.ZodType>(
  schema: Schema,
  query: Query,
): { asked: z.output<Schema> | undefined; form: FormState } {
  const said = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined && value !== ''));
  const read = schema.safeParse(said);
  const errors = (read.error?.issues ?? []).map(({ path, message }) => ({
    field: `/${path.map(String).join('/')}`,
    message,
  }));
  return { asked: read.data, form: formState(query, errors) };
}

const DAY_MILLISECONDS = 86_400_000;

/** A policy and days in a query, both days included; read as moments, UTC. */
export const Days = z.object({
  policy: z.string().max(100).optional(),
  from: Day.transform((day) => new Date(day).toISOString()).optional(),
  to: Day.transform((day) => addMilliseconds(day, DAY_MILLISECONDS)).optional(),
});
