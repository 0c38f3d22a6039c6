import { z } from 'zod';
import type { RegisterRoute } from '../../route.ts';

/** Whether the process is there at all; asks nothing of anything else. */
export const healthRoute: RegisterRoute = (app) => {
  app.get(
    '/healthz',
    {
      schema: {
        operationId: 'health',
        tags: ['open'],
        summary: 'Whether the process is running',
        response: { 200: z.strictObject({ status: z.literal('ok') }) },
      },
    },
    async () => ({ status: 'ok' as const }),
  );
};
