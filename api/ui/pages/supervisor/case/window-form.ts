import { isContestable } from '#workflows/domain/state.ts';
import { isWindowOpen } from '#workflows/domain/appeal-window.ts';
import { html } from '#api/ui/html.ts';
import { Moment } from '#api/ui/parts/moment.ts';
import { caseAddressOf } from '../case-words.ts';
import type { DeskProps } from './desk-props.ts';
import { MoreTimeForm } from './more-time-form.ts';
import { say } from '#api/ui/say.ts';

/** Gives the subject more time. */
export function WindowForm({ visit, material: { caseId, policy, state }, at, formOf }: DeskProps) {
  if (!state.window || !isContestable(state) || !isWindowOpen(policy, state, at)) return null;
  return html`<section class="card" aria-labelledby="window">
    <h2 id="window">Give the subject more time</h2>
    <p>
      The appeal window ends later, and the subject is told. A window can only be extended, so this cannot be undone.
    </p>
    ${MoreTimeForm({
      visit,
      form: formOf('window'),
      action: `${caseAddressOf(caseId)}/window`,
      notYet: say`The window has not been extended yet`,
      fields: ['endsAt', 'reason'],
      label: say`New end (${visit.timeZone})`,
      hint: html`Later than ${Moment({ at: state.window.endsAt })}.`,
      button: say`Give more time`,
    })}
  </section>`;
}
