import { z } from 'zod';
import { instruct } from '../../case-workflows.ts';
import { withWords } from '../../hearing/give-words.ts';
import { actorInHearing, authorize, scopeOf } from '../../principal.ts';
import { Words } from '../../hearing/words.ts';
import { BEARER, problems, type RegisterRoute } from '../route.ts';
import { HearingParams } from './hearing-params.ts';

/** A second person's signature under a decision that departs from the provisional outcome, or their refusal to sign. */
export const signDecision: RegisterRoute = (app, dependencies) => {
  app.post(
    '/v1/hearings/:id/signature',
    {
      schema: {
        operationId: 'signDecision',
        tags: ['judge'],
        summary: 'Sign another judge’s decision, or refuse to, with a reason',
        security: BEARER,
        params: HearingParams,
        body: z.strictObject({ decisionId: z.uuid(), agree: z.boolean(), reason: Words }),
        response: {
          200: z.strictObject({ decisionId: z.uuid(), phase: z.enum(['hearing', 'decided']) }),
          ...problems(401, 403, 404, 409, 422, 503),
        },
      },
    },
    async (request) => {
      const staff = await authorize(request, dependencies.verifyToken, 'takeNextHearing');
      const { institutionId } = staff;
      const caseId = request.params.id;
      const { decisionId, agree, reason } = request.body;
      const { phase } = await withWords(
        dependencies,
        { institutionId, caseId, scope: scopeOf(staff), words: [{ kind: 'reason', body: reason }] },
        ([text]) =>
          instruct(dependencies.temporal, {
            institutionId,
            caseId,
            actor: actorInHearing(staff),
            command: { type: 'signDecision', decisionId, agree, reasonCommitment: text?.commitment ?? '' },
          }),
      );
      return { decisionId, phase: phase === 'decided' ? ('decided' as const) : ('hearing' as const) };
    },
  );
};
