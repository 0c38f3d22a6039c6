import { z } from 'zod';
import { summarizeDocket } from '#db/docket-list.ts';
import { countSubjectsTold } from '#db/dockets.ts';
import { inSnapshot } from '#db/transaction.ts';
import { gateFor } from '../gate.ts';
import { scopeOf } from '../../principal.ts';
import { notFound } from '../../problem.ts';
import { readingDatabase } from '../../reading-database.ts';
import { BEARER, problems, type RegisterRoute } from '../../route.ts';
import { DocketView, viewDocket } from '../../views/institution/docket-view.ts';

const DocketWithSubjects = DocketView.extend({
  /** How many subjects of its undecided cases have been told of their case: they would hear of a withdrawal. */
  subjectsTold: z.number().int(),
});

/** Reads a docket and the progress of its cases. */
export const readDocketRoute: RegisterRoute = (app, dependencies) => {
  const { onRequest, staffOf } = gateFor(dependencies, 'readDockets');
  app.get(
    '/v1/dockets/:id',
    {
      onRequest,
      schema: {
        operationId: 'readDocket',
        tags: ['institution'],
        summary: 'Read a docket: its policy and the number of cases in each phase',
        security: BEARER,
        params: z.strictObject({ id: z.uuid() }),
        response: { 200: DocketWithSubjects, ...problems(401, 403, 404, 422) },
      },
    },
    async (request) => {
      const staff = staffOf(request);
      const { institutionId } = staff;
      const { id } = request.params;
      return inSnapshot(readingDatabase(dependencies, staff), scopeOf(staff), async (transaction) => {
        const docket = await summarizeDocket(transaction, institutionId, id);
        if (!docket) throw notFound('docket');
        return { ...viewDocket(docket), subjectsTold: await countSubjectsTold(transaction, institutionId, id) };
      });
    },
  );
};
