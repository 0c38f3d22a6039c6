import { inTransaction } from '#db/transaction.ts';
import { scopeOf } from '../../principal.ts';
import { gateFor } from '../gate.ts';
import { BEARER, problems, type RegisterRoute } from '../../route.ts';
import { OwnFigures, readOwnFigures } from '../../views/judge/own-figures.ts';

/** Reads the caller's own days of work and the later outcomes of their decisions, without comparing them with others. */
export const readOwnFiguresRoute: RegisterRoute = (app, dependencies) => {
  const { database, clock } = dependencies;
  const { onRequest, staffOf } = gateFor(dependencies, 'listHearings');
  app.get(
    '/v1/hearings/own-figures',
    {
      onRequest,
      schema: {
        operationId: 'readOwnFigures',
        tags: ['judge'],
        summary: 'Read the caller’s own days of work, and what later happened after their decisions',
        security: BEARER,
        response: { 200: OwnFigures, ...problems(401, 403) },
      },
    },
    async (request) => {
      const staff = staffOf(request);
      return inTransaction(database, scopeOf(staff), async (transaction) =>
        readOwnFigures(transaction, staff, await clock(transaction)),
      );
    },
  );
};
