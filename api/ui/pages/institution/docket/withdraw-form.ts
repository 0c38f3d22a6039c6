import { describeNumber } from '#api/ui/figures.ts';
import type { FormState } from '#api/ui/form-state.ts';
import { html } from '#api/ui/html.ts';
import { StaffForm } from '#api/ui/parts/staff-form.ts';
import { TextArea } from '#api/ui/parts/text-area.ts';
import type { StaffVisit } from '#api/ui/staff-route.ts';
import { say, type Phrase } from '#api/ui/say.ts';

/** Withdraws a docket's undecided cases, after saying how many people have already been told of theirs. */
export function WithdrawDocketForm({
  visit,
  docketId,
  undecided,
  subjectsTold,
  form,
}: {
  visit: StaffVisit<{ id: string }>;
  docketId: string;
  undecided: number;
  subjectsTold: number;
  form: FormState;
}) {
  if (undecided === 0) return null;
  return html`<details open=${form.errors.length > 0}>
    <summary>Withdraw this docket</summary>
    <p>
      <strong>${saysHowManyWereTold(subjectsTold)}</strong>
      ${
        subjectsTold === 0
          ? say`Nobody will be told of the withdrawal.`
          : say`They are notified that it has ended; nobody else is told.`
      }
    </p>
    <p>
      ${
        undecided === 1
          ? say`This withdraws the one case that is not decided, and it cannot be undone.`
          : say`This withdraws the ${describeNumber(undecided)} cases that are not decided, and it cannot be undone.`
      }
      No decision is made about these people. A case with an open claim stays until its person agrees. Afterwards you
      can send the same references again.
    </p>
    ${StaffForm({
      signedIn: visit.signedIn,
      action: `/dockets/${docketId}/withdraw`,
      children: html`
        ${TextArea({ form, name: 'reason', label: say`Why`, rows: 3, class: 'short' })}
        <div class="actions"><button class="grave">Withdraw the docket</button></div>
      `,
    })}
  </details>`;
}

function saysHowManyWereTold(subjects: number): Phrase {
  if (subjects === 0) return say`Nobody has been told of their case yet.`;
  if (subjects === 1) return say`One person has already been told of their case.`;
  return say`${describeNumber(subjects)} people have already been told of their case.`;
}
