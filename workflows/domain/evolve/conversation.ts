import type { TrailEvent } from '../event.ts';
import type { ConversationEvent } from '../events/conversation.ts';
import type { Appointment, Hearing } from '../hearing.ts';

/** What an entry of the conversation between judge and subject changes in their hearing. */
export function applyToConversation(
  hearing: Hearing,
  { event, at, actor }: TrailEvent & { event: ConversationEvent },
): Partial<Hearing> {
  switch (event.type) {
    case 'messageSent': {
      const { conversation } = hearing;
      return {
        conversation: { messages: (conversation?.messages ?? 0) + 1, lastAt: at },
      };
    }
    case 'appointmentProposed': {
      const { appointmentId, way, times, placeCommitment } = event;
      const made: Appointment = {
        appointmentId,
        way,
        times,
        placeCommitment,
        time: null,
        entered: null,
        reasonCommitment: null,
        at,
        sequence: 0,
        status: 'proposed',
      };
      const { appointments = [] } = hearing;
      return { appointments: [...appointments, made] };
    }
    case 'appointmentChosen': {
      const { time } = event;
      return changeAppointment(hearing, event, { at, time, entered: time, reasonCommitment: null, status: 'chosen' });
    }
    case 'appointmentMoved': {
      const { times, reasonCommitment } = event;
      return changeAppointment(hearing, event, { at, times, time: null, reasonCommitment, status: 'proposed' });
    }
    case 'appointmentCancelled': {
      const { reasonCommitment } = event;
      return changeAppointment(hearing, event, { at, reasonCommitment, status: 'cancelled' });
    }
    case 'appointmentMissed':
      return changeAppointment(hearing, event, { at, status: 'missed' });
    case 'minuteRecorded': {
      const { minuteId, way, from, to } = event;
      const { minutes = [] } = hearing;
      return {
        minutes: [...minutes, { minuteId, judgeId: actor.id, at, way, from, to }],
      };
    }
    case 'minuteAnswered': {
      const { confirmed, correctionCommitment } = event;
      const { minutes = [] } = hearing;
      return {
        minutes: minutes.map((minute) =>
          minute.minuteId === event.minuteId ? { ...minute, answer: { confirmed, correctionCommitment, at } } : minute,
        ),
      };
    }
  }
}

const changeAppointment = (
  { appointments = [] }: Hearing,
  { appointmentId }: { appointmentId: string },
  change: Pick<Appointment, 'at'> & Partial<Appointment>,
): Partial<Hearing> => ({
  appointments: appointments.map((each) =>
    each.appointmentId === appointmentId ? { ...each, ...change, sequence: each.sequence + 1 } : each,
  ),
});
