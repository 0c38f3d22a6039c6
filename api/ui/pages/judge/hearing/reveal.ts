import { html } from '#api/ui/html.ts';
import { StaffForm } from '#api/ui/parts/staff-form.ts';
import { say } from '#api/ui/say.ts';
import { hearingAddress, isWhole, type HearingProps } from './hearing-props.ts';

/** The step between one's own record and the score. */
export function Reveal(props: HearingProps) {
  return html`<section class="card reveal" aria-labelledby="reveal">
    <h2 id="reveal">Your record has been submitted</h2>
    ${
      isWhole(props.view)
        ? html`<p>You may now see the records of other judges. The trail records when you do.</p>`
        : html`<p>
            You wrote it before you saw what a machine says about this case. You may now see the score, the earlier
            cases that look similar, and the records of other judges. The trail records when you do.
          </p>`
    }
    ${StaffForm({
      signedIn: props.visit.signedIn,
      action: hearingAddress(props, '/reveal'),
      children: html`<button>${isWhole(props.view) ? say`Continue` : say`Reveal the score`}</button>`,
    })}
  </section>`;
}
