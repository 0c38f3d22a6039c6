import { z } from 'zod';

/** Number of rows in a page of a list: 1 to 200, 50 by default. */
export const PageSize = z.coerce.number().int().min(1).max(200).default(50);

/** The position where a page ended, as an opaque text for the next request. */
export const encodeCursor = (position: unknown): string => Buffer.from(JSON.stringify(position)).toString('base64url');

/** A cursor that an earlier page returned, read back as a position. */
export const Cursor = <Position extends z.ZodType>(position: Position) =>
  z
    .string()
    .max(1_000)
    .transform((text, context): z.output<Position> => {
      const read = position.safeParse(decode(text));
      if (read.success) return read.data;
      context.addIssue({ code: 'custom', message: 'give the cursor from the previous page, unchanged' });
      return z.NEVER;
    })
    .optional();

function decode(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}
