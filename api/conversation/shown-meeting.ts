import { z } from 'zod';
import { videoUrlOf } from '#db/conversation/appointment-calendar.ts';
import type { CaseMaterial } from '#db/cases/read-material.ts';
import { Way } from '#workflows/domain/appointment.ts';
import { parseStoredText } from '#db/texts.ts';

const Instant = z.iso.datetime();

/** An appointment as subject and judge are shown it. */
export const ShownAppointment = z.strictObject({
  id: z.uuid(),
  way: Way,
  /** Times to choose from. */
  times: z.array(Instant),
  time: Instant.nullable(),
  status: z.enum(['proposed', 'chosen', 'cancelled', 'missed']),
  place: z.string().nullable(),
  /** Why it was moved or cancelled, if that was its last change. */
  reason: z.string().nullable(),
  /** The address of a video call. */
  url: z.string().nullable(),
});
export type ShownAppointment = z.infer<typeof ShownAppointment>;

/** A minute of a meeting, with the subject's reply. */
export const ShownMinute = z.strictObject({
  id: z.uuid(),
  way: Way,
  from: Instant,
  to: Instant,
  /** Who took part beside subject and judge; `null` once erased, like `text`. */
  present: z.array(z.string()).nullable(),
  text: z.string().nullable(),
  confirmed: z.boolean().nullable(),
  correction: z.string().nullable(),
});
export type ShownMinute = z.infer<typeof ShownMinute>;

const MinuteWords = z.object({ present: z.array(z.string()), text: z.string() });

/** The appointments and minutes of a hearing, in the order in which they were made. */
export function showMeetings({ state, policy, texts }: CaseMaterial): {
  appointments: ShownAppointment[];
  minutes: ShownMinute[];
} {
  const { appointments = [], minutes = [] } = state.hearing ?? {};
  const textOf = (commitment: string | null): string | null =>
    commitment === null ? null : (texts.byCommitment.get(commitment) ?? null);
  return {
    appointments: appointments.map((appointment) => ({
      id: appointment.appointmentId,
      way: appointment.way,
      times: appointment.times,
      time: appointment.time,
      status: appointment.status,
      place: textOf(appointment.placeCommitment),
      reason: textOf(appointment.reasonCommitment),
      url: videoUrlOf(policy, appointment),
    })),
    minutes: minutes.map(({ minuteId, way, from, to, answer }) => {
      const said = MinuteWords.safeParse(parseStoredText(texts.byId.get(minuteId))).data;
      return {
        id: minuteId,
        way,
        from,
        to,
        present: said?.present ?? null,
        text: said?.text ?? null,
        confirmed: answer?.confirmed ?? null,
        correction: textOf(answer?.correctionCommitment ?? null),
      };
    }),
  };
}
