import { PHASES, type Phase } from '#workflows/domain/state.ts';
import { html } from '../html.ts';
import { describeNumber } from '../figures.ts';
import { PHASE_NAMES } from '../phases.ts';
import { listOf, say, type Words } from '../say.ts';

/** How many of a docket's cases are in each phase, as one bar. The colours are in `institution.css`. */
export function PhaseBar({ phases, label }: { phases: Readonly<Record<Phase, number>>; label: Words }) {
  const present = PHASES.filter((phase) => phases[phase] > 0);
  const total = present.reduce((sum, phase) => sum + phases[phase], 0);
  let start = 0;
  const counts = present.map((phase) => say`${describeNumber(phases[phase])} ${PHASE_NAMES[phase]}`);
  const words = counts.length > 0 ? listOf(counts) : say`no cases`;
  return html`<svg
    class="phase-bar"
    viewBox="0 0 100 10"
    preserveAspectRatio="none"
    role="img"
    aria-label=${say`${label}: ${words}`}
  >
    ${present.map((phase) => {
      const width = (100 * phases[phase]) / total;
      start += width;
      return html`<rect
        class=${`phase-${phase}`}
        x=${(start - width).toFixed(3)}
        width=${width.toFixed(3)}
        height="10"
      />`;
    })}
  </svg>`;
}

/** What the colours of a bar mean, each with its count where counts are given. */
export function PhaseLegend(phases?: Readonly<Record<Phase, number>>) {
  return html`<ul class="legend small">
    ${PHASES.filter((phase) => phases === undefined || phases[phase] > 0).map(
      (phase) =>
        html`<li>
          <span class=${`swatch phase-${phase}`}></span> ${PHASE_NAMES[phase]}${' '}
          ${phases && html`<strong class="number">${describeNumber(phases[phase])}</strong>`}
        </li>`,
    )}
  </ul>`;
}
