import { act } from './act.ts';

/** An appointment did not take place. That is recorded as missed, and as no finding about anyone. */
export const recordMissedAppointment = act({
  name: 'recordMissedAppointment',
  as: ['judge', 'supervisor'],
  command: ({ body: { appointmentId } }: { body: { appointmentId: string } }) => ({
    type: 'recordMissedAppointment',
    appointmentId,
  }),
  answer: ({ body: { appointmentId } }) => ({ appointmentId, status: 'missed' as const }),
});
