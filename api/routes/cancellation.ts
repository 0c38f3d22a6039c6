import { z } from 'zod';
import { Words } from '../fields/words.ts';
import type { ActRequest } from './act-route.ts';

const Cancellation = z.strictObject({ reason: Words });

/** What a caller sends to cancel an appointment, and what the answer says, for judge and subject alike. */
export const CANCELLATION = {
  body: Cancellation,
  bodyOf: ({ params, body }: ActRequest) => ({
    appointmentId: params['appointmentId'] ?? '',
    reason: (body as z.infer<typeof Cancellation>).reason,
  }),
  answers: { 200: z.strictObject({ appointmentId: z.uuid(), status: z.literal('cancelled') }) },
};
