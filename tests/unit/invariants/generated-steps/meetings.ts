import type { CommandOf } from '#workflows/domain/command.ts';
import { latestAppointment } from '#workflows/domain/state.ts';
import type { CoreCase } from '#tests/case/core-case.ts';
import { digest } from '#tests/case/ids.ts';
import { pick, soon } from './step.ts';

/** An appointment whose time is chosen, and which stands. */
export const comingAppointment = ({ state: { hearing } }: CoreCase) =>
  hearing?.appointments?.find(({ status }) => status === 'chosen');

export const recording = ({ newId }: CoreCase): CommandOf<'addRecording'> => ({
  type: 'addRecording',
  recordingId: newId(),
  what: 'recording',
  madeBy: 'judge',
  contentCommitment: digest(1),
  mediaType: 'audio/ogg',
  bytes: 1,
});

export const saying = ({ newId }: CoreCase): CommandOf<'sendMessage'> => ({
  type: 'sendMessage',
  messageId: newId(),
  messageCommitment: digest(1),
});

export const proposing = (given: CoreCase): CommandOf<'proposeAppointment'> => ({
  type: 'proposeAppointment',
  appointmentId: given.newId(),
  way: 'call',
  times: [soon(given, 30), soon(given, 60)],
  placeCommitment: null,
});

/** The appointment that changed last, mostly; sometimes one that there is not. */
const appointmentIn = ({ state, newId }: CoreCase, detail: number): string =>
  ((detail >> 3) % 8 === 0 ? undefined : latestAppointment(state)?.appointmentId) ?? newId();

export const choosing = (given: CoreCase, detail: number): CommandOf<'chooseAppointment'> => {
  const appointmentId = appointmentIn(given, detail);
  const times = given.state.hearing?.appointments?.find((each) => each.appointmentId === appointmentId)?.times ?? [];
  return { type: 'chooseAppointment', appointmentId, time: pick([...times, soon(given, 90)], detail >> 2) };
};

export const moving = (given: CoreCase, detail: number): CommandOf<'moveAppointment'> => ({
  type: 'moveAppointment',
  appointmentId: appointmentIn(given, detail),
  times: [soon(given, 45)],
  reasonCommitment: digest(1),
});

export const cancelling = (given: CoreCase, detail: number): CommandOf<'cancelAppointment'> => ({
  type: 'cancelAppointment',
  appointmentId: appointmentIn(given, detail),
  reasonCommitment: digest(1),
});

export const missing = (given: CoreCase, detail: number): CommandOf<'recordMissedAppointment'> => ({
  type: 'recordMissedAppointment',
  appointmentId: comingAppointment(given)?.appointmentId ?? appointmentIn(given, detail),
});

export const minute = (given: CoreCase): CommandOf<'recordMinute'> => ({
  type: 'recordMinute',
  minuteId: given.newId(),
  way: 'call',
  from: soon(given, -20),
  to: soon(given, -1),
  minuteCommitment: digest(1),
});

export const answeringMinute = ({ state, newId }: CoreCase, detail: number): CommandOf<'answerMinute'> => ({
  type: 'answerMinute',
  minuteId: pick([...(state.hearing?.minutes ?? []).map(({ minuteId }) => minuteId), newId()], detail),
  confirmed: detail % 2 === 0,
  correctionCommitment: detail % 2 === 0 ? null : digest(1),
});
