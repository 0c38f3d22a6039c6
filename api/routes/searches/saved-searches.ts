import { z } from 'zod';
import { SEARCHED_LISTS } from '#db/schema/searched-lists.ts';
import { inTransaction } from '#db/transaction.ts';
import { scopeOf } from '../../principal.ts';
import { BEARER, problems, type RegisterRoute } from '../../route.ts';
import {
  deleteSearch,
  ownSearches,
  renameSearch,
  saveSearch,
  SearchName,
  SearchToSave,
} from '../../searches/saved-search.ts';
import { gateFor } from '../gate.ts';

const SavedSearch = z.strictObject({
  id: z.uuid(),
  list: z.enum(SEARCHED_LISTS),
  name: z.string(),
  query: z.string(),
  savedAt: z.iso.datetime(),
});
/** A call is listed under one audience; supervisors save searches as well. */
const tags = ['auditor'];
const params = z.strictObject({ id: z.uuid() });

/** The filters that a member of staff has saved under names. Each person reads and changes only their own. */
export const savedSearchRoutes: RegisterRoute = (app, dependencies) => {
  const { onRequest, staffOf } = gateFor(dependencies, 'saveSearches');
  app.get(
    '/v1/searches',
    {
      onRequest,
      schema: {
        operationId: 'listSavedSearches',
        tags,
        summary: 'The searches that the caller has saved',
        security: BEARER,
        response: { 200: z.strictObject({ searches: z.array(SavedSearch) }), ...problems(401, 403) },
      },
    },
    async (request) => {
      const staff = staffOf(request);
      const searches = await inTransaction(dependencies.database, scopeOf(staff), (transaction) =>
        ownSearches(transaction, staff),
      );
      return { searches };
    },
  );
  app.post(
    '/v1/searches',
    {
      onRequest,
      schema: {
        operationId: 'saveSearch',
        tags,
        summary: 'Save the filters of a list under a name; only the caller sees them',
        security: BEARER,
        body: SearchToSave,
        response: { 201: SavedSearch, ...problems(400, 401, 403, 409, 415, 422) },
      },
    },
    async (request, reply) => reply.status(201).send(await saveSearch(dependencies, staffOf(request), request.body)),
  );
  app.put(
    '/v1/searches/:id',
    {
      onRequest,
      schema: {
        operationId: 'renameSavedSearch',
        tags,
        summary: 'Give a saved search another name',
        security: BEARER,
        params,
        body: z.strictObject({ name: SearchName }),
        response: { 200: SavedSearch, ...problems(400, 401, 403, 404, 409, 415, 422) },
      },
    },
    (request) => renameSearch(dependencies, staffOf(request), request.params.id, request.body.name),
  );
  app.delete(
    '/v1/searches/:id',
    {
      onRequest,
      schema: {
        operationId: 'deleteSavedSearch',
        tags,
        summary: 'Delete a saved search',
        security: BEARER,
        params,
        response: { 204: z.null().describe('the search is deleted'), ...problems(400, 401, 403, 404, 422) },
      },
    },
    async (request, reply) => {
      await deleteSearch(dependencies, staffOf(request), request.params.id);
      return reply.status(204).send(null);
    },
  );
};
