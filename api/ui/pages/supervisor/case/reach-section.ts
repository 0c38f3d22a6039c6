import type { SubjectRecord } from '#db/cases/read-subject-record.ts';
import { html } from '#api/ui/html.ts';
import { ErrorSummary } from '#api/ui/parts/error-summary.ts';
import { StaffForm } from '#api/ui/parts/staff-form.ts';
import { TextArea } from '#api/ui/parts/text-area.ts';
import { TextInput } from '#api/ui/parts/text-input.ts';
import { caseAddressOf } from '../case-words.ts';
import { nameOf, type DeskProps } from './desk-props.ts';
import { say } from '#api/ui/say.ts';

/** Who the subject is and how they are reached, with the ways to correct that and to send them a new link. */
export function ReachSection({
  visit,
  material: { caseId, state },
  person,
  formOf,
}: DeskProps & { person: SubjectRecord | undefined }) {
  if (!person || state.erasedAt !== undefined) return null;
  const form = formOf('contact');
  const place = caseAddressOf(caseId);
  return html`<section class="card" aria-labelledby="reach">
    <h2 id="reach">Reaching the subject</h2>
    <dl class="pairs beside">
      <dt>Name</dt>
      <dd><bdi>${person.name}</bdi></dd>
      <dt>Contact</dt>
      <dd><bdi>${person.contact}</bdi></dd>
    </dl>
    ${
      state.phase !== 'withdrawn' &&
      html`<details open=${form.errors.length > 0}>
          <summary>Correct the contact</summary>
          <p>
            The subject is sent a new notice with a private link. If no notice has reached them so far, the time in
            which they can say that their case is different begins with it.
          </p>
          ${StaffForm({
            signedIn: visit.signedIn,
            action: `${place}/contact`,
            children: html`
              ${ErrorSummary({ form, title: say`The contact has not been corrected yet`, nameOf })}
              ${TextInput({ form, name: 'contact', label: say`Email address`, hint: say`Or “post” for a letter, or “pickUp” if the person collects it.` })}
              ${TextArea({ form, name: 'contactReason', label: say`Why`, rows: 2, class: 'short' })}
              <div class="actions"><button class="second">Correct it</button></div>
            `,
          })}
        </details>
        <details>
          <summary>Send a new private link</summary>
          <p>
            The subject is sent a new link. Links that they already have stop working an hour after it was handed over.
          </p>
          ${StaffForm({
            signedIn: visit.signedIn,
            action: `${place}/link`,
            children: html`<div class="actions"><button class="second">Send a new link</button></div>`,
          })}
        </details>`
    }
  </section>`;
}
