import { z } from 'zod';
import type { RegisterRoute } from '../../route.ts';

/** Reports that the process is running, without checking any other part. */
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
