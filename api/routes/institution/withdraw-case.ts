import { z } from 'zod';
import { PHASES } from '../../../workflows/domain/state.ts';
import { gateFor } from '../../gate.ts';
import { withdrawCase as takeBack, WithdrawalReason } from '../../institution/withdraw-case.ts';
import { BEARER, problems, type RegisterRoute } from '../route.ts';
import { CaseParams } from './case-params.ts';

const Body = z.strictObject({ reason: WithdrawalReason });

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
      const { id } = request.params;
      const phase = await takeBack(dependencies, staffOf(request), id, request.body.reason);
      return reply.status(phase === 'withdrawn' ? 200 : 202).send({ id, phase });
    },
  );
};
