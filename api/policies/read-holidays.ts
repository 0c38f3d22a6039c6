import ICAL from 'ical.js';
import { MAX_HOLIDAYS } from '#workflows/domain/calendar.ts';
import { invalid, Problem } from '../problem.ts';

const YEARS_AHEAD = 10;
const MAX_NAME = 200;
/** Maximum number of days in a calendar: enough for some decades of single days. */
const MAX_OCCURRENCES = 20_000;

/** A holiday as an iCalendar file has it. */
interface NamedDay {
  date: string;
  name?: string;
}

/**
 * The days of an iCalendar file's events (RFC 5545), in order and each once: an event of several days is several
 * holidays, and a recurring one is expanded for this year and the ten years after it. Days before this year are left
 * out, and so are cancelled events.
 *
 * @param at the current time, RFC 3339 UTC
 * @throws Problem 422 if the text is not a calendar, or has no day or too many
 */
export function readHolidays(text: string, at: string): NamedDay[] {
  const year = Number(at.slice(0, 4));
  const [first, last] = [`${year}-01-01`, `${year + YEARS_AHEAD}-12-31`];
  const days = new Map<string, NamedDay>();
  for (const { date, name } of occurrencesIn(text, last)) {
    if (date >= first && !days.has(date)) days.set(date, { date, ...(name !== '' && { name }) });
    if (days.size > MAX_HOLIDAYS) throw refuse(`list at most ${MAX_HOLIDAYS} holidays`);
  }
  if (days.size === 0) throw refuse(`the file has no event from ${first} on`);
  return [...days.values()].toSorted((one, other) => (one.date < other.date ? -1 : 1));
}

const refuse = (message: string) => invalid([{ field: '/calendar/iCalendar', message }]);

/** Every day of every event, up to and including `last`. */
function* occurrencesIn(text: string, last: string): Generator<{ date: string; name: string }> {
  try {
    const calendar = new ICAL.Component(ICAL.parse(text.trim()) as unknown[]);
    for (const component of calendar.getAllSubcomponents('vevent')) {
      const isHeld = component.getFirstPropertyValue('status') !== 'CANCELLED';
      if (!isHeld || !component.getFirstProperty('dtstart')) continue;
      const event = new ICAL.Event(component);
      const name = ((event.summary as string | null) ?? '').trim().slice(0, MAX_NAME);
      for (const date of daysOf(event, last)) yield { date, name };
    }
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw refuse('give the text of an iCalendar file, from BEGIN:VCALENDAR to END:VCALENDAR');
  }
}

/** The days of an event; its end is not one of them. */
function* daysOf(event: ICAL.Event, last: string): Generator<string> {
  const length = Math.min(Math.max(1, Math.ceil(event.duration.toSeconds() / 86_400)), MAX_HOLIDAYS);
  const occurrences = event.iterator();
  for (let count = 0; count < MAX_OCCURRENCES; count += 1) {
    const start = occurrences.next() as ICAL.Time | null;
    if (!start || dateIn(start) > last) return;
    for (let day = 0; day < length; day += 1) {
      const each = start.clone();
      each.adjust(day, 0, 0, 0);
      if (dateIn(each) <= last) yield dateIn(each);
    }
  }
  throw refuse('leave out events that recur more than daily');
}

const dateIn = ({ year, month, day }: ICAL.Time): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
