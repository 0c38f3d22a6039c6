import { uuidv7 } from '../id.ts';
import type { SearchedList } from '../schema/searched-lists.ts';
import type { Transaction } from '../transaction.ts';

/** The filters of a list, as a query string, under a person's own name for them. */
export interface SavedSearch {
  id: string;
  list: SearchedList;
  name: string;
  query: string;
  savedAt: string;
}

/** A person's own searches, by name; the database shows nobody else's. */
export function listSavedSearches(
  transaction: Transaction,
  institutionId: string,
  staffId: string,
  list?: SearchedList,
): Promise<SavedSearch[]> {
  const own = transaction
    .selectFrom('saved_searches')
    .select(['search_id as id', 'list', 'name', 'query', 'saved_at as savedAt'])
    .where('institution_id', '=', institutionId)
    .where('staff_id', '=', staffId)
    .orderBy('list')
    .orderBy('name');
  return (list === undefined ? own : own.where('list', '=', list)).execute();
}

/** Saves a search; `undefined` if the person has one of that name for the list. */
export async function storeSavedSearch(
  transaction: Transaction,
  institutionId: string,
  staffId: string,
  search: Omit<SavedSearch, 'id'>,
): Promise<SavedSearch | undefined> {
  const id = uuidv7();
  const stored = await transaction
    .insertInto('saved_searches')
    .values({
      institution_id: institutionId,
      search_id: id,
      staff_id: staffId,
      list: search.list,
      name: search.name,
      query: search.query,
      saved_at: search.savedAt,
    })
    .onConflict((conflict) => conflict.columns(['institution_id', 'staff_id', 'list', 'name']).doNothing())
    .returning('search_id')
    .executeTakeFirst();
  return stored && { id, ...search };
}

/** Gives a person's own search another name. */
export async function renameSavedSearch(
  transaction: Transaction,
  institutionId: string,
  staffId: string,
  id: string,
  name: string,
): Promise<void> {
  await transaction
    .updateTable('saved_searches')
    .set({ name })
    .where('institution_id', '=', institutionId)
    .where('staff_id', '=', staffId)
    .where('search_id', '=', id)
    .execute();
}

/** Deletes a person's own search, and says whether it was there. */
export async function deleteSavedSearch(
  transaction: Transaction,
  institutionId: string,
  staffId: string,
  id: string,
): Promise<boolean> {
  const { numDeletedRows } = await transaction
    .deleteFrom('saved_searches')
    .where('institution_id', '=', institutionId)
    .where('staff_id', '=', staffId)
    .where('search_id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
