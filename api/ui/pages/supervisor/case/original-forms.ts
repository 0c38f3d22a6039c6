import { isContestable } from '#workflows/domain/state.ts';
import { html } from '#api/ui/html.ts';
import { fieldId } from '#api/ui/form-state.ts';
import { ErrorSummary } from '#api/ui/parts/error-summary.ts';
import { Remarks } from '#api/ui/parts/field.ts';
import { Moment } from '#api/ui/parts/moment.ts';
import { StaffForm } from '#api/ui/parts/staff-form.ts';
import { caseAddressOf } from '../case-words.ts';
import { nameOf, type DeskProps } from './desk-props.ts';
import { say } from '#api/ui/say.ts';

/** Adds the letter or note behind each claim that was written down. */
export function OriginalForms({ visit, material: { caseId, state }, formOf }: DeskProps) {
  if (!isContestable(state)) return null;
  const form = formOf('original');
  const id = fieldId('/file');
  return html`${state.claims
    .filter(({ writtenDown, withdrawn }) => writtenDown && !withdrawn)
    .map(
      ({ claimId, raisedAt }) =>
        html`<section class="card" aria-label="The original of a claim">
          <h2>The original of what was said ${Moment({ at: raisedAt })}</h2>
          ${StaffForm({
            signedIn: visit.signedIn,
            action: `${caseAddressOf(caseId)}/claims/${claimId}/original`,
            enctype: 'multipart/form-data',
            children: html`
              ${ErrorSummary({ form, title: say`The file has not been added yet`, nameOf })}
              <div class="field">
                <label for=${id}>File</label>
                ${Remarks({ form, name: 'file', hint: say`The letter, or a note of the call: PDF, PNG, JPEG, WebP or text.` })}
                <input id=${id} type="file" name="file" accept=".pdf,.png,.jpg,.jpeg,.webp,.txt" />
              </div>
              <div class="actions"><button class="second">Add the original</button></div>
            `,
          })}
        </section>`,
    )}`;
}
