import { z } from 'zod';
import { PHASES } from '../../../workflows/domain/state.ts';
import { instruct } from '../../case-workflows.ts';
import { gateFor } from '../../gate.ts';
import { withWords } from '../../hearing/give-words.ts';
import { actorOf, scopeOf } from '../../principal.ts';
import { BEARER, problems, type RegisterRoute } from '../route.ts';
import { CaseParams } from './case-params.ts';

const Body = z.strictObject({
  reason: z
    .string()
    .max(5_000)
    .refine((text) => text.trim() !== '', { error: 'say in a few words why the case is withdrawn' }),
});

const Answer = z.strictObject({ id: z.uuid(), phase: z.enum(PHASES) });

/**
 * Takes a case back before it is decided. Its subject is told; nobody decides anything about them. With a claim open only
 * the subject can let it go, so they are asked, and the hearing goes on.
 */
export const withdrawCase: RegisterRoute = (app, dependencies) => {
  const { onRequest, staffOf } = gateFor(dependencies, 'withdrawCase');
  app.post(
    '/v1/cases/:id/withdraw',
    {
      onRequest,
      schema: {
        operationId: 'withdrawCase',
        tags: ['institution'],
        summary: 'Withdraw a case that is not decided, with a reason; with an open claim its subject is asked first',
        security: BEARER,
        params: CaseParams,
        body: Body,
        response: {
          200: Answer.describe('it is withdrawn'),
          202: Answer.describe('a claim is open: the subject is asked, and the hearing goes on until they agree'),
          ...problems(400, 401, 403, 404, 409, 422, 503),
        },
      },
    },
    async (request, reply) => {
      const staff = staffOf(request);
      const { institutionId } = staff;
      const { id } = request.params;
      const { phase } = await withWords(
        dependencies,
        {
          institutionId,
          caseId: id,
          scope: scopeOf(staff),
          words: [{ kind: 'reason', body: request.body.reason }],
        },
        ([reason]) =>
          instruct(dependencies.temporal, {
            institutionId,
            caseId: id,
            actor: actorOf(staff, ['institution']),
            command: { type: 'withdrawCase', reasonCommitment: reason?.commitment ?? '' },
          }),
      );
      return reply.status(phase === 'withdrawn' ? 200 : 202).send({ id, phase });
    },
  );
};
