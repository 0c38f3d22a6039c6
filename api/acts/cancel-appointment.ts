import type { StaffRole } from '#workflows/domain/actor.ts';
import { act } from './act.ts';

const cancelAs = (as: readonly StaffRole[]) =>
  act({
    name: 'cancelAppointment',
    as,
    words: ({ body }: { body: { appointmentId: string; reason: string } }) => [{ kind: 'reason', text: body.reason }],
    command: ({ body: { appointmentId }, commitments: [commitment = ''] }) => ({
      type: 'cancelAppointment',
      appointmentId,
      reasonCommitment: commitment,
    }),
    answer: ({ body: { appointmentId } }) => ({ appointmentId, status: 'cancelled' as const }),
  });

/** A judge cancels an appointment, and says why. */
export const cancelAppointment = cancelAs(['judge', 'supervisor']);

/** The subject cancels an appointment, and says why. */
export const cancelSubjectAppointment = cancelAs([]);
