import type { Transaction } from '../transaction.ts';

/** The external references that members of staff have declared a conflict with, by their id. */
export async function declaredConflicts(
  transaction: Transaction,
  institutionId: string,
  staffIds: readonly string[],
): Promise<Map<string, string[]>> {
  if (staffIds.length === 0) return new Map();
  const rows = await transaction
    .selectFrom('staff')
    .select(['staff_id', 'conflicts'])
    .where('institution_id', '=', institutionId)
    .where('staff_id', 'in', [...new Set(staffIds)])
    .execute();
  return new Map(rows.map((row) => [row.staff_id, row.conflicts]));
}
