import { z } from 'zod';
import { PHASES } from '../../../workflows/domain/state.ts';
import { gateFor } from '../../gate.ts';
import { withdrawCase as takeBack, WithdrawalReason } from '../../institution/withdraw-case.ts';
import { BEARER, problems, type RegisterRoute } from '../route.ts';
import { CaseParams } from './case-params.ts';

const Body = z.strictObject({ reason: WithdrawalReason });

/** Takes a case back before it is decided. Its subject is told; nobody decides anything about them. */
export const withdrawCase: RegisterRoute = (app, dependencies) => {
  const { onRequest, staffOf } = gateFor(dependencies, 'withdrawCase');
  app.post(
    '/v1/cases/:id/withdraw',
    {
      onRequest,
      schema: {
        operationId: 'withdrawCase',
        tags: ['institution'],
        summary: 'Withdraw a case that is not decided, with a reason',
        security: BEARER,
        params: CaseParams,
        body: Body,
        response: {
          200: z.strictObject({ id: z.uuid(), phase: z.enum(PHASES) }),
          ...problems(400, 401, 403, 404, 409, 422, 503),
        },
      },
    },
    async (request) => {
      const { id } = request.params;
      return { id, phase: await takeBack(dependencies, staffOf(request), id, request.body.reason) };
    },
  );
};
