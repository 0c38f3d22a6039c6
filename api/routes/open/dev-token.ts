import { z } from 'zod';
import { Problem } from '../../problem.ts';
import { problems, type RegisterRoute } from '../../route.ts';

/** Issues access tokens of demo accounts; available only if the embedded stack provides them. */
export const devTokenRoute: RegisterRoute = (app, { devTokens }) => {
  if (!devTokens) return;
  app.post(
    '/dev/token',
    {
      schema: {
        operationId: 'devToken',
        tags: ['dev'],
        summary: 'Get a token for a demo account; embedded stack only',
        body: z.strictObject({ account: z.string().min(1).max(200) }),
        response: {
          200: z.strictObject({ access_token: z.string(), token_type: z.literal('Bearer') }),
          ...problems(400, 404, 422),
        },
      },
    },
    async (request) => {
      const token = await devTokens(request.body.account);
      if (token === undefined)
        throw new Problem(404, 'unknownAccount', 'There is no such demo account', {
          remedy:
            'use institution, judge-1, judge-2, judge-3, supervisor or auditor, at demo or other; for example judge-1@demo',
        });
      return { access_token: token, token_type: 'Bearer' as const };
    },
  );
};
