import type { CaseNote } from '#db/case-notes.ts';
import type { FormState } from '../form-state.ts';
import { html } from '../html.ts';
import { say } from '../say.ts';
import type { SignedIn } from '../session/sessions.ts';
import { Moment } from './moment.ts';
import { StaffForm } from './staff-form.ts';
import { TextArea } from './text-area.ts';
import { Voice } from './voice.ts';

/** Notes between the staff of a case, and the form for another one. `notes` is null for a reader who may not see them. */
export function StaffNotes({
  notes,
  signedIn,
  action,
  form,
  mayWrite,
}: {
  notes: readonly CaseNote[] | null;
  signedIn: SignedIn;
  action: string;
  form: FormState;
  mayWrite: boolean;
}) {
  if (notes === null || (notes.length === 0 && !mayWrite)) return null;
  return html`<section class="card" id="notes" aria-labelledby="notes-title">
    <h2 id="notes-title">Notes between staff</h2>
    <p>
      <strong>Notes are not evidence.</strong> No decision may rest on them, and no trail has them. The subject and the
      judges who hear the case do not see them. They are deleted with the subject’s data.
    </p>
    ${
      notes.length > 0 &&
      html`<ol class="plain-list">
        ${notes.map(
          ({ authorName, body, writtenAt }) =>
            html`<li>
              <p class="small soft"><bdi>${authorName}</bdi>, ${Moment({ at: writtenAt })}</p>
              ${Voice({ words: body, class: 'other' })}
            </li>`,
        )}
      </ol>`
    }
    ${
      mayWrite &&
      StaffForm({
        signedIn,
        action,
        children: html`
          ${TextArea({ form, name: 'note', label: say`A note for your colleagues`, rows: 3, class: 'short' })}
          <div class="actions"><button class="second">Leave this note</button></div>
        `,
      })
    }
  </section>`;
}
