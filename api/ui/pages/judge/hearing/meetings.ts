import type { ShownAppointment, ShownMinute } from '#api/conversation/shown-meeting.ts';
import type { FormState } from '#api/ui/form-state.ts';
import { html } from '#api/ui/html.ts';
import { Moment, PlannedMoment } from '#api/ui/parts/moment.ts';
import { Select } from '#api/ui/parts/select.ts';
import { StaffForm } from '#api/ui/parts/staff-form.ts';
import { TextArea } from '#api/ui/parts/text-area.ts';
import { TextInput } from '#api/ui/parts/text-input.ts';
import { Voice } from '#api/ui/parts/voice.ts';
import { say, type Words } from '#api/ui/say.ts';
import { hearingAddress, type HearingProps } from './hearing-props.ts';
import { Recordings } from './recordings.ts';

const WAYS = { call: say`Phone call`, video: say`Video call`, inPerson: say`In person` } as const;
const STATUS = {
  proposed: say`The subject has not chosen a time yet.`,
  chosen: say`The subject has chosen this time:`,
  cancelled: say`The appointment is cancelled.`,
  missed: say`It did not take place. This is not a finding.`,
} as const;
const OPTIONS = Object.entries(WAYS).map(([value, label]) => ({ value, label }));
const PLACES = [0, 1, 2];

/** The forms of meetings. */
export interface MeetingForms {
  appointment: FormState;
  move: FormState;
  minute: FormState;
  recording: FormState;
}

/** Appointments with the subject, and the minutes of meetings, which can be cited. */
export function Meetings({ forms, ...props }: HearingProps & { forms: MeetingForms }) {
  const { view } = props;
  const mayMeet = view.phase === 'hearing' && view.you.holding;
  const nothingYet = view.appointments.length + view.minutes.length + view.recording.recordings.length === 0;
  if (!mayMeet && nothingYet) return null;
  return html`<section aria-labelledby="meetings-title" id="meetings">
    <h2 id="meetings-title">Meetings</h2>
    ${view.appointments.map((appointment) => Appointment({ ...props, form: forms.move, appointment, mayMeet }))}
    ${view.minutes.map((minute) => Minute(minute))} ${Recordings({ ...props, form: forms.recording })}
    ${mayMeet && html`${Propose({ ...props, form: forms.appointment })} ${WriteMinute({ ...props, form: forms.minute })}`}
  </section>`;
}

function Appointment({
  form,
  appointment: { id, way, times, time, status, place, url, reason },
  mayMeet,
  ...props
}: HearingProps & { form: FormState; appointment: ShownAppointment; mayMeet: boolean }) {
  const { signedIn } = props.visit;
  const isStanding = mayMeet && (status === 'proposed' || status === 'chosen');
  const address = hearingAddress(props, `/appointments/${id}`);
  return html`<div class="card">
    <h3>${WAYS[way]}</h3>
    ${
      status === 'chosen' && time !== null
        ? html`<p>${STATUS.chosen} ${PlannedMoment({ at: time })}</p>`
        : html`${time !== null && html`<p>${PlannedMoment({ at: time })}</p>`}
            <p>${STATUS[status]}</p>`
    }
    ${
      status === 'proposed' &&
      html`<ul>
        ${times.map((each) => html`<li>${PlannedMoment({ at: each })}</li>`)}
      </ul>`
    }
    ${reason !== null && Voice({ words: reason })} ${place !== null && html`<p>Where: ${place}</p>`}
    ${url !== null && html`<p>The address of the call: <a class="address" href=${url} rel="noreferrer">${url}</a></p>`}
    ${status === 'chosen' && html`<p><a href=${`${address}/calendar`} download>Add it to your calendar</a></p>`}
    ${
      isStanding &&
      html`<details class="no-print" open=${form.errors.length > 0}>
        <summary>Move or cancel it</summary>
        ${StaffForm({
          signedIn,
          action: `${address}/move`,
          children: html`${PLACES.map((index) => TimeInput({ form, name: `moveTimes/${index}`, label: say`New time ${index + 1} (${props.visit.timeZone})` }))}
            ${TextArea({ form, name: 'moveReason', label: say`Why`, rows: 2, hint: say`The subject reads it.` })}
            <div class="actions">
              <button class="second" name="what" value="move">Propose these times</button>
              <button class="second" name="what" value="cancel">Cancel the appointment</button>
            </div>`,
        })}
      </details>`
    }
    ${
      isStanding &&
      time !== null &&
      time <= props.at &&
      StaffForm({
        signedIn,
        action: `${address}/missed`,
        children: html`<button class="second">It did not take place</button>`,
      })
    }
  </div>`;
}

const TimeInput = (field: { form: FormState; name: string; label: Words }) =>
  TextInput({ ...field, type: 'datetime-local' });

function Propose({ form, ...props }: HearingProps & { form: FormState }) {
  return html`<details class="no-print" open=${form.errors.length > 0}>
    <summary>Propose a call or a meeting</summary>
    ${StaffForm({
      signedIn: props.visit.signedIn,
      action: hearingAddress(props, '/appointments'),
      children: html`${Select({ form, name: 'way', label: say`How`, empty: say`Choose`, options: OPTIONS })}
        ${PLACES.map((index) => TimeInput({ form, name: `times/${index}`, label: say`Time ${index + 1} (${props.visit.timeZone})` }))}
        ${TextInput({ form, name: 'place', label: say`Where, or the number that you call`, hint: say`Not needed for a video call.` })}
        <button class="second">Propose</button>`,
    })}
  </details>`;
}

function WriteMinute({ form, ...props }: HearingProps & { form: FormState }) {
  return html`<details class="no-print" open=${form.errors.length > 0}>
    <summary>Write the minute of a meeting</summary>
    ${StaffForm({
      signedIn: props.visit.signedIn,
      action: hearingAddress(props, '/minute'),
      children: html`${Select({ form, name: 'minuteWay', label: say`How you met`, empty: say`Choose`, options: OPTIONS })}
        ${TimeInput({ form, name: 'from', label: say`From (${props.visit.timeZone})` })}
        ${TimeInput({ form, name: 'to', label: say`To (${props.visit.timeZone})` })}
        ${TextInput({ form, name: 'present', label: say`Who else was present`, hint: say`Separated by commas, such as an interpreter or a supporter.` })}
        ${TextArea({ form, name: 'minute', label: say`What was said`, rows: 4, hint: say`The subject confirms or corrects it.` })}
        <button class="second">Record the minute</button>`,
    })}
  </details>`;
}

function Minute({ id, way, from, to, present, text, confirmed, correction }: ShownMinute) {
  return html`<div data-source=${`minute:${id}`}>
    <p class="small soft">Minute · ${WAYS[way]} · ${Moment({ at: from })} to ${Moment({ at: to })}</p>
    ${present !== null && present.length > 0 && html`<p class="small">Also present: ${present.join(', ')}</p>`}
    ${Voice({ words: text, class: 'other', 'data-text': '' })}
    ${confirmed === null && html`<p class="soft small">The subject has not said yet whether it is right.</p>`}
    ${confirmed === true && html`<p class="small">The subject has confirmed it.</p>`}
    ${
      confirmed === false &&
      html`<p class="small">The subject has corrected it:</p>
        ${Voice({ words: correction })}`
    }
  </div>`;
}
