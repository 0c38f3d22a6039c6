import { html } from '#api/ui/html.ts';
import { Choices } from '#api/ui/parts/choices.ts';
import { ErrorSummary } from '#api/ui/parts/error-summary.ts';
import { StaffForm } from '#api/ui/parts/staff-form.ts';
import { TextArea } from '#api/ui/parts/text-area.ts';
import { say } from '#api/ui/say.ts';
import { DecisionText } from './decided.ts';
import { hearingAddress, type HearingFormProps, type WholeProps } from './hearing-props.ts';

/** A decision awaiting a second person, and where that person signs or refuses. */
export function Signature(props: HearingFormProps & WholeProps) {
  const { view, visit, form } = props;
  if (!view.proposal) return null;
  return html`<section class="card" aria-labelledby="signature">
    <h2 id="signature">A decision awaiting a signature</h2>
    <p>It departs from the provisional outcome, so the policy requires a second person’s signature.</p>
    ${DecisionText({ ...props, decision: view.proposal })}
    ${
      view.you.maySign &&
      StaffForm({
        signedIn: visit.signedIn,
        action: hearingAddress(props, '/signature'),
        children: html`
          ${ErrorSummary({ form, title: say`Something is still missing` })}
          <input type="hidden" name="/decisionId" value=${view.proposal.id} />
          ${Choices({
            form,
            name: '/agree#boolean',
            label: say`Do you sign it?`,
            inRow: true,
            choices: [
              { value: 'true', label: say`Yes, I sign` },
              { value: 'false', label: say`No, I refuse` },
            ],
          })}
          ${TextArea({ form, name: '/reason', label: say`Why`, rows: 3 })}
          <button>Submit</button>
        `,
      })
    }
  </section>`;
}
