import { z } from 'zod';
import { momentOfClock } from '#workflows/domain/term.ts';
import type { Form } from './form.ts';

const LocalTime = z.iso.datetime({ local: true, precision: -1 });

/**
 * The moment, RFC 3339 UTC, that a field for a date and a time states by the clocks of a zone; `undefined` for an empty field.
 * Anything else stays as it was sent, for the schema to refuse.
 */
export function readMoment(form: Pick<Form, 'text'>, name: string, timeZone: string): string | undefined {
  const local = form.text(name);
  return local !== undefined && LocalTime.safeParse(local).success ? momentOfClock(local, timeZone) : local;
}
