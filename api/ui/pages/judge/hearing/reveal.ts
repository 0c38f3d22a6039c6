import { html } from '#api/ui/html.ts';
import { StaffForm } from '#api/ui/parts/staff-form.ts';
import { hearingAddress, isWhole, type HearingProps } from './hearing-props.ts';

/** The step between one's own record and the score. */
export function Reveal(props: HearingProps) {
  return html`<section class="card reveal" aria-labelledby="reveal">
    <h2 id="reveal">Your record is in</h2>
    ${
      isWhole(props.view)
        ? html`<p>Now you may see the records of other judges. The trail keeps when you did.</p>`
        : html`<p>
            It was written before you saw what a machine says of this case. Now you may see the score, the earlier cases
            that look similar, and the records of other judges. The trail keeps when you did.
          </p>`
    }
    ${StaffForm({
      signedIn: props.visit.signedIn,
      action: hearingAddress(props, '/reveal'),
      children: html`<button>${isWhole(props.view) ? 'Go on' : 'Reveal the score'}</button>`,
    })}
  </section>`;
}
