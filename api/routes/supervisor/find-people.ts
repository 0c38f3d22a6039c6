import { z } from 'zod';
import { findPeople } from '#db/people.ts';
import { inTransaction } from '#db/transaction.ts';
import { PHASES } from '#workflows/domain/state.ts';
import { scopeOf } from '../../principal.ts';
import { BEARER, problems, type RegisterRoute } from '../../route.ts';
import { PersonQuery } from '../../views/supervisor/person-query.ts';
import { gateFor } from '../gate.ts';

const FoundPerson = z.strictObject({
  caseId: z.uuid(),
  externalRef: z.string(),
  policy: z.string(),
  phase: z.enum(PHASES),
  name: z.string(),
  contact: z.string(),
  receivedAt: z.iso.datetime(),
});

/** Finds people by name, contact or reference. It is a POST so that no name ends up in an address or a log. */
export const findPeopleRoute: RegisterRoute = (app, dependencies) => {
  const { onRequest, staffOf } = gateFor(dependencies, 'findPeople');
  app.post(
    '/v1/people/search',
    {
      onRequest,
      schema: {
        operationId: 'findPeople',
        tags: ['supervisor'],
        summary: 'Find people by name, contact or reference; each search is recorded',
        security: BEARER,
        body: z.strictObject({ text: PersonQuery }),
        response: { 200: z.strictObject({ people: z.array(FoundPerson) }), ...problems(400, 401, 403, 415, 422) },
      },
    },
    async (request) => {
      const staff = staffOf(request);
      const people = await inTransaction(dependencies.database, scopeOf(staff), async (transaction) =>
        findPeople(
          transaction,
          staff.institutionId,
          staff.id,
          request.body.text,
          await dependencies.clock(transaction),
        ),
      );
      return { people };
    },
  );
};
