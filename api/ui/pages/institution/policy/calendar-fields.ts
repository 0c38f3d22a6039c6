import { WEEKDAYS } from '#workflows/domain/calendar.ts';
import { readHolidays } from '#api/policies/read-holidays.ts';
import { Problem } from '#api/problem.ts';
import type { FormState } from '#api/ui/form-state.ts';
import { html } from '#api/ui/html.ts';
import { TextArea } from '#api/ui/parts/text-area.ts';
import { TextInput } from '#api/ui/parts/text-input.ts';
import { EditorSection } from './editor-section.ts';
import { daysSet } from './what-is-set.ts';
import { say } from '#api/ui/say.ts';

/** The zone in which a policy's days end, the days that do not count, and what notices need. */
export function CalendarFields({ form }: { form: FormState }) {
  return EditorSection({
    form,
    title: say`Days and notices`,
    isSet: daysSet(form),
    fields: ['/timeZone', '/language', '/replyTo', '/calendar'],
    children: html`
      <div class="lines">
        ${TextInput({
          form,
          name: '/timeZone',
          label: say`Time zone`,
          hint: say`Such as Europe/Berlin. With a zone, terms in days end at the end of a local day; without one, a day is 24 hours.`,
        })}
        ${TextInput({
          form,
          name: '/language',
          label: say`Language of notices`,
          hint: say`Such as en, de or es, for subjects whose language is not known. English if empty.`,
        })}
        ${TextInput({
          form,
          name: '/replyTo',
          label: say`Where answers to notices are read`,
          hint: say`An email address. If empty, notices say that answers are not read.`,
        })}
        ${TextArea({
          form,
          name: '/calendar/weekend#lines',
          label: say`Days of the weekend, one per line`,
          hint: say`Out of ${WEEKDAYS.join(', ')}. Saturday and Sunday if empty and holidays are listed.`,
          class: 'short',
        })}
        <div class="wide">
          ${TextArea({
            form,
            name: '/calendar/holidays',
            label: say`Holidays, one per line`,
            hint: say`A day and its name, such as 2026-12-25 Christmas Day; or paste the text of an iCalendar file (.ics). Windows, due times and answers do not end on these days.`,
          })}
        </div>
      </div>
    `,
  });
}

/** The calendar that the fields hold, not yet checked; `undefined` where they are empty. */
export function readCalendar(fields: unknown): Record<string, unknown> | undefined {
  if (typeof fields !== 'object' || fields === null) return undefined;
  const { holidays } = fields as { holidays?: unknown };
  return { ...fields, ...(typeof holidays === 'string' && { holidays: readLines(holidays) }) };
}

function readLines(text: string): unknown[] {
  if (text.trimStart().toUpperCase().startsWith('BEGIN:VCALENDAR'))
    try {
      return readHolidays(text, new Date().toISOString());
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      // Its first line is not a day, so the field says what is wanted.
      return ['BEGIN:VCALENDAR'];
    }
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [, date, name] = /^(\S+)\s+(\S.*)$/.exec(line) ?? [];
      return date === undefined ? line : { date, name };
    });
}

/** A policy, which may be unfinished, with its holidays as the lines of their field. */
export function withHolidayLines(policy: object): object {
  const { calendar } = policy as { calendar?: { holidays?: unknown } };
  if (!Array.isArray(calendar?.holidays)) return policy;
  const lines = calendar.holidays.map((each: unknown) => {
    if (typeof each === 'string') return each;
    const { date = '', name = '' } = Object(each) as { date?: string; name?: string };
    return `${date} ${name}`.trim();
  });
  return { ...policy, calendar: { ...calendar, holidays: lines.join('\n') } };
}
