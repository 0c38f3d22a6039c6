import { html } from '#api/ui/html.ts';
import { StaffForm } from '#api/ui/parts/staff-form.ts';
import { TextArea } from '#api/ui/parts/text-area.ts';
import { say } from '#api/ui/say.ts';
import { hearingAddress, type HearingFormProps } from './hearing-props.ts';

/** The two ways out of a hearing: return it with a reason, or step back for good without one. */
export function Leave(props: HearingFormProps) {
  const { view, visit, form } = props;
  if (view.phase !== 'hearing') return null;
  return html`<details class="leave no-print" id="leave" open=${form.error('/reason') !== undefined}>
    <summary>Return this hearing or step back</summary>
    <div class="two">
      ${
        view.you.holding &&
        html`<section class="panel" aria-labelledby="release">
          <h3 id="release">Return it to the queue</h3>
          ${StaffForm({
            signedIn: visit.signedIn,
            action: hearingAddress(props, '/release'),
            children: html`
              ${TextArea({ form, name: 'reason', label: say`Why`, rows: 2, class: 'short' })}
              <button class="second">Return it</button>
            `,
          })}
          <p><a href=${hearingAddress(props, '/delegate')}>Hand it to a colleague</a></p>
        </section>`
      }
      <section class="panel" aria-labelledby="recuse">
        <h3 id="recuse">Step back from this case for good</h3>
        <p class="small">You do not have to give a reason, and it is never held against you.</p>
        ${StaffForm({
          signedIn: visit.signedIn,
          action: hearingAddress(props, '/recuse'),
          children: html`
            <label class="check">
              <input type="checkbox" name="conflict" value="true" />
              <span>I have a conflict: I am connected to this case or this person</span>
            </label>
            <button class="grave">Step back</button>
          `,
        })}
      </section>
    </div>
  </details>`;
}
