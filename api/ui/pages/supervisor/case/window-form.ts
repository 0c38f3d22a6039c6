import { isContestable } from '#workflows/domain/state.ts';
import { isWindowOpen } from '#workflows/domain/appeal-window.ts';
import { describeMoment } from '#api/figures-in-words.ts';
import { html } from '#api/ui/html.ts';
import { ErrorSummary } from '#api/ui/parts/error-summary.ts';
import { StaffForm } from '#api/ui/parts/staff-form.ts';
import { TextArea } from '#api/ui/parts/text-area.ts';
import { TextInput } from '#api/ui/parts/text-input.ts';
import { caseAddressOf } from '../case-words.ts';
import { nameOf, type DeskProps } from './desk-props.ts';

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
        ${ErrorSummary({ form, title: 'The window is not lengthened yet', nameOf })}
        ${TextInput({
          form,
          name: 'endsAt',
          type: 'datetime-local',
          label: `New end (${visit.timeZone})`,
          hint: `Later than ${describeMoment(state.window.endsAt, 'en', visit.timeZone)}.`,
        })}
        ${TextArea({ form, name: 'reason', label: 'Why', rows: 2, hint: 'Kept beside the trail, for auditors.' })}
        <div class="actions"><button>Give more time</button></div>
      `,
    })}
  </section>`;
}
