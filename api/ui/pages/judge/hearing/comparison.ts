import type { ComparisonFit } from '#workflows/domain/comparison.ts';
import { html } from '#api/ui/html.ts';
import { Choices } from '#api/ui/parts/choices.ts';
import { ErrorSummary } from '#api/ui/parts/error-summary.ts';
import { StaffForm } from '#api/ui/parts/staff-form.ts';
import { TextArea } from '#api/ui/parts/text-area.ts';
import { Voice } from '#api/ui/parts/voice.ts';
import { say, type Phrase } from '#api/ui/say.ts';
import { hearingAddress, type HearingFormProps, type WholeProps } from './hearing-props.ts';
import { namePointer } from './pointer-names.ts';

/** What judges said of the comparison. */
export function Comparisons({ view, visit }: WholeProps) {
  if (view.comparisons.length === 0) return null;
  return html`<section class="card" aria-labelledby="comparisons">
    <h2 id="comparisons">Whether the comparison fits</h2>
    ${view.comparisons.map(
      ({ fit, judge, reasons }) =>
        html`<p><strong>${NAMES[fit]}</strong>${judge !== visit.staff.id && say`, by ${visit.nameOf(judge)}`}</p>
          ${Voice({ words: reasons, class: 'other' })}`,
    )}
  </section>`;
}

/** Where a judge may say whether the earlier cases are the right evidence about this person. */
export function ComparisonForm(props: HearingFormProps & WholeProps) {
  const { form, visit, view } = props;
  if (!view.score) return null;
  return html`<section class="card" aria-labelledby="comparison-title">
    <h2 id="comparison-title">Does the comparison fit?</h2>
    <p>
      The score compares this person with earlier cases. Those may be the wrong evidence: about other people, another
      time, or a record that was made otherwise. What you say changes nothing in this case by itself; the institution
      reads how often comparisons do not fit.
    </p>
    <details open=${form.errors.length > 0}>
      <summary>Say whether it fits</summary>
      ${StaffForm({
        signedIn: visit.signedIn,
        action: hearingAddress(props, '/comparison'),
        id: 'comparison',
        children: html`
          ${ErrorSummary({ form, title: say`The assessment is not complete yet`, nameOf: namePointer })}
          ${Choices({ form, name: '/comparison/fit', label: say`The comparison`, inRow: true, choices: CHOICES })}
          ${TextArea({ form, name: '/comparison/reasons', label: say`Your reasons`, rows: 3 })}
          <div class="actions"><button class="second">Add it</button></div>
        `,
      })}
    </details>
  </section>`;
}

const NAMES: Record<ComparisonFit, Phrase> = {
  fits: say`It fits`,
  doesNotFit: say`It does not fit`,
  cannotTell: say`Cannot tell`,
};
const CHOICES = [
  { value: 'fits', label: say`fits` },
  { value: 'doesNotFit', label: say`does not fit` },
  { value: 'cannotTell', label: say`I cannot tell` },
];
