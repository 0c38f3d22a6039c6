import ICAL from 'ical.js';
import { durationToMilliseconds } from '#workflows/domain/duration.ts';
import type { Way } from '#workflows/domain/appointment.ts';
import type { Appointment } from '#workflows/domain/hearing.ts';
import type { NoticeLanguage } from '#workflows/domain/language.ts';
import type { Policy } from '#workflows/domain/policy.ts';
import { policyIn } from '#workflows/domain/translated-policy.ts';

const DEFAULT_LENGTH = 'PT30M';

/** What an entry of a calendar calls a way of meeting. */
const WAYS: Record<NoticeLanguage, Record<Way, string>> = {
  en: { call: 'Phone call', video: 'Video call', inPerson: 'Meeting' },
  de: { call: 'Telefongespräch', video: 'Videogespräch', inPerson: 'Treffen' },
  es: { call: 'Llamada telefónica', video: 'Videollamada', inPerson: 'Reunión' },
};

/** The address of an appointment's video call by its policy's template; `null` for another way of meeting. */
export function videoUrlOf({ hearing: { appointments } }: Policy, { way, appointmentId }: Appointment): string | null {
  if (way !== 'video' || appointments?.videoUrl === undefined) return null;
  return appointments.videoUrl.replace('{appointment}', appointmentId);
}

/** An appointment as iCalendar (RFC 5545), and what a calendar does with it. */
export interface AppointmentCalendar {
  method: 'PUBLISH' | 'CANCEL';
  content: string;
}

/**
 * A chosen appointment for calendars, or one that was moved or cancelled or whose hearing has ended before its time, so that calendars
 * remove it; `null` if no time has ever been chosen. A later version of the same appointment has the same UID and a higher SEQUENCE, so
 * that calendars replace their entry; the end of the hearing is such a version, too. The organizer is where the institution reads answers, as far as its policy says so (RFC 5546).
 *
 * @param appointment with whether its case is still being heard
 * @param place the judge's words for where to meet
 * @param at the current time, RFC 3339 UTC
 * @param language of the reader of the entry
 */
export function calendarOf(
  policy: Policy,
  appointment: Appointment & { isHeard: boolean },
  place: string | null,
  at: string,
  language: NoticeLanguage = 'en',
): AppointmentCalendar | null {
  const { appointmentId, entered, sequence, status, isHeard } = appointment;
  if (entered === null) return null;
  const isFallenAway = !isHeard && status === 'chosen' && entered > at;
  const isOff = status === 'cancelled' || status === 'proposed' || isFallenAway;
  const method = isOff ? 'CANCEL' : 'PUBLISH';
  const length = durationToMilliseconds(policy.hearing.appointments?.length ?? DEFAULT_LENGTH);
  const url = videoUrlOf(policy, appointment);
  const location = place ?? url;
  const calendar = withProperties('vcalendar', { version: '2.0', prodid: '-//Hearken//Hearken//EN', method });
  const event = withProperties('vevent', {
    uid: `${appointmentId}@hearken`,
    // An appointment can fall away between two changes of its own, and be changed again once its case is heard again.
    sequence: sequence * 2 + (isFallenAway ? 1 : 0),
    dtstamp: inUtc(Date.parse(at)),
    dtstart: inUtc(Date.parse(entered)),
    dtend: inUtc(Date.parse(entered) + length),
    summary: `${WAYS[language][appointment.way]}: ${policyIn(policy, language).title}`,
    status: isOff ? 'CANCELLED' : 'CONFIRMED',
    ...(location !== null && { location }),
    ...(url !== null && { url }),
    ...(policy.replyTo !== undefined && { organizer: `mailto:${policy.replyTo}` }),
  });
  calendar.addSubcomponent(event);
  return { method, content: `${calendar.toString()}\r\n` };
}

const inUtc = (milliseconds: number) => ICAL.Time.fromJSDate(new Date(milliseconds), true);

function withProperties(name: string, properties: Record<string, string | number | ICAL.Time>): ICAL.Component {
  const component = new ICAL.Component(name);
  for (const [property, value] of Object.entries(properties)) component.addPropertyWithValue(property, value);
  return component;
}
