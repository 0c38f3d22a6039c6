import { describeNumber } from '#api/figures-in-words.ts';
import type { FormState } from '#api/ui/form-state.ts';
import { html } from '#api/ui/html.ts';
import { StaffForm } from '#api/ui/parts/staff-form.ts';
import { TextArea } from '#api/ui/parts/text-area.ts';
import type { StaffVisit } from '#api/ui/staff-route.ts';

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
      <strong
        >${
          subjectsTold === 0
            ? 'Nobody has been told of their case yet.'
            : subjectsTold === 1
              ? 'One person has already been told of their case.'
              : `${describeNumber(subjectsTold)} people have already been told of their case.`
        }</strong
      >
      ${
        subjectsTold === 0
          ? 'Nobody will hear of the withdrawal.'
          : 'They are notified that it has ended; nobody else hears of it.'
      }
    </p>
    <p>
      This withdraws ${undecided === 1 ? 'the one case' : `the ${describeNumber(undecided)} cases`} that
      ${undecided === 1 ? 'is' : 'are'} not decided, and it cannot be undone. No decision is made about these people. A
      case with an open claim stays until its person agrees. Afterwards you can send the same references again.
    </p>
    ${StaffForm({
      signedIn: visit.signedIn,
      action: `/dockets/${docketId}/withdraw`,
      children: html`
        ${TextArea({ form, name: 'reason', label: 'Why', rows: 3, class: 'short' })}
        <div class="actions"><button class="grave">Withdraw the docket</button></div>
      `,
    })}
  </details>`;
}
