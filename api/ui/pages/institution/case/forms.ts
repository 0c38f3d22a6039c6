import { describeDuration } from '#api/ui/figures.ts';
import type { FormState } from '#api/ui/form-state.ts';
import { html } from '#api/ui/html.ts';
import { Choices } from '#api/ui/parts/choices.ts';
import { FactFields } from '#api/ui/parts/fact-fields.ts';
import { StaffForm } from '#api/ui/parts/staff-form.ts';
import { TextArea } from '#api/ui/parts/text-area.ts';
import { TextInput } from '#api/ui/parts/text-input.ts';
import type { CaseProps } from './case-props.ts';
import { say } from '#api/ui/say.ts';

/** Records what later happened in a decided case, or corrects what was recorded. */
export function LaterOutcomeForm({ visit, view, policy, form }: CaseProps & { form: FormState }) {
  const { meaning } = policy.adverseEvent;
  const { laterOutcome: known, laterOutcomeSeq: seq, laterOutcomeComparable: isComparable } = view;
  if (known === undefined)
    return view.phase !== 'decided'
      ? null
      : html`<section class="card" aria-labelledby="later">
          <h2 id="later">What happened later</h2>
          <p class="small soft">
            ${
              view.adverse
                ? say`The decision was adverse, so what happens now cannot be compared with what happens under other decisions: no score uses it.`
                : say`Once you record it, the case becomes a precedent, and later cases are compared with it.`
            }
            ${meaning}
          </p>
          ${OutcomeFields({ visit, view, policy, form })}
        </section>`;
  return html`<section aria-labelledby="later">
    <h2 id="later">What happened later</h2>
    <p>
      <strong>${known}</strong>.
      ${
        isComparable === false
          ? say`The decision was adverse, so no score compares other cases with this one.`
          : say`The case is a precedent of its policy.`
      }
    </p>
    ${
      view.phase === 'decided' &&
      view.erasedAt === undefined &&
      seq !== undefined &&
      html`<details open=${form.errors.length > 0}>
        <summary>Correct it</summary>
        <p>What is recorded stays on the trail, and the correction takes its place, for the precedent as well.</p>
        ${OutcomeFields({ visit, view, policy, form, supersedes: seq })}
      </details>`
    }
  </section>`;
}

function OutcomeFields({
  visit,
  view,
  policy,
  form,
  supersedes,
}: Pick<CaseProps, 'visit' | 'view' | 'policy'> & { form: FormState; supersedes?: number }) {
  const { name, otherwise } = policy.adverseEvent;
  return StaffForm({
    signedIn: visit.signedIn,
    action: `/cases/${view.id}/outcome`,
    children: html`
      ${Choices({
        form,
        name: 'event',
        label: say`What happened`,
        choices: [name, otherwise].map((value) => ({ value, label: value })),
      })}
      ${TextInput({ form, name: 'observedAt', type: 'date', label: say`Date observed`, hint: say`Today, if left empty.` })}
      ${
        supersedes !== undefined &&
        html`<input type="hidden" name="supersedes" value=${String(supersedes)} />
          ${TextArea({ form, name: 'reason', label: say`Why the earlier one was wrong`, rows: 3, class: 'short' })}`
      }
      <div class="actions">
        <button class="second">${supersedes === undefined ? say`Record it` : say`Correct it`}</button>
      </div>
    `,
  });
}

/** Corrects facts of a case that is not decided, with a reason. */
export function FactsForm({ visit, view, policy, form }: CaseProps & { form: FormState }) {
  if (view.phase === 'withdrawn' || view.erasedAt !== undefined) return null;
  if (view.phase === 'decided')
    return html`<p class="small soft">
      If a fact is wrong, a supervisor reopens the case first. Then you can correct it here.
    </p>`;
  return html`<details open=${form.errors.length > 0}>
    <summary>Correct these facts</summary>
    <p>
      Both versions are kept. The case is scored again, the person is told, and they have the whole appeal window again.
      A claim that is open stays open.
    </p>
    ${StaffForm({
      signedIn: visit.signedIn,
      action: `/cases/${view.id}/facts`,
      children: html`
        <input type="hidden" name="fields" value=${policy.attributes.map(({ name }) => name).join(' ')} />
        ${FactFields({ form, attributes: policy.attributes })}
        ${TextArea({ form, name: 'reason', label: say`Why the facts were wrong`, rows: 3, class: 'short' })}
        <div class="actions"><button class="second">Correct the facts</button></div>
      `,
    })}
  </details>`;
}

/** Withdraws the case, with a reason. */
export function WithdrawForm({ visit, view, form }: CaseProps & { form: FormState }) {
  if (view.phase === 'decided' || view.phase === 'withdrawn') return null;
  if (view.decision !== undefined)
    return html`<p class="soft">The decision is under review, so the case cannot be withdrawn until it is decided.</p>`;
  // The person has been asked already; above stands what they said.
  if (view.withdrawal !== undefined && view.claims.some(({ withdrawn }) => !withdrawn)) return null;
  return html`<details open=${form.errors.length > 0}>
    <summary>Withdraw this case</summary>
    <p>
      The person is notified that the case has ended. No decision is made about them, and a withdrawal cannot be undone.
      While a claim is open, they are asked to agree first, and the hearing continues until they do.
    </p>
    ${StaffForm({
      signedIn: visit.signedIn,
      action: `/cases/${view.id}/withdraw`,
      children: html`
        ${TextArea({ form, name: 'reason', label: say`Why`, rows: 3, class: 'short' })}
        <div class="actions"><button class="grave">Withdraw the case</button></div>
      `,
    })}
  </details>`;
}

/** Erases what is personal about the person of a closed case, with a reason. */
export function EraseForm({ visit, view, policy, form, onHold }: CaseProps & { form: FormState }) {
  if ((view.phase !== 'decided' && view.phase !== 'withdrawn') || view.erasedAt !== undefined) return null;
  if (onHold)
    return html`<p class="soft">
      A legal hold is in force, so this person’s data cannot be erased. A supervisor sets the hold and its end.
    </p>`;
  return html`<details open=${form.errors.length > 0}>
    <summary>Erase this person’s data</summary>
    <p>
      Name, contact, their words and files, notices, what people were shown, facts in free text and your reference are
      erased for good, and their private link stops working. The decision, its trail and its proofs stay. Without you,
      this happens ${describeDuration(policy.retention.personalData)} after the case has ended. A legal hold prevents
      it.
    </p>
    ${StaffForm({
      signedIn: visit.signedIn,
      action: `/cases/${view.id}/erasure`,
      children: html`
        ${TextArea({
          form,
          name: 'reason',
          label: say`Why`,
          hint: say`The reason is erased as well, because it may name the person. The trail says that you gave one.`,
          rows: 3,
          class: 'short',
        })}
        <div class="actions"><button class="grave">Erase the data</button></div>
      `,
    })}
  </details>`;
}
