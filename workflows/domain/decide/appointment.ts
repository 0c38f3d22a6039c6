import type { Way } from '../appointment.ts';
import type { Policy } from '../policy.ts';
import type { CaseState } from '../state.ts';
import type { Appointment } from '../hearing.ts';
import { hearingOf } from './hearing.ts';
import { accept, refuse, type Decided, type Effect, type Given } from './result.ts';

/** Maximum number of appointments, and of minutes, in one case. */
const MAX_APPOINTMENTS = 20;

const TELLING: Effect[] = [{ type: 'notifySubject', about: 'appointment' }];

/** Whether a policy provides for a way of meeting: without rules of its own it does, but for video, which needs an address. */
function allowsWay({ hearing: { appointments } }: Policy, way: Way): boolean {
  if (way === 'video' && appointments?.videoUrl === undefined) return false;
  return appointments?.ways === undefined || appointments.ways.includes(way);
}

/** The judge proposes times at which subject and judge meet. */
export function proposeAppointment({ policy, state, command, at }: Given<'proposeAppointment'>): Decided {
  const hearing = hearingOf(state);
  if (!hearing) return refuse('wrongPhase', `the case is in phase ${state.phase}`);
  if (!allowsWay(policy, command.way)) return refuse('wayNotAllowed', `it is ${command.way}`);
  if ((hearing.appointments?.length ?? 0) >= MAX_APPOINTMENTS)
    return refuse('appointmentLimit', `${MAX_APPOINTMENTS} have been proposed`);
  const { appointmentId, way, placeCommitment } = command;
  const times = inOrder(command.times);
  if (times.some((time) => time <= at)) return refuse('timePassed');
  return accept([{ type: 'appointmentProposed', appointmentId, way, times, placeCommitment }], TELLING);
}

/** The subject chooses one of the proposed times, or another of them than before. */
export function chooseAppointment({ state, command, at }: Given<'chooseAppointment'>): Decided {
  const standing = standingAppointment(state, command.appointmentId);
  if (!standing.ok) return standing.refused;
  const time = new Date(command.time).toISOString();
  if (!standing.appointment.times.includes(time) || time <= at) return refuse('timeNotProposed');
  if (standing.appointment.time === time) return refuse('alreadyGiven');
  return accept([{ type: 'appointmentChosen', appointmentId: command.appointmentId, time }], TELLING);
}

/** The judge proposes other times for an appointment. */
export function moveAppointment({ state, command, at }: Given<'moveAppointment'>): Decided {
  const standing = standingAppointment(state, command.appointmentId);
  if (!standing.ok) return standing.refused;
  const times = inOrder(command.times);
  if (times.some((time) => time <= at)) return refuse('timePassed');
  const { appointmentId, reasonCommitment } = command;
  return accept([{ type: 'appointmentMoved', appointmentId, times, reasonCommitment }], TELLING);
}

export function cancelAppointment({ state, command }: Given<'cancelAppointment'>): Decided {
  const standing = standingAppointment(state, command.appointmentId);
  if (!standing.ok) return standing.refused;
  const { appointmentId, reasonCommitment } = command;
  return accept([{ type: 'appointmentCancelled', appointmentId, reasonCommitment }], TELLING);
}

/** An appointment did not take place. It is recorded as missed, and as nothing else. */
export function recordMissedAppointment({ state, command, at }: Given<'recordMissedAppointment'>): Decided {
  const standing = standingAppointment(state, command.appointmentId);
  if (!standing.ok) return standing.refused;
  const { time } = standing.appointment;
  if (time === null || at < time)
    return refuse('notDue', time === null ? 'no time has been chosen' : `it is at ${time}`);
  return accept([{ type: 'appointmentMissed', appointmentId: command.appointmentId }]);
}

type StandingAppointment = { ok: true; appointment: Appointment } | { ok: false; refused: Decided };

/** An appointment of a case that is heard, which is neither cancelled nor missed. */
function standingAppointment(state: CaseState, appointmentId: string): StandingAppointment {
  const hearing = hearingOf(state);
  if (!hearing) return { ok: false, refused: refuse('wrongPhase', `the case is in phase ${state.phase}`) };
  const appointment = hearing.appointments?.find((each) => each.appointmentId === appointmentId);
  if (!appointment) return { ok: false, refused: refuse('appointmentUnknown') };
  if (appointment.status === 'cancelled' || appointment.status === 'missed')
    return { ok: false, refused: refuse('appointmentOver', `it is ${appointment.status}`) };
  return { ok: true, appointment };
}

const inOrder = (times: readonly string[]): string[] =>
  [...new Set(times.map((time) => new Date(time).toISOString()))].toSorted();

/** The judge's minute of a meeting, which the subject confirms or corrects. */
export function recordMinute({ state, command, at }: Given<'recordMinute'>): Decided {
  const hearing = hearingOf(state);
  if (!hearing) return refuse('wrongPhase', `the case is in phase ${state.phase}`);
  if ((hearing.minutes?.length ?? 0) >= MAX_APPOINTMENTS)
    return refuse('appointmentLimit', `${MAX_APPOINTMENTS} minutes have been recorded`);
  const [from, to] = [command.from, command.to].map((time) => new Date(time).toISOString()) as [string, string];
  if (from >= to || to > at) return refuse('minuteOfNoTime');
  const { minuteId, way, minuteCommitment } = command;
  return accept(
    [{ type: 'minuteRecorded', minuteId, way, from, to, minuteCommitment }],
    [{ type: 'notifySubject', about: 'minute' }],
  );
}

/** The subject's reply to a minute. A correction may follow a confirmation, and stands beside the minute. */
export function answerMinute({ state, command }: Given<'answerMinute'>): Decided {
  const hearing = hearingOf(state);
  if (!hearing) return refuse('wrongPhase', `the case is in phase ${state.phase}`);
  const { minuteId, confirmed, correctionCommitment } = command;
  const minute = hearing.minutes?.find((each) => each.minuteId === minuteId);
  if (!minute) return refuse('minuteUnknown');
  if (minute.answer?.confirmed === true && confirmed) return refuse('alreadyGiven');
  return accept([{ type: 'minuteAnswered', minuteId, confirmed, correctionCommitment }]);
}
