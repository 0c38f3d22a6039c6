import { act } from './act.ts';

/** The subject chooses one of the times that the judge has proposed. */
export const chooseAppointment = act({
  name: 'chooseAppointment',
  as: [],
  command: ({ body: { appointmentId, time } }: { body: { appointmentId: string; time: string } }) => ({
    type: 'chooseAppointment',
    appointmentId,
    time,
  }),
  answer: ({ body }, { command }) => ({
    appointmentId: body.appointmentId,
    status: 'chosen' as const,
    time: new Date(command.time).toISOString(),
  }),
});
