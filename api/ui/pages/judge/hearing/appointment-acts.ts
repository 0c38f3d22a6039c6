import { z } from 'zod';
import { cancelAppointment } from '#api/acts/cancel-appointment.ts';
import { moveAppointment } from '#api/acts/move-appointment.ts';
import { perform } from '#api/acts/perform.ts';
import { recordMissedAppointment } from '#api/acts/record-missed-appointment.ts';
import type { ApiDependencies } from '#api/deps.ts';
import { checkText } from '#api/ui/form.ts';
import { mannerOf } from '#api/ui/manner-of.ts';
import type { StaffVisit } from '#api/ui/staff-route.ts';
import { Words } from '#api/fields/words.ts';
import type { Action } from '#workflows/domain/may-act.ts';
import { readMove } from './read-meeting.ts';

export const AppointmentParams = z.object({ id: z.uuid(), appointmentId: z.uuid() });
type AppointmentVisit = StaffVisit<z.infer<typeof AppointmentParams>>;

/** What a judge does with an appointment, by its address. */
export const APPOINTMENT_ACTS: readonly [
  below: string,
  permission: Action,
  act: (visit: AppointmentVisit, dependencies: ApiDependencies) => Promise<unknown>,
][] = [
  [
    'move',
    'moveAppointment',
    ({ staff, params: { id, appointmentId }, form, timeZone }, dependencies) =>
      form.text('what') === 'cancel'
        ? perform(
            dependencies,
            cancelAppointment,
            staff,
            id,
            { appointmentId, reason: checkText(form, 'moveReason', Words) },
            mannerOf(form),
          )
        : perform(
            dependencies,
            moveAppointment,
            staff,
            id,
            { appointmentId, move: readMove(form, timeZone) },
            mannerOf(form),
          ),
  ],
  [
    'missed',
    'recordMissedAppointment',
    ({ staff, params: { id, appointmentId }, form }, dependencies) =>
      perform(dependencies, recordMissedAppointment, staff, id, { appointmentId }, mannerOf(form)),
  ],
];
