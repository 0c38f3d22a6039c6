import type { Policy } from '#workflows/domain/policy.ts';
import { html } from '#api/ui/html.ts';
import { labelOutcome } from '#workflows/domain/outcome-name.ts';
import { describeNumber } from '#api/ui/figures.ts';

/** A policy's bands on the line from 0 to 1, as words: what each reaches from and up to. */
export function BandStrip({ bands, outcomes }: Pick<Policy, 'bands' | 'outcomes'>) {
  const reaches = bands.map(({ below, outcome }, index) => ({
    from: bands[index - 1]?.below ?? 0,
    to: below ?? 1,
    outcome,
    adverse: outcomes.find(({ name }) => name === outcome)?.adverse === true,
  }));
  return html`<figure class="picture">
    <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      ${reaches.map(
        ({ from, to, adverse }) =>
          html`<rect
            class=${adverse ? 'series-adverse' : 'series-other'}
            x=${(100 * from + 0.15).toFixed(2)}
            width=${Math.max(100 * (to - from) - 0.3, 0).toFixed(2)}
            height="10"
          />`,
      )}
    </svg>
    <figcaption>
      <ul class="plain-bands">
        ${reaches.map(
          ({ from, to, outcome, adverse }) =>
            html`<li>
              <span class="number nowrap">${describeNumber(from)} to ${describeNumber(to)}</span>:
              ${labelOutcome({ outcomes }, outcome)} ${adverse && html` <span class="tag care">adverse</span>`}
            </li>`,
        )}
      </ul>
    </figcaption>
  </figure>`;
}
