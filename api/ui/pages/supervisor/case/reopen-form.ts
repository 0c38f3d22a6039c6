import { waitingLateClaims } from '#workflows/domain/state.ts';
import { html } from '#api/ui/html.ts';
import { Moment } from '#api/ui/parts/moment.ts';
import { Voice } from '#api/ui/parts/voice.ts';
import type { DeskProps } from './desk-props.ts';
import { ReasonForm } from './reason-form.ts';
import { say } from '#api/ui/say.ts';

/** Late claims that wait, and having the case heard again. */
export function ReopenForms(desk: DeskProps) {
  const { material, formOf } = desk;
  const { state } = material;
  const waiting = waitingLateClaims(state);
  const isDecided = state.phase === 'decided';
  if (state.phase === 'withdrawn' || (!isDecided && waiting.length === 0)) return null;
  return html`
    ${waiting.map((late) => LateClaim({ desk, late }))}
    <section class="card" aria-labelledby="reopen">
      <h2 id="reopen">${waiting.length > 0 ? say`Admit what was said late` : say`Have the case heard again`}</h2>
      <p>
        ${
          isDecided
            ? say`A person hears the case. Its decision stays in force, under review, until they confirm it or supersede it. The subject is told.`
            : say`It joins the hearing, and needs a finding like any other claim. The subject is told.`
        }
      </p>
      ${ReasonForm({
        desk,
        form: formOf('reopen'),
        below: '/reopen',
        title: say`The case has not been reopened yet`,
        name: 'reopenReason',
        label: say`Why it is heard again`,
        hint: say`Stored beside the trail, for auditors.`,
        buttons: html`<button>${waiting.length > 0 ? say`Admit and have it heard` : say`Have it heard again`}</button>`,
      })}
    </section>
  `;
}

function LateClaim({
  desk,
  late: { claimId, raisedAt },
}: {
  desk: DeskProps;
  late: { claimId: string; raisedAt: string };
}) {
  const { texts, trail } = desk.material;
  const form = desk.formOf('decline');
  const raised = trail.find(({ event }) => event.type === 'lateClaimRaised' && event.claimId === claimId)?.event;
  const why = raised?.type === 'lateClaimRaised' ? texts.byCommitment.get(raised.whyCommitment) : undefined;
  return html`<section class="card" aria-label="A late claim">
    <h2>A late claim</h2>
    <p class="small soft">Raised ${Moment({ at: raisedAt })}</p>
    ${Voice({ words: texts.byId.get(claimId) ?? null })}
    <h3>Why it comes late</h3>
    ${Voice({ words: why ?? null })}
    <details open=${form.errors.length > 0}>
      <summary>Decline it</summary>
      ${ReasonForm({
        desk,
        form,
        below: `/late-claims/${claimId}/decline`,
        title: say`The claim has not been declined yet`,
        name: 'declineReason',
        label: say`Why it is declined`,
        hint: say`The subject reads these words.`,
        buttons: html`<button class="second">Decline it</button>`,
      })}
    </details>
  </section>`;
}
