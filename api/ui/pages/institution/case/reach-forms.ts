import type { FormState } from '#api/ui/form-state.ts';
import { html } from '#api/ui/html.ts';
import { StaffForm } from '#api/ui/parts/staff-form.ts';
import { TextArea } from '#api/ui/parts/text-area.ts';
import { TextInput } from '#api/ui/parts/text-input.ts';
import type { CaseProps } from './case-props.ts';
import { say } from '#api/ui/say.ts';

/** Corrects how the person is reached. */
export function ContactForm({ visit, view, form }: CaseProps & { form: FormState }) {
  if (view.phase === 'withdrawn' || view.erasedAt !== undefined) return null;
  return html`<details open=${form.errors.length > 0}>
    <summary>Correct the contact</summary>
    <p>
      The person is sent a new notice with a private link. If no notice has reached them so far, the time in which they
      can say that their case is different begins with it.
    </p>
    ${StaffForm({
      signedIn: visit.signedIn,
      action: `/cases/${view.id}/contact`,
      children: html`
        ${TextInput({ form, name: 'contact', label: say`Email address`, hint: say`Or “post” for a letter, or “pickUp” if the person collects it.` })}
        ${TextArea({ form, name: 'reason', label: say`Why`, rows: 2, class: 'short' })}
        <div class="actions"><button class="second">Correct it</button></div>
      `,
    })}
  </details>`;
}

/** Sends the person a new private link. */
export function LinkForm({ visit, view }: CaseProps) {
  if (view.phase === 'withdrawn' || view.erasedAt !== undefined) return null;
  return html`<details>
    <summary>Send a new private link</summary>
    <p>The person is sent a new link. Links that they already have stop working an hour after it was handed over.</p>
    ${StaffForm({
      signedIn: visit.signedIn,
      action: `/cases/${view.id}/link`,
      children: html`<div class="actions"><button class="second">Send a new link</button></div>`,
    })}
  </details>`;
}

/** Says that what was handed over has come back. */
export function BounceForm({ visit, view, form }: CaseProps & { form: FormState }) {
  if (
    view.phase === 'withdrawn' ||
    view.erasedAt !== undefined ||
    (!view.reach.reached && view.reach.reachedTooLateAt === undefined && !view.reach.letterOnItsWay)
  )
    return null;
  return html`<details open=${form.errors.length > 0}>
    <summary>Report that a notice has come back</summary>
    <p>
      The person no longer counts as reached. Their time to say that their case is different does not run until they are
      reached, and no adverse decision is made without a judge who has been told so. If one was made without a person, a
      judge looks at it.
    </p>
    ${StaffForm({
      signedIn: visit.signedIn,
      action: `/cases/${view.id}/bounce`,
      children: html`
        ${TextArea({ form, name: 'reason', label: say`What came back`, rows: 2, class: 'short' })}
        <div class="actions"><button class="second">Report it</button></div>
      `,
    })}
  </details>`;
}
