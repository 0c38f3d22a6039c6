import { html } from '#api/ui/html.ts';
import { Moment } from '#api/ui/parts/moment.ts';
import { describeSpan } from '#api/figures-in-words.ts';
import type { CaseProps } from './case-props.ts';

/** How much time the subject has left to say that their case is different. */
export function TimeLeft({
  visit: { messages, language },
  view: { appealWindow, phase, mayRaiseClaim, claims },
  at,
}: CaseProps) {
  if (!appealWindow || phase === 'decided' || phase === 'withdrawn') return null;
  const { time } = messages;
  if (!appealWindow.open || appealWindow.endsAt <= at) return html`<p class="soft">${time.title}: ${time.over}</p>`;
  return html`<section class="clock" aria-labelledby="time-left">
    <h2 id="time-left">${time.title}</h2>
    <p class="clock-left" data-until=${appealWindow.endsAt} data-left=${time.left('%')} data-over=${time.over}>
      ${time.left(describeSpan(at, appealWindow.endsAt, language))}
    </p>
    <p>${time.until} ${Moment({ at: appealWindow.endsAt, language })}.</p>
    ${mayRaiseClaim && claims.length === 0 && html`<p class="actions no-print"><a class="button" href="#claim">${messages.claim.title}</a></p>`}
  </section>`;
}
