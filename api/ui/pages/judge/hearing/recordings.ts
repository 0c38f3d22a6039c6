import { fieldId, type FormState } from '#api/ui/form-state.ts';
import { html } from '#api/ui/html.ts';
import { Remarks } from '#api/ui/parts/field.ts';
import { Moment } from '#api/ui/parts/moment.ts';
import { Select } from '#api/ui/parts/select.ts';
import { StaffForm } from '#api/ui/parts/staff-form.ts';
import { say, type Words } from '#api/ui/say.ts';
import { hearingAddress, type HearingProps } from './hearing-props.ts';

const WHAT = [
  { value: 'recording', label: say`Recording` },
  { value: 'transcript', label: say`Transcript` },
];
const MAKERS = [
  { value: 'judge', label: say`the judge` },
  { value: 'subject', label: say`the subject` },
  { value: 'interpreter', label: say`an interpreter` },
  { value: 'transcriber', label: say`a person who wrote it down` },
  { value: 'software', label: say`a program, unchecked` },
];
const nameIn = (choices: typeof WHAT, value: string): Words =>
  choices.find((choice) => choice.value === value)?.label ?? value;

/** Recordings and transcripts of meetings, which are kept only while the subject allows them. */
export function Recordings({ form, ...props }: HearingProps & { form: FormState }) {
  const { view } = props;
  const { allowed, recordings } = view.recording;
  const isHeld = view.phase === 'hearing' && view.you.holding;
  if (recordings.length === 0 && !isHeld) return null;
  return html`<h3>Recordings</h3>
    <p class="small soft">
      ${
        allowed === true
          ? say`The subject allows meetings to be recorded. They can withdraw this permission, and recordings are then deleted. They cannot be cited; write a minute.`
          : allowed === false
            ? say`The subject does not allow meetings to be recorded.`
            : say`The subject has not said whether meetings may be recorded. Their page asks them once there is an appointment or a minute.`
      }
    </p>
    ${
      recordings.length > 0 &&
      html`<ul>
        ${recordings.map(({ id, what, madeBy, addedAt, deletedAt }) => {
          const name = say`${nameIn(WHAT, what)}, made by ${nameIn(MAKERS, madeBy)}`;
          return html`<li>
            ${deletedAt === null ? html`<a href=${hearingAddress(props, `/attachments/${id}`)} download>${name}</a>` : html`${name} (deleted)`}
            · ${Moment({ at: addedAt })}
          </li>`;
        })}
      </ul>`
    }
    ${isHeld && allowed === true && Add({ form, ...props })}`;
}

function Add({ form, ...props }: HearingProps & { form: FormState }) {
  const id = fieldId('/file');
  return html`<details class="no-print" open=${form.errors.length > 0}>
    <summary>Add a recording or a transcript</summary>
    ${StaffForm({
      signedIn: props.visit.signedIn,
      action: hearingAddress(props, '/recordings'),
      enctype: 'multipart/form-data',
      children: html`${Select({ form, name: 'what', label: say`What it is`, empty: say`Choose`, options: WHAT })}
        ${Select({ form, name: 'madeBy', label: say`Who made it`, empty: say`Choose`, options: MAKERS })}
        <div class="field">
          <label for=${id}>File</label>
          ${Remarks({ form, name: 'file', hint: say`Sound or video; a transcript as PDF or text. At most 10 MB.` })}
          <input id=${id} type="file" name="file" accept="audio/*,video/*,.pdf,.txt" />
        </div>
        <button class="second">Add it</button>`,
    })}
  </details>`;
}
