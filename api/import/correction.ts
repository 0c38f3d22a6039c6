import type { z } from 'zod';
import type { UploadedRecord } from './upload.ts';

interface Correcting {
  supersedes?: unknown;
  reason?: unknown;
}

/**
 * Checks that a record which corrects an earlier one has the reason for it, and that no other record has one.
 *
 * @param what the earlier one is
 */
export const correctsWithReason =
  (what: string) =>
  ({ supersedes, reason }: Correcting, context: z.RefinementCtx): void => {
    if ((supersedes === undefined) === (reason === undefined)) return;
    context.addIssue({
      code: 'custom',
      path: [reason === undefined ? 'reason' : 'supersedes'],
      message: `a correction names the ${what} that it supersedes, and the reason`,
    });
  };

/** A table's row without some of its columns; any other record stays as it is. */
export function withoutColumns(
  record: UploadedRecord,
  isLeftOut: (name: string, cell: unknown) => boolean,
): UploadedRecord {
  const { value, cells } = record;
  if (cells === undefined || typeof value !== 'object' || value === null) return record;
  const kept = Object.entries(value).filter(([name, cell]) => !isLeftOut(name, cell));
  return { ...record, value: Object.fromEntries(kept) };
}
