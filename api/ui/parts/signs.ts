import { html } from '../html.ts';
import type { Contribution } from '#workflows/domain/method.ts';

const FRAME = { viewBox: '0 0 24 24', width: 22, height: 22, class: 'sign', 'aria-hidden': 'true', focusable: 'false' };

/** Points near each other: the similarity that a machine relies on. */
export function MachineSign() {
  return html`<svg ...${FRAME}>
    <circle cx="6" cy="7" r="2" />
    <circle cx="12" cy="5" r="2" />
    <circle cx="17" cy="9" r="2" />
    <circle cx="8" cy="14" r="2" />
    <circle cx="14" cy="14" r="2" />
    <circle cx="11" cy="19.5" r="2" />
  </svg>`;
}

export function PersonSign() {
  return html`<svg ...${FRAME}>
    <circle cx="12" cy="7.5" r="3.8" />
    <path d="M4.5 20.5c.8-4.6 3.8-6.9 7.5-6.9s6.7 2.3 7.5 6.9z" />
  </svg>`;
}

/** One thing that follows from another. */
function TheorySign() {
  return html`<svg ...${FRAME} class="sign line">
    <circle cx="6" cy="6" r="2.5" />
    <circle cx="6" cy="18" r="2.5" />
    <circle cx="18" cy="12" r="2.5" />
    <path d="M8.4 7.2 15.6 10.8M8.4 16.8l7.2-3.6" />
  </svg>`;
}

/** Two people, each still themselves. */
function EmpathySign() {
  return html`<svg ...${FRAME} class="sign line">
    <circle cx="9" cy="12" r="6" />
    <circle cx="15" cy="12" r="6" />
  </svg>`;
}

/** The sign of a method of judging a person. */
export function MethodSign({ method }: { method: Contribution['method'] }) {
  switch (method) {
    case 'correlational':
      return MachineSign();
    case 'theoryBased':
      return TheorySign();
    case 'empathy':
      return EmpathySign();
  }
}
