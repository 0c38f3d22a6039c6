import { isContestable } from '#workflows/domain/state.ts';
import { isWindowOpen } from '#workflows/domain/appeal-window.ts';
import { html } from '#api/ui/html.ts';
import { ErrorSummary } from '#api/ui/parts/error-summary.ts';
import { Moment } from '#api/ui/parts/moment.ts';
import { StaffForm } from '#api/ui/parts/staff-form.ts';
import { TextArea } from '#api/ui/parts/text-area.ts';
import { TextInput } from '#api/ui/parts/text-input.ts';
import { caseAddressOf } from '../case-words.ts';
import { nameOf, type DeskProps } from './desk-props.ts';
import { say } from '#api/ui/say.ts';

/** Gives the subject more time. */
export function WindowForm({ visit, material: { caseId, policy, state }, at, formOf }: DeskProps) {
  const form = formOf('window');
  if (!state.window || !isContestable(state) || !isWindowOpen(policy, state, at)) return null;
  return html`<section class="card" aria-labelledby="window">
    <h2 id="window">Give the subject more time</h2>
    <p>
      The appeal window ends later, and the subject is told. A window is only ever lengthened: this cannot be undone.
    </p>
    ${StaffForm({
      signedIn: visit.signedIn,
      action: `${caseAddressOf(caseId)}/window`,
      children: html`
        ${ErrorSummary({ form, title: say`The window is not lengthened yet`, nameOf })}
        ${TextInput({
          form,
          name: 'endsAt',
          type: 'datetime-local',
          label: say`New end (${visit.timeZone})`,
          hint: html`Later than ${Moment({ at: state.window.endsAt })}.`,
        })}
        ${TextArea({ form, name: 'reason', label: say`Why`, rows: 2, hint: say`Kept beside the trail, for auditors.` })}
        <div class="actions"><button>Give more time</button></div>
      `,
    })}
  </section>`;
}
