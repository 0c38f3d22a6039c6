import { z } from 'zod';
import { AppointmentBody } from '#api/acts/propose-appointment.ts';
import { MinuteBody } from '#api/acts/record-minute.ts';
import { Move } from '#api/acts/move-appointment.ts';
import { invalid } from '#api/problem.ts';
import { check, type Form } from '#api/ui/form.ts';
import { readMoment } from '#api/ui/read-moment.ts';

/** The times of three fields, of which at least one has to be filled in. */
function timesIn(form: Form, timeZone: string, name: string): string[] {
  const times = [0, 1, 2]
    .map((index) => readMoment(form, `${name}/${index}`, timeZone))
    .filter((time) => time !== undefined);
  if (times.length === 0) throw invalid([{ field: `/${name}/0`, message: 'at least one is required' }]);
  return times;
}

/** The proposal that a form makes; throws a Problem that names its fields. */
export const readProposal = (form: Form, timeZone: string) =>
  check(AppointmentBody, { way: form.text('way'), times: timesIn(form, timeZone, 'times'), place: form.text('place') });

const MoveForm = z.object({ moveTimes: Move.shape.times, moveReason: Move.shape.reason });

/** The other times that a form proposes, with a reason. */
export function readMove(form: Form, timeZone: string): z.infer<typeof Move> {
  const sent = { moveTimes: timesIn(form, timeZone, 'moveTimes'), moveReason: form.text('moveReason') };
  const { moveTimes: times, moveReason: reason } = check(MoveForm, sent);
  return { times, reason };
}

const { way, from, to, present, text } = MinuteBody.shape;
const MinuteForm = z.object({ minuteWay: way, from, to, present, minute: text });

/** The minute that a form writes. */
export function readMinute(form: Form, timeZone: string): z.infer<typeof MinuteBody> {
  const { minuteWay, minute, ...rest } = check(MinuteForm, {
    minuteWay: form.text('minuteWay'),
    from: readMoment(form, 'from', timeZone),
    to: readMoment(form, 'to', timeZone),
    present: (form.text('present') ?? '').split(',').flatMap((name) => (name.trim() === '' ? [] : [name.trim()])),
    minute: form.text('minute'),
  });
  return { ...rest, way: minuteWay, text: minute };
}

/** What was sent of a meeting's form, to stand in it again. */
export const sentMeeting = (form: Form): Record<string, unknown> => ({
  ...Object.fromEntries(
    ['way', 'place', 'moveReason', 'minuteWay', 'from', 'to', 'present', 'minute', 'what', 'madeBy'].map((name) => [
      name,
      form.text(name),
    ]),
  ),
  ...Object.fromEntries(
    ['times', 'moveTimes'].map((name) => [name, [0, 1, 2].map((index) => form.text(`${name}/${index}`) ?? '')]),
  ),
});
