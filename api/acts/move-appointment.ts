import { z } from 'zod';
import { Times } from '#workflows/domain/appointment.ts';
import { Words } from '../fields/words.ts';
import { act } from './act.ts';

export const Move = z.strictObject({
  times: Times,
  /** The subject reads it. */
  reason: Words,
});

/** A judge proposes other times for an appointment. */
export const moveAppointment = act({
  name: 'moveAppointment',
  as: ['judge', 'supervisor'],
  words: ({ body }: { body: { appointmentId: string; move: z.infer<typeof Move> } }) => [
    { kind: 'reason', text: body.move.reason },
  ],
  command: ({ body: { appointmentId, move }, commitments: [commitment = ''] }) => ({
    type: 'moveAppointment',
    appointmentId,
    times: move.times,
    reasonCommitment: commitment,
  }),
  answer: ({ body: { appointmentId } }) => ({ appointmentId, status: 'proposed' as const }),
});
