import { z } from 'zod';
import {
  deleteSavedSearch,
  listSavedSearches,
  renameSavedSearch,
  storeSavedSearch,
  type SavedSearch,
} from '#db/searches/saved-searches.ts';
import { SEARCHED_LISTS, type SearchedList } from '#db/schema/searched-lists.ts';
import { inTransaction, type Transaction } from '#db/transaction.ts';
import type { Action } from '#workflows/domain/may-act.ts';
import type { ApiDependencies } from '../deps.ts';
import { ensureMayEver } from '../ensure-may.ts';
import { Line } from '../fields/line.ts';
import { scopeOf, type Staff } from '../principal.ts';
import { notFound, Problem } from '../problem.ts';

/** Maximum number of searches that a person can save. */
const MAX_SEARCHES = 100;
const MAX_QUERY = 2_000;

export const SearchName = Line(100);
export const SearchToSave = z.strictObject({
  list: z.enum(SEARCHED_LISTS),
  name: SearchName,
  /** The filters as the list's page has them in its address, such as `adverse=true&departed=true`. */
  query: z.string().max(MAX_QUERY),
});

/** Where each list is, and the permission that reading it takes. */
export const SEARCHED: Record<SearchedList, { path: string; action: Action; title: string }> = {
  audit: { path: '/audit/cases', action: 'audit', title: 'Decisions and cases' },
  hearings: { path: '/supervision/hearings', action: 'readStaff', title: 'Open hearings' },
};

/** What of an address belongs to a search: everything but the place in the list. */
export function filtersOf(query: string | Readonly<Partial<Record<string, string>>>): string {
  const given = typeof query === 'string' ? [...new URLSearchParams(query)] : Object.entries(query);
  const said = given.filter(
    (each): each is [string, string] => each[0] !== 'cursor' && each[1] !== undefined && each[1] !== '',
  );
  return new URLSearchParams(said).toString();
}

/** The address at which a saved search is opened. */
export const addressOfSearch = ({ list, query }: Pick<SavedSearch, 'list' | 'query'>): string =>
  query === '' ? SEARCHED[list].path : `${SEARCHED[list].path}?${query}`;

/**
 * Saves the filters of a list for the person themselves.
 *
 * @throws Problem 403 if they may not read the list, 409 if they have a search of that name or too many
 */
export function saveSearch(
  { database, clock }: ApiDependencies,
  staff: Staff,
  { list, name, query }: z.output<typeof SearchToSave>,
): Promise<SavedSearch> {
  ensureMayEver(staff, SEARCHED[list].action);
  return inTransaction(database, scopeOf(staff), async (transaction) => {
    const own = await listSavedSearches(transaction, staff.institutionId, staff.id);
    if (own.length >= MAX_SEARCHES)
      throw new Problem(409, 'tooManySearches', `You have saved ${MAX_SEARCHES} searches`, {
        remedy: 'delete one that you no longer need',
      });
    const saved = await storeSavedSearch(transaction, staff.institutionId, staff.id, {
      list,
      name,
      query: filtersOf(query),
      savedAt: await clock(transaction),
    });
    if (!saved) throw nameTaken();
    return saved;
  });
}

/**
 * Gives a search of the person's own another name.
 *
 * @throws Problem 404 if they have no such search, 409 if another one has the name
 */
export function renameSearch(
  { database }: ApiDependencies,
  staff: Staff,
  id: string,
  name: string,
): Promise<SavedSearch> {
  return inTransaction(database, scopeOf(staff), async (transaction) => {
    const own = await ownSearches(transaction, staff);
    const search = own.find((each) => each.id === id);
    if (!search) throw notFound('saved search');
    if (own.some((each) => each.id !== id && each.list === search.list && each.name === name)) throw nameTaken();
    await renameSavedSearch(transaction, staff.institutionId, staff.id, id, name);
    return { ...search, name };
  });
}

/**
 * Deletes a search of the person's own.
 *
 * @throws Problem 404 if they have no such search
 */
export async function deleteSearch({ database }: ApiDependencies, staff: Staff, id: string): Promise<void> {
  const isDeleted = await inTransaction(database, scopeOf(staff), (transaction) =>
    deleteSavedSearch(transaction, staff.institutionId, staff.id, id),
  );
  if (!isDeleted) throw notFound('saved search');
}

/** The searches of a person's own. */
export const ownSearches = (
  transaction: Transaction,
  { institutionId, id }: Staff,
  list?: SearchedList,
): Promise<SavedSearch[]> => listSavedSearches(transaction, institutionId, id, list);

const nameTaken = (): Problem =>
  new Problem(409, 'searchNameTaken', 'You already have a search with this name', {
    remedy: 'choose another name, or delete the search that has it',
    errors: [{ field: '/name', message: 'choose another name' }],
  });
