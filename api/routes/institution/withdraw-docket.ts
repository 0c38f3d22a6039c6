import { z } from 'zod';
import { WithdrawalReason } from '../../acts/withdraw-case.ts';
import { withdrawDocket } from '../../acts/withdraw-docket.ts';
import { BEARER, problems, type RegisterRoute } from '../../route.ts';
import { gateFor } from '../gate.ts';

const NamedCase = z.strictObject({ id: z.uuid(), externalRef: z.string() });

const WithdrawnDocket = z.strictObject({
  docketId: z.uuid(),
  withdrawn: z.number().int().describe('how many cases this call withdrew'),
  subjectsTold: z
    .number()
    .int()
    .describe('how many of their subjects had been told of their case, and hear that it has ended'),
  alreadyWithdrawn: z.number().int(),
  asked: z.array(NamedCase).describe('cases with an open claim: they stay until their subject agrees'),
  stayed: z
    .array(NamedCase.extend({ code: z.string(), reason: z.string() }))
    .describe('cases that cannot be withdrawn, and why'),
});

/** Withdraws every undecided case of a docket, as if each were withdrawn by itself. */
export const withdrawDocketRoute: RegisterRoute = (app, dependencies) => {
  const { onRequest, staffOf } = gateFor(dependencies, 'withdrawCase');
  app.post(
    '/v1/dockets/:id/withdraw',
    {
      onRequest,
      schema: {
        operationId: 'withdrawDocket',
        tags: ['institution'],
        summary: 'Withdraw every undecided case of a docket, with a reason',
        description:
          'Subjects who were never told of their case hear nothing. A case with an open claim stays until its subject agrees. Afterwards the same references may be sent again. Sending the call again withdraws what is left.',
        security: BEARER,
        params: z.strictObject({ id: z.uuid() }),
        body: z.strictObject({ reason: WithdrawalReason }),
        response: { 200: WithdrawnDocket, ...problems(400, 401, 403, 404, 422, 503) },
      },
    },
    (request) => withdrawDocket(dependencies, staffOf(request), request.params.id, request.body),
  );
};
