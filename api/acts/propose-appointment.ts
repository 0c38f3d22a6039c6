import { z } from 'zod';
import { Times, Way } from '#workflows/domain/appointment.ts';
import { words } from '#workflows/domain/words.ts';
import { act } from './act.ts';

const MAX_PLACE_CHARACTERS = 500;

export const AppointmentBody = z.strictObject({
  way: Way,
  /** Times to choose from, to come. */
  times: Times,
  /** Where to meet, or the number that is called; a video call has its address by policy. */
  place: words(MAX_PLACE_CHARACTERS).optional(),
});

/** A judge proposes times at which they and the subject meet. */
export const proposeAppointment = act({
  name: 'proposeAppointment',
  as: ['judge', 'supervisor'],
  words: ({ body }: { body: z.infer<typeof AppointmentBody> }) =>
    body.place === undefined ? [] : [{ kind: 'place', text: body.place }],
  command: ({ id, body: { way, times }, commitments: [commitment = null] }) => ({
    type: 'proposeAppointment',
    appointmentId: id,
    way,
    times,
    placeCommitment: commitment,
  }),
  answer: ({ id }) => ({ appointmentId: id, status: 'proposed' as const }),
});
